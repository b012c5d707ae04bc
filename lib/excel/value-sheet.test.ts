import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { locales } from '../domain/core/text'
import { formulaKinds } from '../domain/value/model'
import { optionKinds } from '../domain/value/options'
import { sheetName } from '../domain/value/sheet/labels'
import { readValues } from '../domain/value/sheet/read'
import { gridOf } from '../domain/worksheet/added-sheet'
import { entry, exampleEntry } from '../domain/value/sheet/sheet-fixture'
import { valueSheet, type ValueEntry } from '../domain/value/sheet/write'
import { termStatuses, type Term, type TermValue } from '../domain/value/term'
import { storableText } from '../domain/worksheet/cell-text'
import { useCases, worksheet } from '../domain/worksheet/fixtures'
import type { Grid } from '../domain/worksheet/grid'
import { moveColumn } from '../domain/worksheet/grid-fixture'
import { drawWorkbook } from './draw'
import { convertFiles, hasLibreOffice } from './libreoffice-fixture'
import { readGrids } from './read/workbook'
import { packageFaults } from './package-fixture'
import { writeBack } from './write/write-back'
import { carefulParts, ownWorkbook } from './own-workbook-fixture'

/** Values on their way through a file and back: whatever a team may have stated comes back equal. */

/** What people write, hostile things among it; nothing that a database could not hold. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.constantFrom(
        '=1+1',
        '+A1',
        '@x',
        "'",
        '"',
        '項目',
        'Terms',
        '結果',
        '_x0041_',
        '2024/1/2',
        '1e5',
        'TRUE',
        'はい',
        '価 格(円)',
      ),
    )
    .map((each) =>
      storableText(each)
        .replace(/[\uFFFE\uFFFF]/g, '')
        .slice(0, maxLength),
    )
    .filter((each) => storableText(each) === each && (each === '' || each.trim() !== ''))
const name = text(40)
  .map((each) => each.trim())
  .filter((each) => each !== '')
const finite = fc
  .oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.double({ min: -1e14, max: 1e14, noNaN: true }),
    fc.constantFrom(0.1 + 0.2, 1 / 3, 1e-7, 123456789.123),
  )
  .map((each) => each + 0)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const days = (min: number, max: number) => fc.integer({ min, max })
const amount = finite.map(Math.abs)

const termValue: fc.Arbitrary<TermValue> = fc.oneof(
  finite.map((value): TermValue => ({ kind: 'single', value })),
  fc.tuple(fc.array(finite, { minLength: 3, maxLength: 3 }), fc.boolean(), fc.boolean()).map(([three, low, high]) => {
    const [a, b, c] = three.sort((one, other) => one - other) as [number, number, number]
    return {
      kind: 'percentiles',
      low: a,
      best: b,
      high: c,
      min: low ? a - 1e9 : null,
      max: high ? c + 1e9 : null,
    } as const
  }),
  fc.array(finite, { minLength: 3, maxLength: 3 }).map((three): TermValue => {
    const [min, mode, max] = three.sort((one, other) => one - other) as [number, number, number]
    return { kind: 'extremes', min, mode, max }
  }),
)

const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))

const arbitraryTerm: fc.Arbitrary<Term> = fc.record({
  id: fc.uuid(),
  name,
  value: termValue,
  unit: fc.oneof(fc.constantFrom('', '円', '万円/月', '人', 'h/日', '%'), text(20)),
  source: text(60),
  owner: fc.oneof(
    fc.constant(null),
    fc.uuid().map((id) => ({ kind: 'member' as const, id })),
    name.map((role) => ({ kind: 'role' as const, role })),
  ),
  date: fc.option(date),
  status: fc.constantFrom(...termStatuses),
})

const schedule = {
  startDay: days(0, 3_650),
  rampDays: days(0, 3_650),
  initialShare: share,
  preparationCost: amount,
  horizonDays: days(1, 10_950),
  discountRate: share,
}

/** Any valuation, with the shared terms that it names. */
const arbitraryEntry: fc.Arbitrary<ValueEntry> = fc
  .record({
    terms: fc.uniqueArray(arbitraryTerm, { maxLength: 5, selector: ({ id }) => id }),
    shared: fc.uniqueArray(arbitraryTerm, { maxLength: 3, selector: ({ id }) => id }),
    gone: fc.array(fc.uuid(), { maxLength: 1 }),
    formulas: fc.array(
      fc.record({
        name,
        text: fc.oneof(text(80), fc.constantFrom('a × b', '10万円/日', '20人 * 3')),
        kind: fc.constantFrom(...formulaKinds),
        every: fc.option(fc.constantFrom('day' as const, 'month' as const, 'year' as const)),
      }),
      { maxLength: 5 },
    ),
    schedule: fc.record(schedule),
    calendar: fc.record({ month: days(1, 31), year: days(1, 366) }),
    countsPreparation: fc.boolean(),
    startsOn: fc.option(date),
    recoverBy: fc.option(days(1, 10_950)),
    period: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
    options: fc.uniqueArray(
      fc.record(
        {
          kind: fc.constantFrom(...optionKinds),
          terms: fc.array(arbitraryTerm, { maxLength: 2 }),
          formulas: fc.array(fc.tuple(name, text(40)), { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs)),
          schedule: fc.record(schedule, { requiredKeys: [] }),
        },
        { requiredKeys: ['kind', 'terms'] },
      ),
      { maxLength: 3, selector: ({ kind }) => kind },
    ),
    scenarios: fc.array(
      fc.record({
        name,
        values: fc.array(fc.tuple(fc.uuid(), finite), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
      }),
      { maxLength: 3 },
    ),
    prediction: fc.option(
      fc.oneof(
        fc.record({
          kind: fc.constant('accuracy' as const),
          valuePerCorrect: amount,
          costPerWrong: amount,
          reviewCost: amount,
        }),
        fc.record({
          kind: fc.constant('classifier' as const),
          prevalence: share,
          recall: share,
          precision: share,
          valuePerFound: amount,
          costPerFalseReport: amount,
          costPerMissed: amount,
          reviewCost: amount,
        }),
      ),
    ),
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
  })
  .map(({ shared, gone, ...content }) =>
    entry({ ...content, sharedTerms: [...shared.map(({ id }) => id), ...gone] }, { shared }),
  )

const members = new Map<string, string>()

function expectBack(grid: Grid, entries: readonly ValueEntry[]): void {
  const readings = readValues(grid)!
  expect(readings.map(({ problem }) => problem)).toEqual(entries.map(() => null))
  expect(readings.map(({ value }) => value!.valuation)).toEqual(entries.map(({ valuation }) => valuation))
  const shared = readings.map(({ value }) => value!.shared.flatMap((each) => each.term ?? []))
  expect(shared).toEqual(entries.map((each) => each.shared))
  expect(readings.filter(({ isChanged }) => isChanged)).toEqual([])
}

async function draw(entries: ValueEntry[]): Promise<Uint8Array> {
  const value = valueSheet(entries, members, 'ja')
  const rows = useCases({ no: '1', problem: '課題' })
  return (await drawWorkbook(worksheet('v1.2'), rows, { value })).bytes
}

const gridIn = (bytes: Uint8Array) => readGrids(bytes).find(({ name }) => name === sheetName.ja)!
const sampled = fc.sample(arbitraryEntry, { seed: 7, numRuns: 60 })

test.each(locales)('valuations are read back as they were from the sheet in %s', { timeout: 60_000 }, (locale) => {
  fc.assert(
    fc.property(fc.array(arbitraryEntry, { minLength: 1, maxLength: 3 }), (entries) => {
      expectBack(gridOf(valueSheet(entries, members, locale)!), entries)
    }),
    { numRuns: 60 },
  )
})

describe.each(locales)('the sheet in %s after a person moved its columns in Excel', (locale) => {
  const last = 18
  const expectMoved = (from: number | null, to: number) => {
    const grid = gridOf(valueSheet(sampled.slice(0, 12), members, locale)!)
    moveColumn(grid, from, to)
    expectBack(grid, sampled.slice(0, 12))
  }
  const columns = Array.from({ length: last + 1 }, (_, column) => column)

  test.each([...columns, last + 1])('one was inserted before column %i', (to) => {
    expectMoved(null, to)
  })
  test.each(columns)('column %i was moved anywhere', (from) => {
    for (const to of [0, 1, 2, 4, 5, 9, 12, last + 1]) expectMoved(from, to)
  })
})

test('a column of remarks that a person inserted is no part of a value, whatever its heading', () => {
  const grid = gridOf(valueSheet(sampled, members, 'ja')!)
  moveColumn(grid, null, 5)
  for (const { number, cells } of grid.rows) {
    const isHeaded = [...cells.values()].some(({ text }) => text === '値の種類' || text === '用途')
    cells.set(5, { text: isHeaded ? '単位' : (['項目', '12', '前提'][number % 3] ?? ''), formula: null })
  }
  expectBack(grid, sampled)
})

test('valuations are read back as they were from the bytes of a file', { timeout: 60_000 }, async () => {
  expectBack(gridIn(await draw(sampled)), sampled)
})

test('every row of the sheet is written once, in order: Excel takes anything else for damage', async () => {
  const parts = unzipSync(await draw(sampled.slice(0, 5)))
  const xml = strFromU8(parts['xl/worksheets/sheet2.xml']!)
  const rows = [...xml.matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number))
  expect(rows).toEqual(rows.map((_, index) => index + 1))
  expect(rows.length).toBeGreaterThan(100)
  expect(xml).toMatch(/<mergeCell ref="C4:D4"\/>/)
})

/** A person's own file with the sheet put into it, and the report of that. */
function putInto(file: Uint8Array, entries: readonly ValueEntry[], replaces: string | null = null) {
  const sheet = valueSheet(entries, members, 'ja')!
  return writeBack(file, [], { added: [{ sheet, replaces }] })
}

test('put into a person’s own file, valuations are read back as they were, beside parts that stay as they are', async () => {
  const own = ownWorkbook([{ product: '会計' }])
  const { bytes, report } = putInto(own, sampled)
  expect(packageFaults(bytes)).toEqual([])
  expectBack(gridIn(bytes), sampled)
  expect(report).toMatchObject({ added: ['xl/worksheets/sheet3.xml'], removed: [], fullCalcOnLoad: true })
  expect(report.identical).toEqual(expect.arrayContaining(carefulParts))
  const again = putInto(bytes, sampled.slice(0, 2), sheetName.ja)
  expect(packageFaults(again.bytes)).toEqual([])
  expectBack(gridIn(again.bytes), sampled.slice(0, 2))
  expect(again.report).toMatchObject({ added: [], removed: [] })
  expect(readGrids(again.bytes).map(({ name }) => name)).toEqual(['課題', '社内メモ', sheetName.ja])
  const opened = new ExcelJS.Workbook()
  await opened.xlsx.load(again.bytes.buffer)
  expect(opened.getWorksheet(sheetName.ja)!.getCell('B4').text).toBe('1')
})

test('put into a file with styles, the sheet looks as a drawn one, and no other cell as before', async () => {
  const { bytes: drawn } = await drawWorkbook(worksheet('v1.2'), useCases({ no: '1', problem: '課題' }))
  const { bytes, report } = putInto(drawn, sampled)
  expect(packageFaults(bytes)).toEqual([])
  expectBack(gridIn(bytes), sampled)
  expect(report.identical).toContain('xl/worksheets/sheet1.xml')
  const xfs = (file: Uint8Array) =>
    /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(strFromU8(unzipSync(file)['xl/styles.xml']!))![1]!
  expect(xfs(bytes).startsWith(xfs(drawn))).toBe(true)
  const opened = new ExcelJS.Workbook()
  await opened.xlsx.load(bytes.buffer)
  const cell = opened.getWorksheet(sheetName.ja)!.getCell('A1')
  expect(cell.font).toMatchObject({ bold: true, size: 16 })
})

test('without a value the file has no sheet for it', async () => {
  const rows = useCases({ no: '1', problem: '課題' })
  const { bytes } = await drawWorkbook(worksheet('v1.2'), rows, { value: valueSheet([], members, 'ja') })
  expect(readGrids(bytes)).toHaveLength(1)
})

describe.runIf(hasLibreOffice('saved values are not read back'))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('saves valuations so that they are read back as they were', { timeout: 120_000 }, async () => {
    const file = join(folder, 'values.xlsx')
    writeFileSync(file, await draw(sampled))
    await convertFiles(folder, [file])
    expectBack(gridIn(readFileSync(join(folder, 'out', 'values.xlsx'))), sampled)
  })

  test(
    'opens a person’s own file with the sheet, and calculates what was written there',
    { timeout: 120_000 },
    async () => {
      const example = exampleEntry(10, 2, '10万円/月')
      const { bytes } = putInto(ownWorkbook([{ product: '会計' }]), [example])
      writeFileSync(join(folder, 'own.xlsx'), bytes)
      await convertFiles(folder, [join(folder, 'own.xlsx')])
      const saved = gridIn(readFileSync(join(folder, 'out', 'own.xlsx')))
      expectBack(saved, [example])
      const calculated = ({ rows }: Grid) =>
        rows.flatMap(({ cells }) => [...cells.values()].flatMap((cell) => (cell.formula === null ? [] : [cell.number])))
      const numbers = calculated(gridIn(bytes))
      expect(numbers.length).toBeGreaterThan(20)
      calculated(saved).forEach((number, index) => {
        if (numbers[index] === undefined) expect(number).toBeUndefined()
        else expect(number).toBeCloseTo(numbers[index], 6)
      })
    },
  )
})
