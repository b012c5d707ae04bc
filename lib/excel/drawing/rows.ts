import type { Cell, CellValue, Style, Worksheet as Sheet } from 'exceljs'
import { fieldType } from '../../domain/worksheet/fields'
import { BODY_ROW_HEIGHT } from '../../domain/worksheet/formats/format'
import type { Colour, Format, Look } from '../../domain/worksheet/formats/format'
import { cellAddress, parseAddress, parseRange } from '../../domain/worksheet/grid'
import type { GridCell, GridRow } from '../../domain/worksheet/grid'
import type { RenderedColumn, Rendering } from '../../domain/worksheet/render'
import { style } from './styles'
import { cellText, lineCount, plainNumber, webLink } from './text'

/** Lines of body text that fit into `BODY_ROW_HEIGHT`. */
const LINES_IN_ROW = 3

/** Excel refuses a sheet with more. */
const MAX_LINKS = 65_530

/**
 * Yields a function that draws one row of the rendered sheet and hands it over to the file, so rows must come in
 * order. A row of the body is as high as the official ones; where its text needs more, its height is left to Excel,
 * which fits it to the text when it opens the file.
 */
export function rowDrawer(sheet: Sheet, { format, columns }: Rendering): (row: GridRow) => void {
  const fills = fillsByCell(format.look)
  const drawBody = bodyDrawer(format, columns, fills)
  return (gridRow) => {
    const row = sheet.getRow(gridRow.number)
    if (gridRow.number > format.lastHeaderRow) {
      if (fits(gridRow, columns)) row.height = BODY_ROW_HEIGHT
      columns.forEach((_, index) => drawBody(row.getCell(index + 1), index, gridRow))
    } else {
      row.height = format.look.rowHeights[gridRow.number] ?? BODY_ROW_HEIGHT
      columns.forEach((column, index) => {
        const cell = row.getCell(index + 1)
        cell.style = headStyle(format, column, gridRow.number, index, fills.get(cell.address))
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

function fits(row: GridRow, columns: RenderedColumn[]): boolean {
  return columns.every(({ key, width }, index) => {
    const text = row.cells.get(index)?.text ?? ''
    return text === '' || key === 'priority' || lineCount(text, width - 1) <= LINES_IN_ROW
  })
}

/** Style of a cell above the body: a label's, or a header's when it stands in the header rows. */
function headStyle(format: Format, column: RenderedColumn, row: number, index: number, fill?: Colour): Partial<Style> {
  const label = format.look.labels.find(({ at }) => at.split(':')[0] === cellAddress(index, row))
  const look = { fill, size: label?.size, bold: label?.bold, horizontal: label?.align }
  if (row < format.firstHeaderRow) return style(look)
  // Headers that are alone in their column wrap in every row, those under a step's title in their own row.
  const alone = column.work === null && column.key !== 'no'
  return style({
    ...look,
    size: 12,
    sides: column.sides[row - format.firstHeaderRow],
    wrap: row === column.headerRow || (alone && column.headerRow < format.lastHeaderRow),
  })
}

function bodyDrawer(format: Format, columns: RenderedColumn[], fills: Map<string, Colour>) {
  let links = 0
  return (cell: Cell, index: number, row: GridRow): void => {
    const { key, part } = columns[index]!
    const content = row.cells.get(index)
    const link = content && key !== 'priority' && fieldType(key) === 'link' ? webLink(content.text) : null
    const linked = link !== null && links++ < MAX_LINKS
    cell.style = style({
      ...(part === 'head' ? { wrap: key === 'product' && content !== undefined } : body),
      sides: 'LRTB',
      fill: row.number === format.exampleRow ? 'gray' : fills.get(cell.address),
      link: linked,
    })
    if (content) cell.value = linked ? { text: cellText(content.text), hyperlink: link } : valueOf(key, content)
  }
}

const body = { horizontal: 'left', vertical: 'top', wrap: true } as const

/** Only the product's own formulas become formulas; whatever people wrote is a string, also when it begins with `=`. */
function valueOf(key: RenderedColumn['key'], { text, formula }: GridCell): CellValue {
  if (formula !== null) return { formula, result: text === '' ? '' : Number(text) }
  return (key === 'no' ? plainNumber(text) : null) ?? cellText(text)
}
