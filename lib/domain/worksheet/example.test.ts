import { expect, test } from 'vitest'
import { fingerprint, isExample } from './example'

test('a fingerprint ignores white space and width, and nothing else', () => {
  expect(fingerprint('１年に 1回\nしかなく')).toBe(fingerprint('1年に1回しかなく'))
  expect(fingerprint('1年に1回しかなく')).not.toBe(fingerprint('1年に2回しかなく'))
})

test.each([
  ['no number', { product: '確定申告', targetUser: '個人事業主', notes: '例です' }],
  ['another number', { no: '1', product: '確定申告', targetUser: '個人事業主', notes: '例です' }],
  ['too little left of it', { no: '0', product: '確定申告', notes: '例です' }],
  ['typed over', { no: '0', product: '確定申告', targetUser: '個人事業主', problem: '別の課題', notes: '例です' }],
  ['somebody’s own', { no: '0', product: '弥生', targetUser: '経理', problem: '遅い', background: '手作業' }],
])('a row with %s is real data', (_, cells) => {
  expect(isExample(cells)).toBe(false)
})

test('the published example is told by its texts, in any width', () => {
  expect(isExample({ no: '０', product: '確定申告', targetUser: '個人事業主', urgency: '低', notes: ' 例です' })).toBe(
    true,
  )
})
