import { expect, test } from 'vitest'
import { agreementOf } from './agreement'
import { citeVote, withReason } from './citation'

const votes = ['高', '高', '中', '低', 'unknown'].map((level) => ({ level }))
const agreement = agreementOf(votes, ['低', '中', '高'])

test.each([
  ['ja', '期限が近い（投票「Day 3」2回目: 高2・中1・低1・わからない1、中央値 中〜高）'],
  ['en', "期限が近い (vote “Day 3”, round 2: 2 High, 1 Medium, 1 Low, 1 don't know; median Medium–High)"],
] as const)('a reason names the vote it came from, in %s', (locale, expected) => {
  expect(citeVote('期限が近い', { title: 'Day 3', round: 2, agreement }, locale)).toBe(expected)
})

test('a round in which nobody voted is cited as that', () => {
  const none = agreementOf([], ['低', '中', '高'])
  expect(citeVote('', { title: 'x', round: 1, agreement: none }, 'ja')).toBe('（投票「x」1回目: 0票）')
  expect(citeVote('', { title: 'x', round: 1, agreement: none }, 'en')).toBe('(vote “x”, round 1: no votes)')
})

test('a reason is added below what is there, or takes its place', () => {
  expect(withReason('before', 'after', 'append')).toBe('before\nafter')
  expect(withReason(undefined, 'after', 'append')).toBe('after')
  expect(withReason('before', 'after', 'replace')).toBe('after')
})
