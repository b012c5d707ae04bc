import { setImmediate } from 'node:timers/promises'
import type { Worksheet as Sheet } from 'exceljs'
import { readinessSheet, type ReadinessContent } from '../domain/readiness/sheet'
import { fieldType, productFields } from '../domain/worksheet/fields'
import { columnName } from '../domain/worksheet/grid'
import type { AddedSheet } from '../domain/worksheet/added-sheet'
import type { Grid } from '../domain/worksheet/grid'
import type { Issue } from '../domain/worksheet/issues'
import { plainNumber } from '../domain/worksheet/cell-text'
import { applicabilities } from '../domain/worksheet/levels'
import { evidenceLadder } from '../domain/worksheet/product-fields'
import { defaultScale } from '../domain/worksheet/model'
import type { FormatId, UseCase, Worksheet } from '../domain/worksheet/model'
import { render } from '../domain/worksheet/render'
import type { Rendering } from '../domain/worksheet/render'
import { drawAdded } from './drawing/added-sheet'
import { bodyCells, bodyHeight, headDrawer } from './drawing/rows'
import { pageSetup, style } from './drawing/styles'
import { cellText } from './drawing/text'
import { addSheet, openWorkbook, rowWriter } from './drawing/workbook-writer'

/** Rows drawn before other requests get their turn: some ten milliseconds. */
const ROWS_AT_ONCE = 100

/**
 * Draws a worksheet as an Excel file of its own format or of another one, looking as the official file does, with live
 * formulas and their results. `useCases` are in worksheet order.
 * @param options.exportId makes it a file that can be merged back: it then carries this id and those of its rows
 * @param options.readiness goes into a sheet of its own, where there is anything
 * @param options.value the sheet with the values of the use cases, where there is any
 */
export async function drawWorkbook(
  worksheet: Worksheet,
  useCases: Pick<UseCase, 'id' | 'cells'>[],
  {
    format,
    exportId,
    readiness,
    value,
  }: { format?: FormatId; exportId?: string; readiness?: ReadinessContent; value?: AddedSheet | null } = {},
): Promise<{ bytes: Uint8Array<ArrayBuffer>; warnings: Issue[] }> {
  const rendering = render(worksheet, useCases, format, exportId !== undefined)
  const { workbook, bytes } = openWorkbook(exportId)
  const { zoom } = rendering.format.look
  const sheet = addSheet(workbook, rendering.sheet.name, {
    views: [{ state: 'normal', showGridLines: false, zoomScale: zoom, zoomScaleNormal: zoom }],
    properties: { defaultColWidth: 8.796875, dyDescent: 0.25 },
    pageSetup: { ...pageSetup, scale: 37 },
  })
  sheet.columns = rendering.columns.map(({ key, width }) => ({ width, style: style({}), hidden: key === 'rowId' }))
  for (const { top, bottom, left, right } of rendering.sheet.merges) {
    sheet.mergeCells(top, left + 1, bottom, right + 1)
  }
  addValidations(sheet, rendering)

  const drawHead = headDrawer(sheet, rendering)
  const writeRow = rowWriter(workbook, sheet)
  const cellsOf = bodyCells(rendering)
  for (const row of rendering.sheet.rows) {
    if (row.number <= rendering.format.lastHeaderRow) drawHead(row)
    else writeRow(row.number, bodyHeight(row, rendering.columns), cellsOf(row))
    if (row.number % ROWS_AT_ONCE === 0) await setImmediate()
  }
  sheet.commit()
  if (rendering.scaleSheet) drawScale(addSheet(workbook, rendering.scaleSheet.name), rendering.scaleSheet)
  if (rendering.scoringSheet) drawScoring(addSheet(workbook, rendering.scoringSheet.name), rendering.scoringSheet)
  if (value) drawAdded(workbook, value)
  const assessed = readiness && readinessSheet(readiness, exportId !== undefined)
  if (assessed) drawAdded(workbook, assessed)
  await workbook.commit()
  return { bytes: bytes(), warnings: rendering.warnings }
}

/** Lists to choose from in level and applicability cells. Other text may be written after a question, as people do. */
function addValidations(sheet: Sheet, { format, columns, sheet: { rows }, scaleSheet }: Rendering): void {
  const lists: Partial<Record<string, string>> = {
    level: scaleSheet
      ? `${scaleSheet.name}!$A$2:$A$${scaleSheet.rows.length + 1}`
      : `"${Object.keys(defaultScale).join()}"`,
    applicability: `"${applicabilities.join()}"`,
  }
  columns.forEach(({ key }, index) => {
    const list = key === 'priority' || key === 'rowId' ? undefined : lists[fieldType(key)]
    if (list === undefined) return
    const letter = columnName(index)
    sheet.dataValidations.add(`${letter}${format.firstRow}:${letter}${rows.at(-1)!.number}`, {
      type: 'list',
      formulae: [list],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: '一覧にない値です',
      error: '一覧の値以外は、評価として読み取られません。',
    })
  })
}

function drawScale(sheet: Sheet, grid: Grid): void {
  for (const row of grid.rows) {
    sheet.getCell(row.number, 1).value = cellText(row.cells.get(0)!.text)
    sheet.getCell(row.number, 2).value = Number(row.cells.get(1)!.text)
  }
  sheet.commit()
}

/** The product's own fields: amounts as numbers where they are plain ones, evidence with its ladder to choose from. */
function drawScoring(sheet: Sheet, { rows }: Grid): void {
  const idColumn = productFields.length + 1
  sheet.columns = Array.from({ length: idColumn + 1 }, (_, index) => ({
    width: index === 0 ? 8 : 26,
    hidden: index === idColumn,
  }))
  const evidence = columnName(1 + productFields.indexOf('evidence'))
  sheet.dataValidations.add(`${evidence}2:${evidence}${rows.length}`, {
    type: 'list',
    formulae: [`"${evidenceLadder.map(({ name }) => name).join()}"`],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '一覧にない値です',
    error: '一覧の値以外は、根拠の強さとして読み取られません。',
  })
  for (const { number, cells } of rows) {
    const row = sheet.getRow(number)
    for (const [column, { text }] of cells) {
      row.getCell(column + 1).value = (column === idColumn ? null : plainNumber(text)) ?? cellText(text)
    }
    row.commit()
  }
  sheet.commit()
}
