import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scale } from '../worksheet/model'
import { isSameScale, mergeScale, resolveScale } from './scale'

const first: Scale = { 高: 3, 中: 2, 低: 1 }
const second: Scale = { 高: 5, 中: 2, 低: 1 }
const third: Scale = { 最高: 9, 高: 3, 中: 2, 低: 1 }

test('what one side left as it was is the other side’s', () => {
  expect(mergeScale(first, second, first)).toMatchObject({ merged: second, isConflict: false })
  expect(mergeScale(first, first, third)).toMatchObject({ merged: third, isConflict: false })
  expect(mergeScale(first, second, { 低: 1, 中: 2, 高: 5 })).toMatchObject({ merged: second, isConflict: false })
})

test('two different changes are a conflict, which a person decides', () => {
  const merge = mergeScale(first, second, third)
  expect(merge).toMatchObject({ merged: third, isConflict: true })
  expect(resolveScale(merge, undefined)).toBe(third)
  expect(resolveScale(merge, 'theirs')).toBe(second)
  expect(resolveScale(merge, 'base')).toBe(first)
})

test('a file without scores changes none, and without a base any difference is a conflict', () => {
  expect(mergeScale(first, null, third)).toMatchObject({ merged: third, isConflict: false })
  expect(mergeScale(null, null, third)).toMatchObject({ merged: third, isConflict: false })
  expect(mergeScale(null, third, third)).toMatchObject({ merged: third, isConflict: false })
  expect(mergeScale(null, second, third)).toMatchObject({ merged: third, isConflict: true })
})

test('the sides weigh the same', () => {
  const scale = fc.constantFrom(first, second, third)
  fc.assert(
    fc.property(scale, scale, scale, (base, theirs, ours) => {
      const [merge, mirrored] = [mergeScale(base, theirs, ours), mergeScale(base, ours, theirs)]
      expect(merge.isConflict).toBe(mirrored.isConflict)
      expect(isSameScale(resolveScale(merge, 'theirs'), resolveScale(mirrored, 'ours'))).toBe(true)
      expect(mergeScale(base, theirs, base).merged).toEqual(theirs)
    }),
  )
})
