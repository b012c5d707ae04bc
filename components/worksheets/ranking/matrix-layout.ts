import { layoutCell, type CellLayout, type Point } from '@/lib/domain/scoring/matrix'
import { cutText } from '@/components/charts/cut-text'
import { directions } from './nearest'
import type { MatrixCase, MatrixView } from './ranking-view'

export interface PlacedCase {
  id: string
  label: string
  dot: Point
  /** Left end of the label and the text that fits there, null for a dot without label. */
  text: (Point & { content: string }) | null
  radius: number
}

export interface PlacedCell {
  key: string
  x: number
  y: number
  count: number
  /** Where the number of cases without a dot is written. */
  more: (Point & { hidden: number }) | null
  cases: PlacedCase[]
}

export interface MatrixLayout {
  width: number
  height: number
  /** Room for level names left of and above the plot. */
  left: number
  top: number
  /** Too narrow for two names of quadrants on one line. */
  narrow: boolean
  cell: { width: number; height: number }
  cells: PlacedCell[]
}

/** Places the whole chart for a width in pixels and a font size: every level a band, every case inside its cell. */
export function layoutMatrix(matrix: MatrixView, room: number, em: number): MatrixLayout {
  const bands = Math.max(1, matrix.levels.length)
  const left = em * 6.5
  const bottom = em * 2
  // A hidden column measures 0; a narrow one scrolls rather than lose its labels.
  const cellWidth = Math.max(em * 6, (room - left) / bands)
  const cellHeight = Math.max(em * 6, Math.min(cellWidth * 0.8, em * 16))
  const narrow = cellWidth * bands < em * 28
  const top = em * (narrow ? 5.5 : 4)
  const cells = matrix.cells.map((cell, index): PlacedCell => {
    const x = left + (index % bands) * cellWidth
    const y = top + Math.floor(index / bands) * cellHeight
    const layout = layoutCell(cellWidth, cellHeight, cell.cases.length, em)
    const hidden = cell.count - layout.dots.length
    return {
      key: `${cell.importance} ${cell.urgency}`,
      x,
      y,
      count: cell.count,
      more: layout.more && { x: x + layout.more.x, y: y + layout.more.y, hidden },
      cases: layout.dots.map((dot, place) => placeCase(cell.cases[place]!, dot, layout, place, x, y, em)),
    }
  })
  return {
    width: left + bands * cellWidth,
    height: top + bands * cellHeight + bottom,
    left,
    top,
    narrow,
    cell: { width: cellWidth, height: cellHeight },
    cells,
  }
}

function placeCase(
  { id, no, label }: MatrixCase,
  dot: Point,
  layout: CellLayout,
  place: number,
  x: number,
  y: number,
  em: number,
): PlacedCase {
  const at = layout.labels[place]
  const cut = cutText(label, layout.labelWidth, em)
  return {
    id,
    label,
    dot: { x: x + dot.x, y: y + dot.y },
    text: at ? { x: x + at.x, y: y + at.y, content: content(cut, no) } : null,
    radius: layout.radius,
  }
}

/** A number alone says more than a number and one letter. */
function content(cut: string, no: string): string {
  return cut.endsWith('…') && no !== '' && cut.startsWith(no) && cut.length < no.length + 4 ? no : cut
}

/** The cell under a point of the drawing, by its place in `cells`; null beside them. */
export function cellAt({ cells, cell }: MatrixLayout, { x, y }: Point): number | null {
  const found = cells.findIndex(
    (each) => x >= each.x && x < each.x + cell.width && y >= each.y && y < each.y + cell.height,
  )
  return found < 0 ? null : found
}

/** The neighbour of a cell that an arrow key leads to, null at an edge. Cells stand row by row, `bands` to a row. */
export function neighbourCell(from: number, key: string, bands: number): number | null {
  const direction = directions[key]
  if (!direction) return null
  const column = (from % bands) + direction.x
  const row = Math.floor(from / bands) + direction.y
  return column >= 0 && column < bands && row >= 0 && row < bands ? row * bands + column : null
}
