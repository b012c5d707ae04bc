import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { useCases, worksheet } from '../../domain/worksheet/fixtures'
import { columnName, parseRange } from '../../domain/worksheet/grid'
import { formatIds } from '../../domain/worksheet/model'
import { ROW_ID_HEADER } from '../../domain/worksheet/row-ids'
import type { WantedRow } from '../../domain/worksheet/sheet-edits'
import { drawWorkbook } from '../draw'
import { readGrids } from '../read/workbook'
import { headerRows, sheetXml, textCell, workbookParts, zip } from '../xlsx-fixture'
import { readSheets, wish } from './write-back-fixture'

const idOf = (n: number) => `7c9e6679-7425-40de-944b-e07fc1f9${String(n).padStart(4, '0')}`
const SHEET = 'xl/worksheets/sheet1.xml'

/** The rows of a file, each with an id, then `added` new ones. */
function withIds(bytes: Uint8Array, added = 0): WantedRow[] {
  const more = Array.from({ length: added }, (_, n) => ({ sheetRow: null, cells: { targetUser: `追加${n}` } }))
  return [...readSheets(bytes, false)[0]!.sheet.rows, ...more].map(({ sheetRow, cells }, n) => ({
    ...{ sheetRow, cells },
    id: idOf(n),
  }))
}

/** Writes the ids and looks at the file again: where they stand, which columns are hidden, what it reads as. */
function marked(bytes: Uint8Array, wanted: WantedRow[]) {
  const written = wish(bytes, wanted)
  const { sheet } = readSheets(written.bytes, false)[0]!
  const grid = readGrids(written.bytes).find(({ name }) => name === sheet.name)!
  const headers = grid.rows.flatMap(({ number, cells }) =>
    [...cells].flatMap(([column, { text }]) => (text === ROW_ID_HEADER ? [{ number, column }] : [])),
  )
  const xml = written.part(SHEET)
  return { ...written, sheet, headers, xml, cols: xml.match(/<cols>[^]*<\/cols>/)?.[0] }
}

/** What a sheet reads as, without its ids. */
const textsOf = (bytes: Uint8Array) => {
  const { rows, ...sheet } = readSheets(bytes, false)[0]!.sheet
  return { ...sheet, rows: rows.map((row) => ({ ...row, rowId: null })) }
}

function expectIds(before: Uint8Array, added: number) {
  const wanted = withIds(before, added)
  const result = marked(before, wanted)
  const ids = new Map(result.sheet.rows.map(({ cells, rowId }) => [cells.targetUser, rowId]))
  for (const { cells, id } of wanted) expect(ids.get(cells.targetUser)).toBe(id)
  expect(result.sheet.rows).toHaveLength(wanted.length)
  expect(textsOf(result.bytes)).toEqual(
    textsOf(
      wish(
        before,
        wanted.map(({ sheetRow, cells }) => ({ sheetRow, cells })),
      ).bytes,
    ),
  )
  const column = Math.max(...result.sheet.columns.map((each) => each.column)) + 1
  expect(result.headers).toEqual([{ number: result.sheet.headerRow, column }])
  expect(result.cols).toMatch(new RegExp(`<col[^>]* min="${column + 1}" max="${column + 1}"[^>]*hidden="1"`))
  const dimension = /<dimension ref="([^"]*)"/.exec(result.xml)
  if (dimension) expect(parseRange(dimension[1]!)?.right).toBe(column)
  for (const [, row, spans] of result.xml.matchAll(/<row r="(\d+)" spans="1:(\d+)"/g)) {
    if (result.sheet.rows.some(({ sheetRow }) => sheetRow === Number(row))) expect(Number(spans)).toBe(column + 1)
  }
  expect(result.report.notes).toContainEqual(expect.objectContaining({ code: 'rowIds', text: columnName(column) }))
  const cells = result.report.cells.map(({ cell }) => cell.replace(/\d+$/, ''))
  expect(cells).not.toContain(columnName(column))
}

describe.runIf(formatIds.every((format) => existsSync(`../shared/worksheets/${format}.xlsx`)))(
  'published files',
  () => {
    test.each(formatIds)('%s gets ids in a hidden column right of its last one, also in rows that grow', (format) => {
      expectIds(readFileSync(`../shared/worksheets/${format}.xlsx`), 22)
    })
  },
)

test.each(formatIds)(
  'a drawn %s gets ids in a hidden column right of the last one, also in rows that grow',
  async (format) => {
    const rows = useCases({ no: '1', targetUser: '会計' }, { no: '2', targetUser: '在庫', 'extra:担当者': '佐藤' })
    const { bytes } = await drawWorkbook(worksheet(format, { extraColumns: ['extra:担当者'] }), rows)
    expectIds(bytes, 22)
  },
)

describe('the columns of a sheet', () => {
  const body = `<row r="12">${textCell('E12', '手で数える')}</row>`
  const own = (cols: string) =>
    zip(workbookParts(sheetXml(headerRows('v1.2') + body).replace('<sheetData>', `${cols}<sheetData>`)))
  // The last column of v1.2 is S, the 19th.
  const hidden = 'width="40" customWidth="1"'
  const ours = `<col min="20" max="20" hidden="1" ${hidden}/>`

  test.each([
    ['none', '', `<cols>${ours}</cols>`],
    ['an empty list', '<cols/>', `<cols>${ours}</cols>`],
    [
      'one range over all of them',
      '<cols><col min="1" max="16384" width="9" style="0" outlineLevel="1"/></cols>',
      `<cols><col width="9" style="0" outlineLevel="1" min="1" max="19"/><col style="0" min="20" max="20" hidden="1" ${hidden}/><col width="9" style="0" outlineLevel="1" min="21" max="16384"/></cols>`,
    ],
    [
      'a range that ends there, with an end tag',
      '<cols><col min="18" max="20" width="9"></col><col min="21" max="22" width="8"/></cols>',
      `<cols><col width="9" min="18" max="19"/><col min="20" max="20" hidden="1" ${hidden}/><col min="21" max="22" width="8"/></cols>`,
    ],
    [
      'a range that starts there',
      '<cols><col min="20" max="30" width="9" collapsed="1"/></cols>',
      `<cols><col min="20" max="20" hidden="1" ${hidden}/><col width="9" collapsed="1" min="21" max="30"/></cols>`,
    ],
    [
      'ranges on both sides',
      '<cols><col min="1" max="19" width="9"/><col min="21" max="21" width="8"/></cols>',
      `<cols><col min="1" max="19" width="9"/>${ours}<col min="21" max="21" width="8"/></cols>`,
    ],
    [
      'ranges on the left',
      '<cols><col min="1" max="2" width="9"/></cols>',
      `<cols><col min="1" max="2" width="9"/>${ours}</cols>`,
    ],
  ])('%s', (_, before, after) => {
    const bytes = own(before)
    const attributes = (cols = '') =>
      cols.split('<').map((tag) =>
        tag
          .replace(/^col |\/>$/g, '')
          .split(' ')
          .sort()
          .join(' '),
      )
    const { cols, sheet } = marked(bytes, withIds(bytes))
    expect(attributes(cols)).toEqual(attributes(after))
    expect(sheet.rows.map(({ rowId }) => rowId)).toEqual([idOf(0)])
  })

  test('that hold something of the person, or a merge, stay as they are', () => {
    const merges = '<mergeCells count="1"><mergeCell ref="U14:V15"/></mergeCells>'
    const sheet = sheetXml(headerRows('v1.2') + body.replace('</row>', `${textCell('T12', 'メモ')}</row>`), merges)
    const bytes = zip(workbookParts(sheet))
    expect(marked(bytes, withIds(bytes)).headers).toEqual([expect.objectContaining({ column: 22 })])
  })

  test('of which none is left bring no ids, and a note', () => {
    const sheet = sheetXml(headerRows('v1.2').replace(/<\/row>$/, `${textCell('XFD10', '端')}</row>`) + body)
    const bytes = zip(workbookParts(sheet))
    const { headers, notes, report } = marked(bytes, withIds(bytes))
    expect([headers, notes, report.changed]).toEqual([[], ['noRoomForIds'], []])
  })
})

test('a file that has ids of its own gets those of the rows into the same column', async () => {
  const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
  const old = [7, 8].map((n) => ({ id: idOf(n), cells: { no: String(n), targetUser: `顧客${n}` } }))
  const { bytes } = await drawWorkbook(worksheet('v1.1'), old, { exportId })
  const { sheet, headers, report, xml } = marked(bytes, withIds(bytes, 1))
  expect(sheet.rows.map(({ rowId }) => rowId)).toEqual([idOf(0), idOf(1), idOf(2)])
  expect(headers).toHaveLength(1)
  expect(xml.match(/hidden="1"/g)).toHaveLength(1)
  expect(report.cells.map(({ to }) => to)).toEqual(['追加0'])
  expect(report.notes.filter(({ code }) => code === 'rowIds')).toHaveLength(1)
})
