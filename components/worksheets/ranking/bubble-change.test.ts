import { describe, expect, test } from 'vitest'
import { reachableScores } from '@/lib/domain/scoring/what-changes'
import { defaultScale, type Cells } from '@/lib/domain/worksheet/model'
import { changeByKey, changeTo } from './bubble-change'
import type { Bubble } from './bubble-view'

const cells: Cells = { urgency: '中', importance: '中', mlValue: '中' }
const bubble: Bubble = {
  id: 'a',
  revision: 3,
  no: '1',
  label: '1 仕訳',
  effort: 23,
  value: 6,
  reachable: reachableScores({ format: 'v1.1', scale: defaultScale, lens: 'priority' }, cells),
  sizes: { mlValue: 1, net: null },
  texts: { effort: '23', value: '6', mlValue: '中', net: '' },
}

describe('a dragged case', () => {
  test.each([
    ['up by one', { effort: 23, value: 7.2 }, { mlValue: '高' }],
    ['to the top', { effort: 23, value: 99 }, { urgency: '高', importance: '高', mlValue: '高' }],
    ['down by two', { effort: 23, value: 4.1 }, { mlValue: '低', importance: '低' }],
    ['to the side', { effort: 41.3, value: 6.2 }, { effort: '40' }],
    ['both ways at once', { effort: 9, value: 5 }, { mlValue: '低', effort: '8' }],
    ['beyond nothing', { effort: -3, value: 6 }, { effort: '4' }],
  ])('that goes %s says what stands there', (_, place, changed) => {
    expect(changeTo(bubble, place, 4)?.cells).toEqual(changed)
  })

  test('that hardly moves stays as it is', () => {
    expect(changeTo(bubble, { effort: 24.5, value: 6.3 }, 4)).toBeNull()
  })
})

test.each([
  ['ArrowUp', { mlValue: '高' }],
  ['ArrowDown', { mlValue: '低' }],
  ['ArrowRight', { effort: '24' }],
  ['ArrowLeft', { effort: '20' }],
])('%s moves a case by one step', (key, changed) => {
  expect(changeByKey(bubble, key, 4)?.cells).toEqual(changed)
})

test('no key makes an effort of nothing, or leads beyond the highest value', () => {
  const easiest = { ...bubble, effort: 4, value: 9 }
  expect(changeByKey(easiest, 'ArrowLeft', 4)).toBeNull()
  expect(changeByKey(easiest, 'ArrowUp', 4)).toBeNull()
})

test('steps of a tenth do not stop at what floating point makes of them', () => {
  expect(changeByKey({ ...bubble, effort: 1.5 }, 'ArrowRight', 0.5)?.cells).toEqual({ effort: '2' })
  expect(changeByKey({ ...bubble, effort: 0.3 }, 'ArrowRight', 0.1)?.cells).toEqual({ effort: '0.4' })
})
