import { expect, test } from 'vitest'
import { criteriaOf, everybodyHasVoted, mayVote, outstanding, type CriterionRule, type Voter } from './rounds'

const rules: CriterionRule[] = [
  { criterion: 'urgency', roles: [] },
  { criterion: 'mlApplicability', roles: ['dataScientist'] },
]
const voter = (id: string, role = '', left = false): Voter => ({ id, role, left })

test('the criteria are those that the format has a column for', () => {
  expect(criteriaOf('v1.1')).toEqual(['urgency', 'importance', 'mlValue', 'mlApplicability'])
  expect(criteriaOf('v2.0')).toEqual(['urgency', 'importance'])
})

test.each([
  ['urgency', '', true],
  ['urgency', 'developer', true],
  ['mlApplicability', 'dataScientist', true],
  ['mlApplicability', '', false],
  ['importance', 'dataScientist', false],
] as const)('on %s, who is "%s" votes: %s', (criterion, role, expected) => {
  expect(mayVote(rules, criterion, role)).toBe(expected)
})

test('each person owes the open rounds in which they vote and have not', () => {
  const owed = outstanding(
    rules,
    [voter('a'), voter('b', 'dataScientist'), voter('c'), voter('d', '', true)],
    [
      { criterion: 'urgency', voted: ['a'] },
      { criterion: 'mlApplicability', voted: [] },
    ],
  )
  expect([...owed]).toEqual([
    ['b', 2],
    ['c', 1],
  ])
})

test.each([
  ['nobody owes a vote', [voter('a'), voter('b')], ['a', 'b'], true],
  ['one vote is missing', [voter('a'), voter('b')], ['a'], false],
  ['who misses has left', [voter('a'), voter('b'), voter('c', '', true)], ['a', 'b'], true],
  ['the first to come is alone', [voter('a')], ['a'], false],
  ['nobody came', [], [], false],
])('everybody has voted when %s: %#', (_, voters, voted, expected) => {
  expect(everybodyHasVoted(rules, voters, [{ criterion: 'urgency', voted }])).toBe(expected)
})

test('without an open round there is nothing to reveal', () => {
  expect(everybodyHasVoted(rules, [voter('a'), voter('b')], [])).toBe(false)
})
