import type { Style, Worksheet as Sheet } from 'exceljs'
import { plainNumber } from '../../domain/worksheet/cell-text'
import { fieldType } from '../../domain/worksheet/fields'
import { BODY_ROW_HEIGHT } from '../../domain/worksheet/formats/format'
import type { Colour, Format, Look } from '../../domain/worksheet/formats/format'
import { cellAddress, parseRange } from '../../domain/worksheet/grid'
import type { GridCell, GridRow } from '../../domain/worksheet/grid'
import type { RenderedColumn, Rendering } from '../../domain/worksheet/render'
import { style } from './styles'
import type { CellLook } from './styles'
import { cellText, lineCount, mostLines, webLink } from './text'
import type { PlainCell } from './workbook-writer'

/** Points that a line of body text takes, and that Excel gives a row at most. */
export const LINE_HEIGHT = 17.4
export const MAX_ROW_HEIGHT = 409

/** Excel refuses a sheet with more. */
const MAX_LINKS = 65_530

/** Yields a function that draws a row above the body and hands it over to the file, so rows must come in order. */
export function headDrawer(sheet: Sheet, { format, columns }: Rendering): (row: GridRow) => void {
  const fills = fillsByCell(format.look)
  return (gridRow) => {
    const row = sheet.getRow(gridRow.number)
    row.height = format.look.rowHeights[gridRow.number]!
    columns.forEach((column, index) => {
      const cell = row.getCell(index + 1)
      // The user's own columns go on as the format's last column ends.
      const fill = fills.get(cellAddress(Math.min(index, format.columns.length - 1), gridRow.number))
      cell.style = headStyle(format, column, gridRow.number, index, fill)
      const text = gridRow.cells.get(index)?.text
      if (text !== undefined) cell.value = cellText(text)
    })
    row.commit()
  }
}

function fillsByCell(look: Look): Map<string, Colour> {
  const fills = new Map<string, Colour>()
  for (const { range, colour } of look.fills) {
    const { top, bottom, left, right } = parseRange(range)!
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) fills.set(cellAddress(column, row), colour)
    }
  }
  return fills
}

/**
 * Height in points of a row of the body: the official files', or what its text needs, because not every program fits
 * rows to their text when it opens a file.
 */
export function bodyHeight(row: GridRow, columns: RenderedColumn[]): number {
  // As many as fit anyway, so that most texts need not be counted character by character.
  let lines = Math.floor(BODY_ROW_HEIGHT / LINE_HEIGHT)
  columns.forEach(({ width }, index) => {
    const text = row.cells.get(index)?.text
    if (text && mostLines(text, width) > lines) lines = Math.max(lines, lineCount(text, width))
  })
  return Math.min(Math.max(BODY_ROW_HEIGHT, lines * LINE_HEIGHT), MAX_ROW_HEIGHT)
}

/** Style of a cell above the body: a label's, or a header's when it stands in the header rows. */
function headStyle(format: Format, column: RenderedColumn, row: number, index: number, fill?: Colour): Partial<Style> {
  const label = format.look.labels.find(({ at }) => at.split(':')[0] === cellAddress(index, row))
  const look = { fill, size: label?.size, bold: label?.bold, horizontal: label?.align }
  if (row < format.firstHeaderRow) return style(look)
  // Headers that are alone in their column wrap in every row, those under a step's title in their own row.
  const isAlone = column.work === null && column.headerRow < format.lastHeaderRow
  return style({
    ...look,
    size: 12,
    sides: column.sides[row - format.firstHeaderRow],
    wrap: column.key !== 'no' && (isAlone || row === column.headerRow),
  })
}

/** Yields a function that makes the cells of a row of the body. Most styles are looked up by column, not composed. */
export function bodyCells({ format, columns }: Rendering): (row: GridRow) => PlainCell[] {
  const fills = fillsByCell(format.look)
  const filledRows = new Set([...fills.keys()].map((address) => Number(/\d+$/.exec(address))))
  const looks = columns.map(({ part }): CellLook => ({ ...(part === 'head' ? {} : body), sides: 'LRTB' }))
  const styles = looks.map(style)
  let links = 0
  return (row) => {
    const isFilled = filledRows.has(row.number)
    return columns.map(({ key, width }, index): PlainCell => {
      const content = row.cells.get(index)
      const isLink = key !== 'priority' && key !== 'rowId' && fieldType(key) === 'link'
      const address = content && isLink ? webLink(content.text) : null
      const link = address !== null && links++ < MAX_LINKS ? address : null
      const ownFill = isFilled ? fills.get(cellAddress(index, row.number)) : undefined
      const fill = row.number === format.exampleRow ? 'gray' : ownFill
      // The files leave product names on one line, where a longer one would be hidden by the next column.
      const isLongName = key === 'product' && content !== undefined && lineCount(content.text, width) > 1
      const isPlain = !fill && link === null && !isLongName
      return {
        style: isPlain
          ? styles[index]!
          : style({ ...looks[index], ...(isLongName && { wrap: true }), fill, link: link !== null }),
        ...(content && valueOf(key, content)),
        link,
      }
    })
  }
}

const body: CellLook = { horizontal: 'left', vertical: 'top', wrap: true }

/** Only the product's own formulas become formulas; whatever people wrote is a string, also when it begins with `=`. */
function valueOf(key: RenderedColumn['key'], { text, formula }: GridCell): Omit<PlainCell, 'style'> {
  if (formula !== null) return { formula: { formula, result: text === '' ? null : Number(text) } }
  const number = key === 'no' ? plainNumber(text) : null
  return number === null ? { text: cellText(text) } : { number }
}
