import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeForm, sameForm } from './form'

test('what each of two people changed is kept', () => {
  expect(
    mergeForm({ owner: '経理', amount: '' }, { owner: '営業', amount: '' }, { owner: '経理', amount: '10万行' }),
  ).toEqual({
    texts: { owner: '営業', amount: '10万行' },
    theirs: {},
  })
})

test('where both changed the same, the own words stay and the others’ are named', () => {
  expect(mergeForm({ owner: '経理' }, { owner: '営業' }, { owner: '法務' })).toEqual({
    texts: { owner: '営業' },
    theirs: { owner: '法務' },
  })
  expect(mergeForm({ owner: '経理' }, { owner: '営業' }, { owner: '営業' }).theirs).toEqual({})
  expect(mergeForm({}, { owner: '営業' }, { owner: '' }).theirs).toEqual({})
})

test('no text of either is ever lost', () => {
  const form = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', 'y'))
  fc.assert(
    fc.property(form, form, form, (base, mine, saved) => {
      const { texts, theirs } = mergeForm(base, mine, saved)
      for (const name of ['a', 'b', 'c']) {
        const shown = [texts[name] ?? '', theirs[name] ?? '']
        for (const side of [mine, saved]) {
          if ((side[name] ?? '') !== (base[name] ?? '')) expect(shown).toContain(side[name] ?? '')
        }
      }
    }),
  )
})

test('a field that is missing says nothing', () => {
  expect(sameForm({ a: '' }, {})).toBe(true)
  expect(sameForm({ a: 'x' }, {})).toBe(false)
})
