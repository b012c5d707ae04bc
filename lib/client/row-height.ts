import type { EditableUseCase } from '../domain/merge/edit'
import { cellKeyOf, type GridColumn } from './columns'
import type { Density } from './grid-layout'

/** Lines of text that a cell shows before it fades; the rest is read in the row panel. */
export const MAX_LINES = 8
const LINE_HEIGHT = 20

/** Space above and below a cell's text, and the least height of a row (a row's buttons fit into it), in pixels. */
export const densities: Record<Density, { padding: number; minHeight: number }> = {
  comfortable: { padding: 8, minHeight: 52 },
  compact: { padding: 3, minHeight: 27 },
}

const WIDE_CHARACTER = 13
const NARROW_CHARACTER = 7
const CELL_PADDING = 17

/**
 * About how many lines a text takes at a width in pixels. It is judged by its first character (Japanese or not)
 * because reading every character of 10,000 rows would be felt; drawn rows are measured anyway.
 */
export function estimateLines(text: string, width: number): number {
  const perLine = Math.max(
    1,
    Math.floor((width - CELL_PADDING) / (text.charCodeAt(0) > 0xff ? WIDE_CHARACTER : NARROW_CHARACTER)),
  )
  let lines = 0
  let from = 0
  while (from <= text.length && lines <= MAX_LINES) {
    const end = text.indexOf('\n', from)
    const length = (end === -1 ? text.length : end) - from
    lines += Math.max(1, Math.ceil(length / perLine))
    if (end === -1) break
    from = end + 1
  }
  return lines
}

/**
 * Says about how high a row will be drawn, in pixels. Each row is judged once per layout: what is asked of 10,000 rows
 * whenever a page of them arrives has to be a look-up.
 */
export function rowHeightEstimates(
  columns: readonly GridColumn[],
  widths: readonly number[],
  density: Density,
): (useCase: EditableUseCase | undefined) => number {
  const known = new WeakMap<EditableUseCase, number>()
  const { minHeight } = densities[density]
  return (useCase) => {
    if (!useCase) return minHeight
    let height = known.get(useCase)
    if (height === undefined) {
      height = estimateRowHeight(useCase, columns, widths, density)
      known.set(useCase, height)
    }
    return height
  }
}

function estimateRowHeight(
  useCase: EditableUseCase,
  columns: readonly GridColumn[],
  widths: readonly number[],
  density: Density,
): number {
  const { padding, minHeight } = densities[density]
  let lines = 1
  for (const [at, column] of columns.entries()) {
    const key = cellKeyOf(column)
    const text = key && useCase.cells[key]
    if (text) lines = Math.max(lines, estimateLines(text, widths[at] ?? 0))
  }
  return Math.max(minHeight, Math.min(lines, MAX_LINES) * LINE_HEIGHT + 2 * padding + 1)
}
