import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultScale, formatIds, type Cells } from '../worksheet/model'
import { priorityOf } from '../worksheet/priority'
import { evidenceLadder } from '../worksheet/product-fields'
import type { lenses } from './lenses'
import { lensesOf, lensFields, scoreOf, readWeights } from './lenses'
import { rank } from './rank'

const full: Cells = {
  ...{ urgency: '中', importance: '高', mlValue: '低' },
  ...{ effort: '12', reach: '500', evidence: '利用者・顧客の証拠' },
}
const value = (lens: (typeof lenses)[number], cells: Cells = full, scale = defaultScale) =>
  scoreOf('v1.1', scale, lens, cells).score?.value

describe('scoreOf', () => {
  test.each([
    ['priority', 6],
    ['product', 6],
    // 0.3 · 50 + 0.4 · 100 + 0.3 · 0
    ['weighted', 55],
    // 500 · 3 · 0.7 / 12
    ['rice', 87.5],
    // 10 · 7 · 6
    ['ice', 420],
    // (2 + 3 + 1) / 12
    ['wsjf', 0.5],
  ] as const)('%s is %d', (lens, score) => {
    expect(value(lens)).toBe(score)
  })

  test('counts with a scale of the worksheet and a level added to it', () => {
    const scale = { 最高: 10, 高: 5, 中: 3, 低: 1 }
    const cells: Cells = { urgency: '最高', importance: '高', mlValue: '低', effort: '4' }
    expect(value('priority', cells, scale)).toBe(16)
    expect(value('product', cells, scale)).toBe(50)
    expect(value('wsjf', cells, scale)).toBe(4)
    expect(value('weighted', { ...cells, importance: '最高', mlValue: '最高' }, scale)).toBe(100)
    expect(value('ice', { importance: '高', evidence: '個別の事例', effort: '100' }, scale)).toBe(5)
  })

  test.each([
    ['5', 10],
    ['5.5', 8],
    ['20', 6],
    ['60', 2],
    ['61', 1],
  ])('an effort of %s is an ease of %d', (effort, ease) => {
    expect(value('ice', { ...full, evidence: '個別の事例', effort })).toBe(10 * ease)
  })

  test('names what is missing and what is unclear, and assumes nothing', () => {
    expect(scoreOf('v1.1', defaultScale, 'rice', { importance: '高め', reach: '0', evidence: '市場のデータ' })).toEqual(
      {
        score: null,
        missing: [
          { field: 'reach', unclear: true },
          { field: 'importance', unclear: true },
          { field: 'effort', unclear: false },
        ],
      },
    )
  })

  test('a lens waits for exactly the fields of its formula', () => {
    for (const format of formatIds)
      for (const lens of lensesOf(format)) {
        const missing = scoreOf(format, defaultScale, lens, {}).missing ?? []
        expect(missing.map(({ field }) => field)).toEqual(lensFields(lens, format))
        expect(missing.length).toBeGreaterThan(1)
      }
  })

  test('weights count by their share, and an address that names none is not guessed at', () => {
    const weights = readWeights('50-25-25', 'v1.1')!
    const cells = { urgency: '高', importance: '低', mlValue: '低' }
    expect(scoreOf('v1.1', defaultScale, 'weighted', cells, weights).score?.value).toBe(50)
    expect(scoreOf('v1.1', defaultScale, 'weighted', cells, readWeights('100-0-0', 'v1.1')!).score?.value).toBe(100)
    expect(scoreOf('v1.1', defaultScale, 'weighted', cells).score?.value).toBe(30)
    expect(readWeights('1-1', 'v2.0')).toMatchObject({ urgency: 1, importance: 1 })
    for (const text of ['', '1-1', '0-0-0', '1-1-101', '1-1--1', '1-1-x', '1-1-1.5']) {
      expect(readWeights(text, 'v1.1'), text).toBeNull()
    }
  })
})

test('v2.0 has no priority', () => {
  expect(lensesOf('v2.0')).toEqual(['product', 'weighted', 'rice', 'ice', 'wsjf'])
  expect(lensesOf('v1.2')[0]).toBe('priority')
})

const anyLevel = fc.constantFrom('高', '中', '低', '最高')
const anyCase = fc.record({
  cells: fc.record({
    urgency: anyLevel,
    importance: anyLevel,
    mlValue: anyLevel,
    effort: fc.integer({ min: 1, max: 300 }).map(String),
    reach: fc.integer({ min: 1, max: 100_000 }).map(String),
    evidence: fc.constantFrom(...evidenceLadder.map(({ name }) => name)),
  }),
})
const anyView = fc.constantFrom(...formatIds).chain((format) =>
  fc.record({
    format: fc.constant(format),
    lens: fc.constantFrom(...lensesOf(format)),
    scale: fc.constantFrom(defaultScale, { 最高: 9, 高: 5, 中: 3, 低: 1 }),
  }),
)

test('the headline equals the format’s own priority', () => {
  fc.assert(
    fc.property(fc.constantFrom('v1.0', 'v1.1', 'v1.2'), anyCase, (format, { cells }) => {
      expect(scoreOf(format, defaultScale, 'priority', cells).score?.value).toBe(
        priorityOf(format, defaultScale, cells)?.value,
      )
    }),
  )
})

test('a further case never changes the order of two others', () => {
  fc.assert(
    fc.property(
      anyView,
      fc.array(anyCase, { minLength: 2, maxLength: 8 }),
      anyCase,
      ({ format, lens, scale }, cases, added) => {
        const order = (of: typeof cases) =>
          rank(format, scale, lens, of)
            .ranked.map(({ useCase }) => useCase)
            .filter((useCase) => useCase !== added)
        expect(order([...cases, added])).toEqual(order(cases))
        expect(order([added, ...cases])).toEqual(order(cases))
      },
    ),
  )
})
