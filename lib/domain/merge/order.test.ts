import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeOrder } from './order'

test('neighbours of the base that different sides lack stay in the order of the base, whatever their ids', () => {
  for (const base of [
    ['a', 'b', 'c', 'd'],
    ['a', 'z', 'c', 'd'],
    ['d', 'c', 'b', 'a'],
  ]) {
    const [theirs, ours] = [base.filter((_, at) => at !== 1), base.filter((_, at) => at !== 2)]
    expect(mergeOrder(base, theirs, ours)).toEqual(base)
    expect(mergeOrder(base, ours, theirs)).toEqual(base)
  }
  expect(mergeOrder(['a', 'z', 'c', 'y', 'd'], ['a', 'z', 'y', 'd'], ['a', 'c', 'd'])).toEqual([
    'a',
    'z',
    'c',
    'y',
    'd',
  ])
})

test('a side that turned such rows round keeps its order', () => {
  expect(mergeOrder(['a', 'b', 'c', 'd', 'e'], ['a', 'd', 'b', 'e'], ['a', 'c', 'e'])).toEqual([
    'a',
    'c',
    'd',
    'b',
    'e',
  ])
})

/** A base, and two sides that took rows out of it, neighbours among them, and perhaps moved and added some. */
const versions = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 9 })
  .chain((base) => {
    const side = (name: string) =>
      fc
        .tuple(fc.shuffledSubarray(base), fc.subarray(base), fc.boolean(), fc.nat({ max: 9 }))
        .map(([shuffled, inOrder, isSorted, at]) => {
          const kept = isSorted ? inOrder : shuffled
          return [...kept.slice(0, at), `added by ${name}`, ...kept.slice(at)]
        })
    return fc.tuple(fc.constant(base), side('one'), side('other'))
  })

test('every row stands in the merged order once, the same whichever side is ours', () => {
  fc.assert(
    fc.property(versions, ([base, theirs, ours]) => {
      const merged = mergeOrder(base, theirs, ours)
      expect(merged.toSorted()).toEqual([...new Set([...base, ...theirs, ...ours])].toSorted())
      expect(mergeOrder(base, ours, theirs)).toEqual(merged)
      expect(mergeOrder(base, theirs, ours)).toEqual(merged)
    }),
    { numRuns: 500 },
  )
})

test('where no side moved or added a row, the merged order is that of the base', () => {
  const taken = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 9 })
    .chain((base) => fc.tuple(fc.constant(base), fc.subarray(base), fc.subarray(base)))
  fc.assert(
    fc.property(taken, ([base, theirs, ours]) => {
      expect(mergeOrder(base, theirs, ours)).toEqual(base)
    }),
    { numRuns: 500 },
  )
})
