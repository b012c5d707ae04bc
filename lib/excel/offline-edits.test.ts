import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { worksheet } from '../domain/worksheet/fixtures'
import { parseWorkbook } from '../domain/worksheet/parse'
import { drawWorkbook } from './draw'
import { hasLibreOffice, runBasic } from './libreoffice-fixture'
import { readExportId } from './read/custom-properties'
import { readGrids } from './read/workbook'

/** What a person does to an export in another program: the ids follow their rows. */

const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
const products = ['弥生', '会計', '在庫', '給与']
const id = (product: string) => `7c9e6679-7425-40de-944b-e07fc1f9000${products.indexOf(product)}`

// Rows 12–15 hold the use cases; the API counts rows and columns from 0.
const edits = {
  saved: '',
  copied: `
    Dim target As New com.sun.star.table.CellAddress
    target.Column = 0 : target.Row = 20
    sheet.copyRange(target, sheet.getCellRangeByPosition(0, 11, 1023, 11).RangeAddress)`,
  deleted: 'sheet.Rows.removeByIndex(12, 1)',
  inserted: `
    sheet.Rows.insertByIndex(12, 1)
    sheet.getCellByPosition(2, 12).String = "新規"`,
  sorted: `
    Dim field(0) As New com.sun.star.table.TableSortField
    field(0).Field = 2 : field(0).IsAscending = True
    Dim sorting(0) As New com.sun.star.beans.PropertyValue
    sorting(0).Name = "SortFields" : sorting(0).Value = field()
    ' What the program itself takes for the table decides whether the ids are sorted with it.
    table = sheet.createCursorByRange(sheet.getCellByPosition(0, 11))
    table.collapseToCurrentRegion()
    sheet.getCellRangeByPosition(0, 11, table.RangeAddress.EndColumn, 14).sort(sorting())`,
}
type Edit = keyof typeof edits

function macro(folder: string): string {
  const runs = Object.keys(edits).map((name) => `  Call Run("${name}", "${pathToFileURL(folder)}")`)
  const subs = Object.entries(edits).map(([name, code]) => `Sub Edit_${name}(sheet)\n${code}\nEnd Sub`)
  const cases = Object.keys(edits).map((name) => `    Case "${name}" : Edit_${name}(document.Sheets(0))`)
  return `
Sub Main
${runs.join('\n')}
  StarDesktop.terminate()
End Sub

Sub Run(name, folder)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(folder & "/export.xlsx", "_blank", 0, hidden())
  Select Case name
${cases.join('\n')}
  End Select
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName" : saving(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(folder & "/" & name & ".xlsx", saving())
  document.close(True)
End Sub

${subs.join('\n\n')}
`
}

describe.runIf(hasLibreOffice('edits of an export in another program are not tried'))('after LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    const rows = products.map((product, n) => ({
      id: id(product),
      cells: { no: `${n + 1}`, product, problem: `${n}` },
    }))
    const { bytes } = await drawWorkbook(worksheet('v1.1'), rows, { exportId })
    writeFileSync(join(folder, 'export.xlsx'), bytes)
    await runBasic(folder, macro(folder))
  }, 120_000)

  function read(edit: Edit) {
    const file = join(folder, `${edit}.xlsx`)
    expect(existsSync(file)).toBe(true)
    const bytes = readFileSync(file)
    const result = parseWorkbook(readGrids(bytes))
    const sheet = result.ok ? result.value.sheets[0] : undefined
    expect(readExportId(bytes)).toBe(exportId)
    expect(sheet?.extraColumns).toEqual([])
    return sheet?.rows.map(({ rowId, cells }) => [cells.product, rowId])
  }
  const own = (product: string) => [product, id(product)]

  test('a save keeps the export id and the ids of the rows', () => {
    expect(read('saved')).toEqual(products.map(own))
  })

  test('a copied row has the id of the row it was copied from', () => {
    expect(read('copied')).toEqual([...products.map(own), own('弥生')])
  })

  test('rows below a deleted row keep their ids', () => {
    expect(read('deleted')).toEqual(['弥生', '在庫', '給与'].map(own))
  })

  test('a new row has no id, and the rows below it keep theirs', () => {
    expect(read('inserted')).toEqual([own('弥生'), ['新規', null], ...['会計', '在庫', '給与'].map(own)])
  })

  test('sorted rows keep their ids', () => {
    const sorted = read('sorted')
    expect(sorted).toHaveLength(products.length)
    expect(sorted).not.toEqual(products.map(own))
    expect(new Set(sorted?.map(String))).toEqual(new Set(products.map((product) => String(own(product)))))
  })
})
