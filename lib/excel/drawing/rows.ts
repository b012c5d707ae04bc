import type { Cell, CellValue, Style, Worksheet as Sheet } from 'exceljs'
import { fieldType } from '../../domain/worksheet/fields'
import { BODY_ROW_HEIGHT } from '../../domain/worksheet/formats/format'
import type { Colour, Format, Look } from '../../domain/worksheet/formats/format'
import { cellAddress, parseRange } from '../../domain/worksheet/grid'
import type { GridCell, GridRow } from '../../domain/worksheet/grid'
import type { RenderedColumn, Rendering } from '../../domain/worksheet/render'
import { style } from './styles'
import type { CellLook } from './styles'
import { cellText, lineCount, plainNumber, webLink } from './text'

/** Points that a line of body text takes, and that Excel gives a row at most. */
const LINE_HEIGHT = 17.4
const MAX_ROW_HEIGHT = 409

/** Excel refuses a sheet with more. */
const MAX_LINKS = 65_530

/**
 * Yields a function that draws one row of the rendered sheet and hands it over to the file, so rows must come in
 * order. A row of the body is as high as the official ones, or as its text needs: not every program fits rows to their
 * text when it opens a file.
 */
export function rowDrawer(sheet: Sheet, { format, columns }: Rendering): (row: GridRow) => void {
  const fills = fillsByCell(format.look)
  const drawBody = bodyDrawer(format, columns, fills)
  return (gridRow) => {
    const row = sheet.getRow(gridRow.number)
    if (gridRow.number > format.lastHeaderRow) {
      row.height = bodyHeight(gridRow, columns)
      columns.forEach((_, index) => drawBody(row.getCell(index + 1), index, gridRow))
    } else {
      row.height = format.look.rowHeights[gridRow.number]!
      columns.forEach((column, index) => {
        const cell = row.getCell(index + 1)
        // The user's own columns go on as the format's last column ends.
        const fill = fills.get(cellAddress(Math.min(index, format.columns.length - 1), gridRow.number))
        cell.style = headStyle(format, column, gridRow.number, index, fill)
        const text = gridRow.cells.get(index)?.text
        if (text !== undefined) cell.value = cellText(text)
      })
    }
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

function bodyHeight(row: GridRow, columns: RenderedColumn[]): number {
  let lines = 1
  columns.forEach(({ width }, index) => {
    const content = row.cells.get(index)
    if (content) lines = Math.max(lines, lineCount(content.text, width))
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

/** Draws cells of the body. Ten thousand rows have 200,000, so most styles are looked up by column, not composed. */
function bodyDrawer(format: Format, columns: RenderedColumn[], fills: Map<string, Colour>) {
  const looks = columns.map(({ part }): CellLook => ({ ...(part === 'head' ? {} : body), sides: 'LRTB' }))
  const styles = looks.map(style)
  let links = 0
  return (cell: Cell, index: number, row: GridRow): void => {
    const { key, width } = columns[index]!
    const content = row.cells.get(index)
    const link = content && key !== 'priority' && fieldType(key) === 'link' ? webLink(content.text) : null
    const isLink = link !== null && links++ < MAX_LINKS
    const fill = row.number === format.exampleRow ? 'gray' : fills.get(cell.address)
    // The files leave product names on one line, where a longer one would be hidden by the next column.
    const isLongName = key === 'product' && content !== undefined && lineCount(content.text, width) > 1
    if (fill || isLink || isLongName) {
      cell.style = style({ ...looks[index], ...(isLongName && { wrap: true }), fill, link: isLink })
    } else cell.style = styles[index]!
    if (content) cell.value = isLink ? { text: cellText(content.text), hyperlink: link } : valueOf(key, content)
  }
}

const body: CellLook = { horizontal: 'left', vertical: 'top', wrap: true }

/** Only the product's own formulas become formulas; whatever people wrote is a string, also when it begins with `=`. */
function valueOf(key: RenderedColumn['key'], { text, formula }: GridCell): CellValue {
  if (formula !== null) return { formula, result: text === '' ? '' : Number(text) }
  return (key === 'no' ? plainNumber(text) : null) ?? cellText(text)
}
