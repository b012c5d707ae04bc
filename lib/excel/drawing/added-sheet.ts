import type { Worksheet as Sheet } from 'exceljs'
import type { AddedCell, AddedRow, AddedSheet } from '../../domain/worksheet/added-sheet'
import { cellAddress, type GridMerge } from '../../domain/worksheet/grid'
import { lookOf } from './added-look'
import { LINE_HEIGHT, MAX_ROW_HEIGHT } from './rows'
import { pageSetup, style } from './styles'
import { cellText, lineCount } from './text'
import { addSheet, rowWriter, type PlainCell, type WorkbookWriter } from './workbook-writer'

const ROW_HEIGHT = 20.4

/** Draws a sheet that the product adds, in the manner of the workbook; its first row holds texts only. */
export function drawAdded(workbook: WorkbookWriter, { name, columns, rows, merges, lists }: AddedSheet): void {
  const sheet = addSheet(workbook, name, {
    views: [{ state: 'normal', showGridLines: false, zoomScale: 85, zoomScaleNormal: 85 }],
    pageSetup,
  })
  sheet.columns = columns.map(({ width, hidden = false }) => ({ width, hidden, style: style({}) }))
  for (const { top, bottom, left, right } of merges) {
    sheet._merges.push(`${cellAddress(left, top)}:${cellAddress(right, bottom)}`)
  }
  for (const { range, texts } of lists) {
    sheet.dataValidations.add(range, { type: 'list', formulae: [`"${texts.join()}"`], allowBlank: true })
  }
  const mergeAt = new Map(
    merges.flatMap((merge) =>
      columns
        .slice(merge.left, merge.right + 1)
        .map((_, index) => [`${merge.top} ${merge.left + index}`, merge] as const),
    ),
  )
  const widthOf = ({ left, right }: GridMerge) =>
    columns.slice(left, right + 1).reduce((sum, { width }) => sum + width, 0)
  // exceljs opens the part's rows with the first row of its own.
  const [first, ...others] = rows
  drawFirst(sheet, first)
  const writeRow = rowWriter(workbook, sheet)
  for (const { number, cells } of others) {
    let lines = 1
    const plain = columns.map(({ width, hidden }, column): PlainCell => {
      // The further cells of a merge carry its borders and fill.
      const merge = mergeAt.get(`${number} ${column}`)
      const cell = cells.get(merge?.left ?? column)
      if (!cell) return { style: style({}) }
      const look = lookOf(cell)
      if (merge && merge.left < column) return { style: style(look) }
      if (cell.text !== undefined && look.wrap && !hidden) {
        lines = Math.max(lines, lineCount(cell.text, merge ? widthOf(merge) : width))
      }
      return { style: style(look), ...contentOf(cell) }
    })
    writeRow(number, Math.min(Math.max(ROW_HEIGHT, lines * LINE_HEIGHT), MAX_ROW_HEIGHT), plain)
  }
  sheet.commit()
}

function drawFirst(sheet: Sheet, first: AddedRow | undefined): void {
  const row = sheet.getRow(first?.number ?? 1)
  for (const [column, cell] of first?.cells ?? []) {
    row.getCell(column + 1).style = style(lookOf(cell))
    if (cell.text !== undefined) row.getCell(column + 1).value = cellText(cell.text)
  }
  row.commit()
}

function contentOf({ text, number, formula }: AddedCell): Omit<PlainCell, 'style'> {
  if (formula) return { formula }
  if (number !== undefined) return { number }
  return text === undefined ? {} : { text: cellText(text) }
}
