import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { ExtraKey } from '../../lib/domain/worksheet/fields.ts'
import { useCases, worksheet } from '../../lib/domain/worksheet/fixtures.ts'
import { defaultScale, type Cells, type FormatId, type Scale } from '../../lib/domain/worksheet/model.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { headerRows, relationships, sheetXml, textCell, workbookXml, xlsx } from '../../lib/excel/xlsx-fixture.ts'
import { inspect } from './inspect.mts'
import { merge } from './merge.mts'

const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const said: string[] = []
const complained: string[] = []
beforeEach(() => {
  said.length = 0
  complained.length = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0)
  return () => void vi.restoreAllMocks()
})

const rows: Cells[] = [
  { no: '1', product: '会計', problem: '仕訳の入力に時間がかかる', urgency: '高い', importance: '中', notes: '備考1' },
  { no: '2', product: '会計', problem: '請求書の照合が手作業である', 'extra:担当者': '佐藤' },
  { no: '3', product: '会計', problem: '問い合わせへの返事が遅い', solution: '返事の下書きを作る' },
]
const [first, second, third] = rows as [Cells, Cells, Cells]

const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Draws a file; `ids` (numbers of use cases) makes it one of ours for offline editing. */
async function file(
  name: string,
  cells: Cells[],
  { format = 'v1.1', ids, scale = defaultScale }: { format?: FormatId; ids?: number[]; scale?: Scale } = {},
) {
  const extraColumns = [...new Set(cells.flatMap((each) => Object.keys(each)))].filter((key): key is ExtraKey =>
    key.startsWith('extra:'),
  )
  const cases = useCases(...cells).map((each, index) => ({ ...each, id: uuid(ids?.[index] ?? index) }))
  const exported = ids ? { format, exportId: uuid(999) } : { format }
  writeFileSync(
    join(folder, name),
    (await drawWorkbook(worksheet(format, { extraColumns, scale }), cases, exported)).bytes,
  )
  return join(folder, name)
}

/** A workbook with several v1.2 worksheets: by name of the sheet the problem of row 12. */
function workbook(name: string, sheets: Record<string, string>): string {
  const names = Object.keys(sheets)
  const parts = Object.fromEntries(
    Object.values(sheets).map((problem, index) => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetXml(`${headerRows('v1.2')}<row r="12">${textCell('A12', '1')}${textCell('E12', problem)}</row>`),
    ]),
  )
  const targets = names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`])
  const more = { ...parts, 'xl/workbook.xml': workbookXml(names), 'xl/_rels/workbook.xml.rels': relationships(targets) }
  writeFileSync(join(folder, name), xlsx(parts['xl/worksheets/sheet1.xml']!, more))
  return join(folder, name)
}

type Row = Record<string, unknown>

async function merged(
  ...files: string[]
): Promise<Record<'merged' | 'conflicts' | 'added' | 'deleted' | 'scales', Row[]>> {
  expect(await merge([...files, '--json'], 'en')).toBe(0)
  return JSON.parse(said.pop()!)
}

/** The rows that `inspect` prints of a file. */
async function inspected(path: string): Promise<Row[]> {
  await inspect([path, '--json'], 'en')
  return JSON.parse(said.pop()!).sheets[0].rows
}

/** Rows without what depends on the file that they are printed from. */
const content = (rows: Row[]) => rows.map(({ sheetRow: _sheetRow, priorityInFile: _priorityInFile, ...row }) => row)

test('an untouched copy changes nothing in the other', { timeout: 30_000 }, async () => {
  const base = await file('base.xlsx', rows)
  const changed = await file('changed.xlsx', [
    { ...first, urgency: '低', notes: undefined },
    third,
    { no: '9', problem: '在庫の数が合わない', 'extra:担当者': '鈴木' },
  ])
  for (const files of [
    [base, changed, base],
    [base, base, changed],
  ]) {
    const result = await merged(...files)
    expect(Object.keys(result)).toEqual(['merged', 'conflicts', 'added', 'deleted'])
    expect(content(result.merged)).toEqual(content(await inspected(changed)))
    expect(result.conflicts).toEqual([])
    expect(result.added).toMatchObject([{ no: 9, problem: '在庫の数が合わない', extra: { 担当者: '鈴木' } }])
    expect(result.deleted).toMatchObject([{ no: 2, problem: second.problem }])
  }
})

test('merges cell by cell and names what only a person can decide', { timeout: 30_000 }, async () => {
  const files = [
    await file('base.xlsx', rows),
    await file('theirs.xlsx', [
      { no: '4', product: '会計', problem: '税率の変更に追いつけない' },
      { ...first, urgency: '低', notes: '相手の備考' },
      { ...second, problem: '請求書の照合が手作業で遅い' },
    ]),
    await file('ours.xlsx', [
      { ...first, importance: '高', notes: undefined },
      { ...second, 'extra:担当者': '田中' },
      { ...third, solution: 'よくある質問を整える' },
    ]),
  ]
  const { merged: rowsNow, conflicts, added, deleted } = await merged(...files)
  expect(rowsNow).toMatchObject([
    { no: 4, problem: '税率の変更に追いつけない', solution: null },
    { no: 1, urgency: '低', importance: '高', notes: null },
    { no: 2, problem: '請求書の照合が手作業で遅い', extra: { 担当者: '田中' } },
    { no: 3, solution: 'よくある質問を整える' },
  ])
  expect(conflicts).toMatchObject([
    { sheetRow: 12, no: 1, field: 'notes', base: '備考1', theirs: '相手の備考', ours: null },
    { sheetRow: 14, no: 3, field: 'deleted', base: { solution: third.solution }, theirs: null, ours: { no: 3 } },
  ])
  expect([added, deleted]).toMatchObject([[{ no: 4 }], []])

  expect(await merge(files, 'ja')).toBe(0)
  expect(said.pop()).toContain('! No 1 備考: 元「備考1」、相手「相手の備考」、自分「」')
  expect(await merge(files, 'en')).toBe(0)
  expect(said.pop()).toContain('! No 3 会計 / 問い合わせへの返事が遅い: deleted in theirs, changed in ours')
})

test('follows rows by their ids, and says them', { timeout: 30_000 }, async () => {
  const base = await file('base.xlsx', rows, { ids: [1, 2, 3] })
  const theirs = await file('theirs.xlsx', [third, { no: '7', problem: '承認が遅い', product: '会計' }, first], {
    ids: [3, 2, 1],
  })
  const { merged: rowsNow, conflicts } = await merged(base, theirs, base)
  expect(rowsNow.map(({ rowId, no }) => [rowId, no])).toEqual([
    [uuid(3), 3],
    // Another case was typed over the second row: its id is not that of the new one.
    [undefined, 7],
    [uuid(1), 1],
  ])
  expect(conflicts).toEqual([])
})

test('a copied row does not say the id of the row that it was copied from', { timeout: 30_000 }, async () => {
  const base = await file('base.xlsx', rows, { ids: [1, 2, 3] })
  const theirs = await file('theirs.xlsx', [...rows, { ...third, no: '4', problem: '別の課題' }], { ids: [1, 2, 3, 3] })
  const { merged: rowsNow, added } = await merged(base, theirs, base)
  expect(rowsNow.map(({ rowId, no }) => [rowId, no])).toEqual([
    [uuid(1), 1],
    [uuid(2), 2],
    [uuid(3), 3],
    [undefined, 4],
  ])
  expect(added).toHaveLength(1)
})

test('a column that a copy lacks is not cleared', { timeout: 30_000 }, async () => {
  const withBoard = rows.map((each) => ({ ...each, boardUrl: 'https://example.com/board' }))
  const base = await file('base.xlsx', withBoard)
  const theirs = await file('theirs.xlsx', [{ ...first, urgency: '低' }, second, third], { format: 'v1.0' })
  const { merged: rowsNow, conflicts } = await merged(base, theirs, base)
  expect(rowsNow.map(({ boardUrl, urgency }) => [boardUrl, urgency])).toEqual([
    ['https://example.com/board', '低'],
    ['https://example.com/board', null],
    ['https://example.com/board', null],
  ])
  expect(conflicts).toEqual([])
})

test('scores changed in a copy are merged like texts', { timeout: 30_000 }, async () => {
  const scored: Cells = { ...first, urgency: '高', importance: '中', mlValue: '低' }
  const [high, higher] = [
    { 高: 5, 中: 2, 低: 1 },
    { 高: 7, 中: 2, 低: 1 },
  ]
  const base = await file('base.xlsx', [scored])
  const theirs = await file('theirs.xlsx', [scored], { scale: high })
  const ours = await file('ours.xlsx', [scored], { scale: higher })
  const one = await merged(base, theirs, base)
  expect(one.scales).toMatchObject([{ base: defaultScale, theirs: high, ours: defaultScale, merged: high }])
  expect(one.merged).toMatchObject([{ priority: 8 }])
  expect(one.conflicts).toEqual([])
  const both = await merged(base, theirs, ours)
  expect(both.conflicts).toEqual([{ field: 'scale', base: defaultScale, theirs: high, ours: higher }])
  expect(both.merged).toMatchObject([{ priority: 10 }])
  await merge([base, theirs, ours], 'en')
  expect(said.pop()).toContain('! scores of the levels: base “高 3, 中 2, 低 1”, theirs “高 5, 中 2, 低 1”')
})

test('worksheets of one name are versions of one; the only ones need no common name', { timeout: 30_000 }, async () => {
  const base = workbook('base.xlsx', { A: '課題A', B: '課題B' })
  const theirs = workbook('theirs.xlsx', { B: '課題B2', A: '課題A' })
  const ours = workbook('ours.xlsx', { A: '課題A' })
  expect((await merged(base, theirs, ours)).merged).toMatchObject([
    { sheet: 'A', no: 1, problem: '課題A' },
    { sheet: 'B', no: 1, problem: '課題B2' },
  ])
  const [one, other] = [workbook('one.xlsx', { X: '課題A' }), workbook('other.xlsx', { Y: '課題A2' })]
  const { merged: rowsNow } = await merged(one, other, one)
  expect(rowsNow).toMatchObject([{ problem: '課題A2' }])
  expect(rowsNow[0]).not.toHaveProperty('sheet')
})

test('answers 1 for what cannot be read', { timeout: 30_000 }, async () => {
  const base = await file('base.xlsx', rows)
  const missing = join(folder, 'missing.xlsx')
  writeFileSync(join(folder, 'broken.xlsx'), 'PK')
  expect(await merge([base, missing, base, '--json'], 'en')).toBe(1)
  expect(JSON.parse(said.pop()!)).toMatchObject({ file: missing, error: { code: 'unreadable' } })
  expect(await merge([base, base, join(folder, 'broken.xlsx')], 'en')).toBe(1)
  expect([said, complained.length]).toEqual([[], 1])
})

test.each([[[]], [['a', 'b']], [['a', 'b', 'c', 'd']], [['a', 'b', 'c', '--jsn']]])(
  '%j is wrong usage',
  async (args) => {
    expect(await merge(args, 'en')).toBe('usage')
  },
)
