import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { useCases, worksheet } from '../../lib/domain/worksheet/fixtures.ts'
import { parseWorkbook } from '../../lib/domain/worksheet/parse.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { readGrids } from '../../lib/excel/read/workbook.ts'
import {
  headerRows,
  sheetXml,
  textCell,
  workbookParts,
  workbookXml,
  relationships,
  zip,
} from '../../lib/excel/xlsx-fixture.ts'
import { writeback } from './writeback.mts'

const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [original, changesFile, output] = ['in.xlsx', 'changes.json', 'out.xlsx'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]

const said = { out: '', err: '' }
beforeEach(async () => {
  said.out = said.err = ''
  rmSync(output, { force: true })
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (said.out += String(text)) !== '')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said.err += String(text)) !== '')
  const rows = [
    { no: '1', product: '会計', urgency: '中', importance: '高' },
    { no: '2', product: '在庫' },
    { no: '2', product: '検品' },
  ]
  const drawn = await drawWorkbook(worksheet('v1.2', { extraColumns: ['extra:担当者'] }), useCases(...rows))
  writeFileSync(original, drawn.bytes)
  return () => void vi.restoreAllMocks()
})

function run(changes: unknown, ...options: string[]) {
  writeFileSync(changesFile, typeof changes === 'string' ? changes : JSON.stringify(changes))
  return writeback([original, changesFile, output, ...options], 'en')
}

test('writes cells, added and deleted rows, and reports them', { timeout: 30_000 }, async () => {
  const changes = [
    { sheetRow: 12, field: 'urgency', value: '高い' },
    { no: 1, field: 'extra:担当者', value: '佐藤' },
    { append: { product: '配送', notes: null } },
    { delete: 13 },
  ]
  expect(await run(changes, '--report')).toBe(0)
  const read = parseWorkbook(readGrids(readFileSync(output)))
  expect(read.ok && read.value.sheets[0]!.rows.map(({ sheetRow, cells }) => [sheetRow, cells])).toEqual([
    [12, { no: '1', product: '会計', urgency: '高い', importance: '高', 'extra:担当者': '佐藤' }],
    [14, { no: '2', product: '検品' }],
    [15, { no: expect.any(String), product: '配送' }],
  ])
  const report = JSON.parse(said.out)
  const notes = [{ code: 'levelUnknownToFormula', cell: 'G12' }]
  expect(report).toMatchObject({ changed: ['xl/worksheets/sheet1.xml'], fullCalcOnLoad: false, notes })
  expect(report.cells).toContainEqual({ sheet: expect.any(String), cell: 'G12', from: '中', to: '高い' })
})

test(
  'takes what JSON holds, columns by their header, and rows that are empty already',
  { timeout: 30_000 },
  async () => {
    const changes = [
      { delete: 20 },
      { delete: 13 },
      { delete: 13 },
      { sheetRow: 12, field: '担当者', value: 0.5 },
      { sheetRow: 12, field: 'notes', value: true },
      { sheetRow: 12, field: 'urgency', value: '' },
      { sheetRow: 13, field: 'notes', value: 'again' },
    ]
    expect(await run(changes)).toBe(0)
    const read = parseWorkbook(readGrids(readFileSync(output)))
    expect(read.ok && read.value.sheets[0]!.rows.map(({ cells }) => cells)).toEqual([
      { no: '1', product: '会計', importance: '高', notes: 'TRUE', 'extra:担当者': '0.5' },
      { no: '2', notes: 'again' },
      { no: '2', product: '検品' },
    ])
  },
)

test.each([
  ['what is no JSON', '{', 'is not JSON'],
  ['what is no change', [{ sheetRow: 12 }], 'Change 1 cannot be read'],
  ['an unknown field', [{ sheetRow: 12, field: 'urgencey', value: 'x' }], 'There is no field “urgencey”'],
  ['the computed priority', [{ sheetRow: 12, field: 'priority', value: '9' }], 'The priority is computed'],
  ['a row above the table', [{ sheetRow: 9, field: 'notes', value: 'x' }], 'Row 9 is not part'],
  ['a row below the table', [{ delete: 40 }], 'Row 40 is not part'],
  ['a No that two rows have', [{ no: '2', field: 'notes', value: 'x' }], 'Several rows have the No “2”'],
  ['a No that no row has', [{ no: '99', field: 'notes', value: 'x' }], 'No row has the No “99”'],
  ['an unknown sheet', [{ sheet: 'X', sheetRow: 12, field: 'notes', value: 'x' }], 'no worksheet named “X”'],
])('refuses %s and writes nothing', { timeout: 30_000 }, async (_, changes, sentence) => {
  expect(await run(changes)).toBe(1)
  expect(said.err).toContain(sentence)
  expect(existsSync(output)).toBe(false)
})

test('wants the sheet named where there are several', { timeout: 30_000 }, async () => {
  const sheet = sheetXml(`${headerRows('v1.2')}<row r="12">${textCell('C12', 'a')}</row>`)
  const parts = {
    ...workbookParts(sheet),
    'xl/worksheets/sheet2.xml': sheet,
    'xl/workbook.xml': workbookXml(['A', 'B']),
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
    ]),
  }
  writeFileSync(original, zip(parts))
  expect(await run([{ sheetRow: 12, field: 'product', value: 'b' }])).toBe(1)
  expect(said.err).toContain('A, B')
  expect(await run([{ sheet: 'B', sheetRow: 12, field: 'product', value: 'b' }], '--report')).toBe(0)
  expect(JSON.parse(said.out).changed).toEqual(['xl/worksheets/sheet2.xml'])
})

test('refuses text files, missing files and places where nothing can be written', { timeout: 30_000 }, async () => {
  expect(await writeback([join(folder, 'none.xlsx'), changesFile, output], 'en')).toBe(1)
  expect(await writeback([original, join(folder, 'none.json'), output], 'en')).toBe(1)
  writeFileSync(changesFile, '[]')
  expect(await writeback([original, changesFile, join(folder, 'none', 'out.xlsx')], 'en')).toBe(1)
  writeFileSync(original, 'No,課題\n')
  expect(await writeback([original, changesFile, output], 'en')).toBe(1)
})

test.each([[[]], [['a', 'b']], [['a', 'b', 'c', 'd']], [['a', 'b', 'c', '--nonsense']]])(
  '%j is wrong usage',
  async (args) => {
    expect(await writeback(args, 'en')).toBe('usage')
  },
)
