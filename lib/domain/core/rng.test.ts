import { expect, test } from 'vitest'
import { seededRandom, seedOf, xoshiro128 } from './rng'

test('yields what the authors’ own implementation does for the state 1, 2, 3, 4', () => {
  const next = xoshiro128(1, 2, 3, 4)
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ])
})

test('the same seed gives the same numbers, a neighbouring one others', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  expect(seedOf('a')).not.toBe(seedOf('b'))
})

test('numbers are spread evenly', () => {
  const random = seededRandom(1)
  const tenths = new Array<number>(10).fill(0)
  for (let draw = 0; draw < 100_000; draw++) tenths[Math.floor(random() * 10)]!++
  // Five standard deviations of a share of 10,000.
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(475)
})
