import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultScale, type Cells } from '../worksheet/model'
import {
  levelChances,
  MAX_STABILITY_ROWS,
  rankStability,
  rowStability,
  stabilityInput,
  type CaseVotes,
} from './stability'
import { confidences } from './votes'

const row = (levels: string): { cells: Cells } => {
  const [urgency, importance, mlValue] = levels
  return { cells: { urgency, importance, mlValue } }
}
const input = (rows: string[], votes: CaseVotes[] = []) =>
  stabilityInput('v1.1', defaultScale, 'priority', rows.map(row), (index) => votes[index] ?? {})

describe('levelChances', () => {
  test.each([
    // The one neighbour of an end takes the whole slip, two neighbours share it.
    [2, [], [0, 0.2, 0.8]],
    [1, [], [0.1, 0.8, 0.1]],
    [2, [{ place: 2, confidence: 'sure' }], [0, 0.05, 0.95]],
    [2, [{ place: 0, confidence: 'guess' }], [0.3, 0.225, 0.475]],
    [
      1,
      [
        { place: 0, confidence: 'sure' },
        { place: 2, confidence: 'sure' },
      ],
      [0.25, 0.5, 0.25],
    ],
  ] as const)('level %d with the votes %j', (decided, votes, chances) => {
    levelChances(decided, votes, 3).forEach((chance, level) => expect(chance).toBeCloseTo(chances[level]!, 12))
  })
})

test('a clear winner is first, and equals share the places evenly', () => {
  const drawn = rankStability(input(['高高高', '低低低', '低低低']), 1)
  expect(rowStability(drawn, 0)).toMatchObject({ from: 1, to: 1 })
  expect(rowStability(drawn, 0).first).toBeGreaterThan(0.97)
  expect(Math.abs(rowStability(drawn, 1).places[1]! - rowStability(drawn, 2).places[1]!)).toBeLessThan(0.1)
})

test('votes that contradict the decision widen the interval', () => {
  const rows = ['高高高', '中中高', '中中中', '低中中', '低低低']
  const sure = confidences.slice(0, 1).map((confidence) => ({ level: '高', confidence }))
  const split = ['高', '低', '低', '中'].map((level) => ({ level, confidence: 'guess' as const }))
  const agreed = rowStability(rankStability(input(rows, [{ urgency: sure, importance: sure, mlValue: sure }]), 3), 0)
  const disputed = rowStability(
    rankStability(input(rows, [{ urgency: split, importance: split, mlValue: split }]), 3),
    0,
  )
  expect(disputed.first).toBeLessThan(agreed.first)
  expect(disputed.to - disputed.from).toBeGreaterThan(agreed.to - agreed.from)
})

test('"don’t know" is no vote', () => {
  const unknown: CaseVotes = { urgency: [{ level: 'unknown', confidence: 'sure' }] }
  expect(input(['高高高'], [unknown])).toEqual(input(['高高高']))
})

test('rows beyond the limit are not drawn, an empty ranking has none', () => {
  expect(input(Array.from({ length: 300 }, () => '高高高')).rows).toBe(MAX_STABILITY_ROWS)
  expect(rankStability(input([]), 1).counts).toHaveLength(0)
})

const anyLevel = fc.constantFrom('高', '中', '低')
const anyVotes = fc.array(fc.record({ level: anyLevel, confidence: fc.constantFrom(...confidences) }), {
  maxLength: 12,
})
const anyRow = fc.record({
  cells: fc.record({ urgency: anyLevel, importance: anyLevel, mlValue: anyLevel }),
  votes: fc.record({ urgency: anyVotes, importance: anyVotes }),
})

test('shares add up to 1 over the places and over the rows, and the same seed gives the same counts', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('priority', 'product'),
      fc.nat(),
      (rows, lens, seed) => {
        const given = stabilityInput('v1.1', defaultScale, lens, rows, (index) => rows[index]!.votes)
        const drawn = rankStability(given, seed, 200)
        expect(rankStability(given, seed, 200)).toEqual(drawn)
        const shares = rows.map((_, index) => rowStability(drawn, index))
        for (const { places, first, topThree, from, to } of shares) {
          expect(places.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
          expect(first).toBeLessThanOrEqual(topThree + 1e-9)
          expect(from >= 1 && from <= to && to <= rows.length).toBe(true)
        }
        for (const [place] of rows.entries()) {
          expect(shares.reduce((sum, { places }) => sum + places[place]!, 0)).toBeCloseTo(1, 9)
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('another seed gives other draws of the same ranking', () => {
  const given = input(['高高中', '高中高', '中高高', '中中中'])
  const [one, other] = [1, 2].map((seed) => rankStability(given, seed))
  expect(one).not.toEqual(other)
  expect(Math.abs(rowStability(one!, 0).first - rowStability(other!, 0).first)).toBeLessThan(0.06)
})
