import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AddedSheet } from '../domain/worksheet/added-sheet'
import { useCases, worksheet } from '../domain/worksheet/fixtures'
import { cellAddress, type Grid } from '../domain/worksheet/grid'
import { term } from '../domain/value/fixtures'
import { resultLabels, sheetName } from '../domain/value/sheet/labels'
import { at } from '../domain/value/sheet/rows'
import { entry, exampleEntry } from '../domain/value/sheet/sheet-fixture'
import { valueSheet, type ValueEntry } from '../domain/value/sheet/write'
import { drawWorkbook } from './draw'
import { convertFiles, hasLibreOffice } from './libreoffice-fixture'
import { readGrids } from './read/workbook'

/** Another program's arithmetic as the judge of the formulas that stand beside the product's results. */

const gridIn = (bytes: Uint8Array): Grid => readGrids(bytes).find(({ name }) => name === sheetName.ja)!

/** The file without the formulas' results, so that the other program cannot repeat ours. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const name = 'xl/worksheets/sheet2.xml'
  const bare = strFromU8(parts[name]!).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
  return zipSync({ ...parts, [name]: strToU8(bare) })
}

/** Formulas of every kind that are right, over terms in several units. */
const plain = ['比率', '個数'] as const
const money = ['単価', '費用'] as const
const number = fc.integer({ min: 1, max: 99_999 }).map((each) => String(each / 100))
const { money: anyMoney, plain: anyPlain } = fc.letrec<{ money: string; plain: string; condition: string }>((tie) => ({
  condition: fc
    .tuple(tie('plain'), fc.constantFrom('<', '≤', '>', '≥', '≠'), tie('plain'))
    .map(([left, sign, right]) => `${left} ${sign} ${right}`),
  plain: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...plain),
      number,
      number.map((each) => `${each}%`),
    ),
    fc.tuple(tie('plain'), fc.constantFrom('+', '-', '×'), tie('plain')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('plain'), number).map(([a, b]) => `${a} ÷ ${b}`),
    fc.tuple(tie('plain'), fc.constantFrom('2', '3', '0')).map(([a, b]) => `(${a})^${b}`),
    tie('plain').map((a) => `-${a}^2`),
    fc.tuple(tie('condition'), tie('plain'), tie('plain')).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
    tie('condition').map((a) => `(${a})`),
    fc.tuple(tie('plain'), fc.integer({ min: -2, max: 4 })).map(([a, b]) => `round(${a}, ${b})`),
    fc.tuple(tie('money'), number).map(([a, b]) => `${a} ÷ ${b}万円`),
  ),
  money: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...money),
      number.map((each) => `${each}円`),
      number.map((each) => `${each}万円`),
    ),
    fc.tuple(tie('money'), fc.constantFrom('+', '-'), tie('money')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('money'), tie('plain')).map(([a, b]) => `${a} × (${b})`),
    tie('money').map((a) => `(-${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'sum', 'avg'), fc.array(tie('money'), { minLength: 1, maxLength: 4 }))
      .map(([name, parts]) => `${name}(${parts.join(', ')})`),
    tie('money').map((a) => `round(${a})`),
  ),
}))

function formulaEntry([texts, amounts, schedule]: [string[], number[], object]): ValueEntry {
  const [ratio, count, price, cost] = amounts as [number, number, number, number]
  return entry({
    terms: [
      term('比率', ratio, '%'),
      term('個数', [count - 1, count, count + 1], '個'),
      term('単価', price, '円'),
      term('費用', cost, '万円'),
    ],
    formulas: texts.map((text, index) => ({
      name: `式${index}`,
      text: index % 3 === 0 ? `(${text}) ÷ 1か月` : text,
      kind: (['value', 'burden', 'development', 'operation'] as const)[index % 4]!,
      every: (['day', 'month', 'year', null] as const)[index % 4]!,
    })),
    schedule: {
      startDay: 0,
      rampDays: 0,
      initialShare: 0,
      preparationCost: 0,
      horizonDays: 1_095,
      discountRate: 0,
      ...schedule,
    },
  })
}
const amount = fc.double({ min: 0.5, max: 5_000, noNaN: true })
const formulaEntries = fc.sample(
  fc
    .tuple(
      fc.array(fc.oneof(anyMoney, anyMoney, anyPlain), { minLength: 6, maxLength: 6 }),
      fc.array(amount, { minLength: 4, maxLength: 4 }),
      fc.record({
        startDay: fc.integer({ min: 0, max: 400 }),
        rampDays: fc.constantFrom(0, 1, 2, 90, 700, 2_000),
        initialShare: fc.constantFrom(0, 0.25, 1),
        preparationCost: fc.constantFrom(0, 1e5, 1e7),
        horizonDays: fc.constantFrom(1, 100, 1_095, 10_950),
        discountRate: fc.constantFrom(0, 1e-6, 0.05, 1),
      }),
    )
    .map(formulaEntry),
  { seed: 11, numRuns: 150 },
)

/** When money comes back, for schedules under which it does. */
const scheduled = fc.sample(
  fc
    .record({
      startDay: fc.integer({ min: 0, max: 200 }),
      rampDays: fc.constantFrom(0, 1, 2, 30, 365, 1_200),
      initialShare: fc.constantFrom(0, 0.3, 1),
      horizonDays: fc.constant(2_000),
      discountRate: fc.constantFrom(0, 0.08),
      value: fc.integer({ min: 5, max: 60 }),
      cost: fc.integer({ min: 1, max: 9_000 }),
    })
    .map(({ value, cost, ...schedule }) => {
      return entry({
        formulas: [
          { name: '価値', text: `${value}万円/日`, kind: 'value', every: null },
          { name: '運用', text: '90万円/月', kind: 'operation', every: null },
          { name: '開発', text: `${cost}万円`, kind: 'development', every: null },
        ],
        schedule: { preparationCost: 10_000, ...schedule },
      })
    }),
  { seed: 3, numRuns: 80 },
)

const examples = (
  [
    [2, 7.5, '10万円/日', 162],
    [10, 7.5, '10万円/日', '期間内に回収できません'],
    [10, 2, '10万円/日', 179],
    [2, 7.5, '10万円/月', 64],
    [10, 7.5, '10万円/月', 116],
    [10, 2, '10万円/月', 66],
  ] as const
).map(([workers, hours, operation, expected]) => ({ expected, entry: exampleEntry(workers, hours, operation) }))

const files: Record<string, ValueEntry[]> = {
  examples: examples.map((each) => each.entry),
  formulas: formulaEntries,
  schedules: scheduled,
}

describe.runIf(hasLibreOffice('the formulas of values are not recalculated'))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  const sheets = new Map<string, AddedSheet>()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const saved = (name: string) => readFileSync(join(folder, 'out', `${name}.xlsx`))

  beforeAll(async () => {
    for (const [name, entries] of Object.entries(files)) {
      const sheet = valueSheet(entries, new Map(), 'ja')!
      const { bytes } = await drawWorkbook(worksheet('v1.2'), useCases({ no: '1', problem: '課題' }), { value: sheet })
      sheets.set(name, sheet)
      writeFileSync(join(folder, `${name}.xlsx`), withoutResults(bytes))
    }
    await convertFiles(
      folder,
      Object.keys(files).map((name) => join(folder, `${name}.xlsx`)),
    )
  }, 120_000)

  test.each(['examples', 'formulas', 'schedules'])('recalculates %s to what the product calculates', (name) => {
    const grid = gridIn(saved(name))
    const found = new Map(
      grid.rows.flatMap(({ number, cells }) => [...cells].map(([column, cell]) => [cellAddress(column, number), cell])),
    )
    const differing: unknown[] = []
    let compared = 0
    for (const { number, cells } of sheets.get(name)!.rows) {
      for (const [column, { formula }] of cells) {
        if (!formula || formula.result === null) continue
        const cell = found.get(cellAddress(column, number))
        const [shown, expected] = [cell?.number ?? cell?.text ?? '', formula.result]
        const isSame =
          typeof expected === 'number'
            ? shown !== '' && Math.abs(Number(shown) - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-6)
            : shown === expected
        compared++
        if (!isSame) differing.push([cellAddress(column, number), formula.formula, expected, shown])
      }
    }
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(100)
  })

  test('finds the first days of the worked example', () => {
    const rows = gridIn(saved('examples')).rows.filter(
      ({ cells }) => cells.get(at.name)?.text === resultLabels.firstDay.ja,
    )
    const shown = rows.map(({ cells }) => cells.get(at.value)!.text)
    expect(shown).toEqual(examples.map(({ expected }) => String(expected)))
  })
})
