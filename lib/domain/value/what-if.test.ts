import { expect, test } from 'vitest'
import { breakdownOf } from './breakdown'
import { dateOfDay, dayOfDate } from './days'
import { model, term, workedExample } from './fixtures'
import { readModel, valuesOf } from './model'
import { termValueSchema } from './term'
import { fixTerms, moveTerms } from './what-if'

test('a fixed term no longer varies; a moved one keeps its range, and one that the value fits in', () => {
  const stated = model(
    [
      term('single', 5),
      term('range', [2, 4, 6]),
      term('bounded', { kind: 'percentiles', low: 20, best: 40, high: 60, min: 0, max: 100 }),
      term('extremes', { kind: 'extremes', min: 1, mode: 2, max: 3 }),
      term('left', [7, 8, 9]),
    ],
    [],
  )
  const moved = { single: 6, range: 9, bounded: 110, extremes: 0 }
  const values = (changed: typeof stated) => changed.terms.map(({ value }) => value)
  expect(values(fixTerms(stated, moved)).map((value) => value.kind)).toEqual([
    ...Array<string>(4).fill('single'),
    'percentiles',
  ])
  expect(values(moveTerms(stated, moved))).toEqual([
    { kind: 'single', value: 6 },
    { kind: 'percentiles', low: 2, best: 9, high: 9, min: null, max: null },
    { kind: 'percentiles', low: 20, best: 110, high: 110, min: null, max: null },
    { kind: 'extremes', min: 0, mode: 0, max: 3 },
    { kind: 'percentiles', low: 7, best: 8, high: 9, min: null, max: null },
  ])
  for (const value of values(moveTerms(stated, moved))) expect(termValueSchema.safeParse(value).success).toBe(true)
  expect(fixTerms(stated, {})).toBe(stated)
})

test('the parts of the net value of the worked example', () => {
  const read = readModel(workedExample(2, 7.5, '10万円/日'))
  const { value, burden, operation, development, preparation } = breakdownOf(read, valuesOf(read))
  // 18 people × 7.5 h × 1,200 円.
  expect(value).toBeCloseTo(162_000, 6)
  expect([burden, Math.round(operation), preparation]).toEqual([0, 100_000, 0])
  expect(development).toBeCloseTo(10_000_000, 6)
})

test('a burden is shown as a positive amount, and counts down', () => {
  const read = readModel(model([], [['確認', 'burden', '3万円/月']]))
  expect(breakdownOf(read, valuesOf(read)).burden).toBeCloseTo(1_000, 9)
})

test('days as dates, over a leap day and back', () => {
  expect([dateOfDay('2028-02-28', 2), dateOfDay('2026-11-22', 162)]).toEqual(['2028-03-01', '2027-05-03'])
  expect([dayOfDate('2026-11-22', '2027-05-03'), dayOfDate('2026-11-22', '')]).toEqual([162, null])
})
