import { z } from 'zod'
import type { CellKey, FieldKey } from '../worksheet/fields'
import { formats } from '../worksheet/formats/formats'
import type { FormatId } from '../worksheet/model'
import { criteria, type Criterion } from './votes'

/** The rules of voting together: on what, by whom, how often, and when everybody has voted. */

/** A round and two more after discussion; then a person decides. */
export const MAX_ROUNDS = 3

export const criterionRuleSchema = z.object({
  criterion: z.enum(criteria),
  /** The workshop roles that vote on it; everybody when there is none. */
  roles: z.array(z.string().min(1).max(60)).max(20),
})
export type CriterionRule = z.infer<typeof criterionRuleSchema>

export const criterionRulesSchema = z
  .array(criterionRuleSchema)
  .min(1)
  .refine((rules) => new Set(rules.map(({ criterion }) => criterion)).size === rules.length)

/** The criteria for which a format has a column, in the order of voting. */
export function criteriaOf(format: FormatId): Criterion[] {
  const keys = new Set<string>(formats[format].columns.map(({ key }) => key))
  return criteria.filter((criterion) => keys.has(criterion))
}

/**
 * Where the reason for a level is written. Applicability has no such column: what speaks for or against it belongs to the
 * concerns, whose header names it first.
 */
export const reasonFields: Record<Criterion, FieldKey> = {
  urgency: 'urgencyReason',
  importance: 'importanceReason',
  mlValue: 'mlValueReason',
  mlApplicability: 'concerns',
}

/** Whether the reason may take the place of what the column says: the concerns hold more than this one answer. */
export function mayReplaceReason(criterion: Criterion): boolean {
  return criterion !== 'mlApplicability'
}

/**
 * What a voter reads of a use case: enough to judge it, none of the levels or reasons already written, which would
 * lead the vote, and nothing else of the worksheet.
 */
export const ballotFields = [
  'no',
  'product',
  'caseName',
  'targetUser',
  'problem',
  'background',
  'solution',
  'mlUseCase',
  'caseSummary',
  'whyExperienceImproves',
  'whyUsersGrow',
  'whyDataGrows',
  'whyAccuracyImproves',
] as const satisfies CellKey[]

/** Whether somebody with this workshop role votes on a criterion. */
export function mayVote(rules: readonly CriterionRule[], criterion: Criterion, role: string): boolean {
  const rule = rules.find((each) => each.criterion === criterion)
  return rule !== undefined && (rule.roles.length === 0 || rule.roles.includes(role))
}

export interface Voter {
  id: string
  role: string
  /** Not waited for any more. */
  left: boolean
}

export interface OpenRound {
  criterion: Criterion
  /** Who has voted in it, by id. */
  voted: readonly string[]
}

/** How many votes each person still owes to the open rounds, by id; those who owe none are not in it. */
export function outstanding(
  rules: readonly CriterionRule[],
  voters: readonly Voter[],
  rounds: readonly OpenRound[],
): Map<string, number> {
  const owed = new Map<string, number>()
  const present = voters.filter(({ left }) => !left)
  for (const { criterion, voted } of rounds) {
    const done = new Set(voted)
    for (const { id, role } of present) {
      if (!done.has(id) && mayVote(rules, criterion, role)) owed.set(id, (owed.get(id) ?? 0) + 1)
    }
  }
  return owed
}

/**
 * Whether the open rounds can be revealed without anybody saying so: every vote is in, and from two people at least,
 * as the first to come would otherwise reveal their own.
 */
export function everybodyHasVoted(
  rules: readonly CriterionRule[],
  voters: readonly Voter[],
  rounds: readonly OpenRound[],
): boolean {
  const enough = voters.filter(({ left }) => !left).length > 1 && rounds.some(({ voted }) => voted.length > 0)
  return enough && outstanding(rules, voters, rounds).size === 0
}
