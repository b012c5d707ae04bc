import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { answers, type DatasetFacts, datasetFactsSchema } from '../domain/readiness/dataset'
import { fitSchema } from '../domain/readiness/fit'
import { fitChecks } from '../domain/readiness/fit-checks'
import { questions, questionTexts } from '../domain/readiness/questions'
import { READINESS_SHEET, type ReadinessContent } from '../domain/readiness/sheet'
import { worksheet } from '../domain/worksheet/fixtures'
import { moveColumn } from '../domain/worksheet/grid-fixture'
import { parseWorkbook } from '../domain/worksheet/parse'
import { drawWorkbook } from './draw'
import { convertFiles, hasLibreOffice } from './libreoffice-fixture'
import { readGrids } from './read/workbook'

const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
const idOf = (n: number) => `7c9e6679-7425-40de-944b-${String(n).padStart(12, '0')}`

const draw = async (readiness: ReadinessContent, withIds = true) =>
  (await drawWorkbook(worksheet('v1.1'), [...readiness.useCases], { readiness, ...(withIds && { exportId }) })).bytes

function read(bytes: Uint8Array) {
  const result = parseWorkbook(readGrids(bytes))
  if (!result.ok) throw new Error(result.error.code)
  const { sheets, datasets, issues } = result.value
  return { assessments: sheets[0]!.rows.map(({ assessment }) => assessment), datasets, issues }
}

const said = ({ useCases }: ReadinessContent) => useCases.map(({ datasets, fit }) => ({ datasets, fit }))

const full: DatasetFacts = datasetFactsSchema.parse({
  system: '会計システム',
  owner: '経理部 佐藤',
  rowMeaning: '入出金明細1件',
  amount: '月10万行',
  history: '2022年4月から',
  updateFrequency: '毎晩',
  personalData: '氏名、口座番号',
  lawfulPurpose: '会計処理の自動化',
  labels: { state: 'partly', source: '担当者の仕訳', count: '12,000件', agreement: 'κ = 0.82', delay: '翌月' },
  atPrediction: 'yes',
  answers: {
    exists: {
      answer: 'yes',
      evidence: 'https://wiki.example.com/a\n2行目',
      checkedBy: '佐藤',
      checkedOn: '2026-11-01',
    },
    private: { answer: 'no', evidence: '=1+1', checkedBy: '', checkedOn: null },
  },
  daysToReady: 12.5,
  costToReady: 1_200_000,
})
const content: ReadinessContent = {
  today: '2026-11-23',
  datasets: [
    { name: '入出金明細', facts: full },
    { name: 'データセット', facts: datasetFactsSchema.parse({}) },
  ],
  useCases: [
    {
      id: idOf(1),
      cells: { no: '1', product: '会計', problem: '遅い' },
      datasets: ['入出金明細', 'データセット'],
      fit: { scale: { answer: 'yes', reason: '月10万件' }, toleratesErrors: { answer: 'no', reason: '' } },
    },
    {
      id: idOf(2),
      cells: { no: '1', problem: '同じ番号' },
      datasets: [],
      fit: { noAlgorithm: { answer: 'partly', reason: '一部' } },
    },
  ],
}

test('a file takes readiness along and reads as the same, and without any it has no such sheet', async () => {
  expect(read(await draw(content))).toEqual({ assessments: said(content), datasets: content.datasets, issues: [] })
  const names = readGrids(await draw({ ...content, useCases: [] })).map(({ name }) => name)
  expect(names).not.toContain(READINESS_SHEET)
})

test('without ids a use case is told by its No', async () => {
  const [first, second] = content.useCases
  const numbered = { ...content, useCases: [first!, { ...second!, cells: { ...second!.cells, no: '2' } }] }
  expect(read(await draw(numbered, false)).assessments).toEqual(said(numbered))
})

/** What the sheet of a file says after a person wrote into the cell right of a label. */
function changed(bytes: Uint8Array, label: string, offset: number, cell: { text: string; number?: number }) {
  const grids = readGrids(bytes)
  const rows = grids.find(({ name }) => name === READINESS_SHEET)!.rows
  const row = rows.find(({ cells }) => [...cells.values()].some(({ text }) => text === label))!
  const column = [...row.cells].find(([, { text }]) => text === label)![0]
  row.cells.set(column + offset, { formula: null, ...cell })
  const result = parseWorkbook(grids)
  if (!result.ok) throw new Error(result.error.code)
  const { sheets, datasets, issues } = result.value
  return { fit: sheets[0]!.rows[0]!.assessment!.fit, facts: datasets[0]!.facts, issues }
}

test('what a person changed in Excel is read, and what cannot be read is named with its place', async () => {
  const bytes = await draw(content)
  const exists = questionTexts.exists.question.ja
  expect(changed(bytes, exists, 1, { text: 'Ｎｏ ' }).facts.answers.exists.answer).toBe('no')
  expect(changed(bytes, exists, 4, { text: '2026/11/5' }).facts.answers.exists.checkedOn).toBe('2026-11-05')
  expect(changed(bytes, exists, 4, { text: '11/5/26', number: 46331 }).facts.answers.exists.checkedOn).toBe(
    '2026-11-05',
  )
  expect(changed(bytes, '日数', 1, { text: '１，２００' }).facts.daysToReady).toBe(1200)
  expect(changed(bytes, '既存の計算方法では解決できない', 1, { text: 'はい' }).fit.noAlgorithm?.answer).toBe('yes')
  const unread = [
    changed(bytes, exists, 1, { text: 'たぶん' }),
    changed(bytes, exists, 4, { text: '先週' }),
    changed(bytes, '費用', 1, { text: '百万' }),
  ]
  expect(unread.flatMap(({ issues }) => issues.map(({ code, cell }) => [code, cell]))).toEqual([
    ['unclearAnswer', 'データ準備状況!E23'],
    ['unclearDay', 'データ準備状況!H23'],
    ['unclearAmount', 'データ準備状況!E30'],
  ])
})

describe('after a person moved columns in Excel, the sheet reads as the same', () => {
  async function expectMoved(moves: readonly [from: number | null, to: number][], withIds = true) {
    const bytes = await draw(numbered, withIds)
    for (const [from, to] of moves) {
      const grids = readGrids(bytes)
      moveColumn(
        grids.find(({ name }) => name === READINESS_SHEET)!,
        from,
        to,
      )
      const result = parseWorkbook(grids)
      if (!result.ok) throw new Error(result.error.code)
      const { sheets, datasets, issues } = result.value
      const assessments = sheets[0]!.rows.map(({ assessment }) => assessment)
      expect({ assessments, datasets, issues }).toEqual({
        ...{ assessments: said(numbered), datasets: numbered.datasets, issues: [] },
      })
    }
  }
  const numbered = {
    ...content,
    useCases: content.useCases.map((each, index) => ({ ...each, cells: { ...each.cells, no: String(index + 1) } })),
  }
  const columns = Array.from({ length: 10 }, (_, column) => column)

  test.each([true, false])('one was inserted (ids: %s)', (withIds) =>
    expectMoved(
      columns.map((to) => [null, to]),
      withIds,
    ),
  )
  test.each(columns)('column %i was moved', (from) => expectMoved([0, 1, 3, 5, 10].map((to) => [from, to])))

  test('a copy of a column that stands behind it says nothing', async () => {
    const grids = readGrids(await draw(numbered))
    const sheet = grids.find(({ name }) => name === READINESS_SHEET)!
    moveColumn(sheet, null, 5)
    for (const { cells } of sheet.rows) {
      const header = cells.get(4)
      if (header && cells.has(3))
        cells.set(5, { text: header.text === '内容・回答' ? '内容・回答' : '不明', formula: null })
    }
    const result = parseWorkbook(grids)
    expect(result.ok && result.value.datasets).toEqual(numbered.datasets)
  })
})

describe.runIf(hasLibreOffice('data readiness is not read back from a file it saved'))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('saves a file that reads as the same', async () => {
    const file = join(folder, 'readiness.xlsx')
    writeFileSync(file, await draw(content))
    await convertFiles(folder, [file])
    const saved = readFileSync(join(folder, 'out', 'readiness.xlsx'))
    expect(read(saved)).toMatchObject({ assessments: said(content), datasets: content.datasets, issues: [] })
  }, 120_000)
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((each) => !/[\uFFFE\uFFFF]/.test(each))
const name = fc.constantFrom('受注', '返品', '顧客', '在庫', 'No', 'データセット', '1')
const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
const facts = fc
  .record({
    ...{ system: text, owner: text, rowMeaning: text, amount: text, history: text, updateFrequency: text },
    ...{ personalData: text, lawfulPurpose: text },
    labels: fc.record({
      state: fc.constantFrom('notNeeded', ...answers),
      ...{ source: text, count: text, agreement: text, delay: text },
    }),
    atPrediction: fc.constantFrom(...answers),
    answers: fc.dictionary(
      fc.constantFrom(...questions),
      fc.record({
        answer: fc.constantFrom(...answers),
        evidence: text,
        checkedBy: text,
        checkedOn: fc.option(day.map((each) => each.toISOString().slice(0, 10))),
      }),
    ),
    daysToReady: fc.option(fc.double({ min: 0, max: 10_000, noNaN: true }).map(Math.abs)),
    costToReady: fc.option(fc.double({ min: 0, max: 1e15, noNaN: true }).map(Math.abs)),
  })
  .map((each) => datasetFactsSchema.parse(each))
const fit = fc
  .dictionary(fc.constantFrom(...fitChecks), fc.record({ answer: fc.constantFrom(...answers), reason: text }))
  .map((each) => fitSchema.parse(each))

test('whatever is known of data and fit, write → read is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ name, facts }), { selector: ({ name }) => name, maxLength: 4 }),
      fc.array(fc.record({ datasets: fc.uniqueArray(name, { maxLength: 4 }), fit }), { minLength: 1, maxLength: 4 }),
      async (datasets, assessed) => {
        const useCases = assessed.map((each, n) => ({ ...each, id: idOf(n), cells: { no: '1', problem: 'x' } }))
        const written = { today: '2026-11-23', datasets, useCases }
        expect(read(await draw(written))).toEqual({ assessments: said(written), datasets, issues: [] })
      },
    ),
    { numRuns: 60 },
  )
})
