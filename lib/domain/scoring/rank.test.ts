import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Obstacle } from '../readiness/obstacles'
import { defaultScale, formatIds, type Cells } from '../worksheet/model'
import { lensesOf } from './lenses'
import { rank } from './rank'

const useCase = (no: string, urgency?: string, importance?: string, mlValue?: string) => ({
  cells: { no, urgency, importance, mlValue } as Cells,
})

const places = (ranking: ReturnType<typeof rank>) =>
  ranking.ranked.map(({ useCase, place, tied, score }) => [useCase.cells.no, place, tied, score.value])

describe('rank', () => {
  test('orders by the PoC priority, shares a place between ties and skips the next', () => {
    const ranking = rank('v1.1', defaultScale, 'priority', [
      useCase('1', '低', '高', '高'),
      useCase('2', '高', '高', '高'),
      useCase('3', '高', '中', '中'),
      useCase('4', '中', '低', '低'),
    ])
    expect(places(ranking)).toEqual([
      ['2', 1, false, 9],
      ['1', 2, true, 7],
      ['3', 2, true, 7],
      ['4', 4, false, 4],
    ])
  })

  test('lists what has no score after the rest, with the levels it waits for', () => {
    const ranking = rank('v1.1', defaultScale, 'priority', [
      useCase('1', '高', undefined, '高め'),
      useCase('2', '高', '高', '高'),
    ])
    expect(places(ranking)).toEqual([['2', 1, false, 9]])
    expect(ranking.unranked.map(({ useCase, missing }) => [useCase.cells.no, missing])).toEqual([
      [
        '1',
        [
          { field: 'importance', unclear: false },
          { field: 'mlValue', unclear: true },
        ],
      ],
    ])
  })

  test('v2.0 has no priority and is ranked by urgency × importance', () => {
    const ranking = rank('v2.0', defaultScale, 'product', [useCase('1', '高', '低'), useCase('2', '中', '中')])
    expect(places(ranking)).toEqual([
      ['2', 1, false, 4],
      ['1', 2, false, 3],
    ])
  })

  test('leaves out what ML does not apply to and what is blocked, and still shows their scores', () => {
    const gated = (no: string, changes: Cells) => ({ cells: { ...useCase(no, '高', '高', '高').cells, ...changes } })
    const ranking = rank('v1.1', defaultScale, 'priority', [
      gated('1', { mlApplicability: 'x' }),
      gated('2', { hardBlocker: '契約待ち' }),
      gated('3', { mlApplicability: '×', hardBlocker: '契約待ち' }),
      gated('4', { mlApplicability: '△' }),
      { cells: { no: '5', mlApplicability: '×' } },
    ])
    expect(places(ranking)).toEqual([['4', 1, false, 9]])
    expect(ranking.gated.map(({ useCase, gate, score }) => [useCase.cells.no, gate, score?.value])).toEqual([
      ['1', 'rules', 9],
      ['2', 'blocked', 9],
      ['3', 'rules', 9],
      ['5', 'rules', undefined],
    ])
  })

  test('leaves out what its data or its ML fit stops, with its score unchanged', () => {
    const noData: Obstacle = { gate: 'blocked', dataset: { id: 'd', name: '受注' }, question: 'exists' }
    const noMl: Obstacle = { gate: 'rules', check: 'followsNewData' }
    const cells = useCase('1', '高', '高', '中').cells
    const ranking = rank('v1.1', defaultScale, 'priority', [
      { cells, obstacles: [noData] },
      { cells, obstacles: [noData, noMl] },
      { cells, obstacles: [] },
      { cells },
    ])
    expect(ranking.gated.map(({ gate, score }) => [gate, score?.value])).toEqual([
      ['blocked', 8],
      ['rules', 8],
    ])
    expect(ranking.ranked.map(({ score }) => score.value)).toEqual([8, 8])
  })

  test('scores that are equal on paper are ties', () => {
    const scale = { 高: 0.3, 中: 0.1, 低: 3, 並: 1 }
    const ranking = rank('v1.1', scale, 'product', [useCase('1', '中', '低'), useCase('2', '高', '並')])
    expect(places(ranking).map(([, place, tied]) => [place, tied])).toEqual([
      [1, true],
      [1, true],
    ])
  })
})

const anyLevel = fc.constantFrom('高', '中', '低', 'High', '高め', '')
const anyCases = fc.array(
  fc.record({
    cells: fc.record({
      urgency: anyLevel,
      importance: anyLevel,
      mlValue: anyLevel,
      mlApplicability: fc.constantFrom('〇', '△', '×', ''),
    }),
  }),
)
const anyView = fc
  .constantFrom(...formatIds)
  .chain((format) => fc.record({ format: fc.constant(format), lens: fc.constantFrom(...lensesOf(format)) }))

test('every use case is listed once, and a place is one more than the number of better ones', () => {
  fc.assert(
    fc.property(anyView, anyCases, ({ format, lens }, cases) => {
      const { ranked, unranked, gated } = rank(format, defaultScale, lens, cases)
      expect(new Set([...ranked, ...unranked, ...gated].map((entry) => entry.useCase)).size).toBe(cases.length)
      for (const { place, tied, score } of ranked) {
        expect(place).toBe(1 + ranked.filter((other) => other.score.value > score.value).length)
        expect(tied).toBe(ranked.filter((other) => other.score.value === score.value).length > 1)
      }
      for (const { missing } of unranked) expect(missing.length).toBeGreaterThan(0)
    }),
  )
})
