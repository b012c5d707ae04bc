import { expect, test } from 'vitest'
import { defaultScale } from '../worksheet/model'
import { isVotable, levelsOf, voteSchema, type Vote } from './votes'

test.each([
  ['urgency', 'v1.1', defaultScale, ['低', '中', '高']],
  ['mlValue', 'v1.1', { 最高: 5, 高: 3, 中: 2, 低: 1 }, ['低', '中', '高', '最高']],
  // v1.2 has its scale in the formula, so a scale of the worksheet's own has no say.
  ['importance', 'v1.2', { 最高: 5, 高: 3, 中: 2, 低: 1 }, ['低', '中', '高']],
  ['urgency', 'v1.1', { 乙: 1, 甲: 1, 高: 2 }, ['乙', '甲', '高']],
  ['mlApplicability', 'v2.0', defaultScale, ['×', '△', '〇']],
] as const)('the levels of %s in %s, lowest first', (criterion, format, scale, levels) => {
  expect(levelsOf(criterion, format, scale)).toEqual(levels)
})

test.each([
  ['高', true],
  ['unknown', true],
  ['〇', false],
  ['', false],
])('a vote for %j on 低 中 高 is votable: %s', (level, votable) => {
  const vote: Vote = { level, confidence: 'sure', reason: '' }
  expect(isVotable(vote, ['低', '中', '高'])).toBe(votable)
})

test('a reason is trimmed, and a confidence is one of three', () => {
  expect(voteSchema.parse({ level: '高', confidence: 'guess', reason: ' 法改正 ' }).reason).toBe('法改正')
  expect(voteSchema.safeParse({ level: '高', confidence: 'maybe', reason: '' }).success).toBe(false)
})
