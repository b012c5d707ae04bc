import { z } from 'zod'
import { applicabilities } from '../worksheet/levels'
import { MAX_LEVEL_LENGTH, type FormatId, type Scale } from '../worksheet/model'
import { scaleOf } from '../worksheet/priority'

/** What a team votes on, and what one person's vote says. */

export const criteria = ['urgency', 'importance', 'mlValue', 'mlApplicability'] as const
export type Criterion = (typeof criteria)[number]

/** How sure a voter is, surest first. */
export const confidences = ['sure', 'rather', 'guess'] as const
export type Confidence = (typeof confidences)[number]

/** "Don't know": an answer, but no place on the scale. Who has not voted has no vote at all. */
export const UNKNOWN = 'unknown'

/** The longest reason a voter may give, in UTF-16 units. */
export const MAX_REASON_LENGTH = 1000

export const voteSchema = z.object({
  /** One of `levelsOf` for the criterion, or UNKNOWN. */
  level: z.string().min(1).max(MAX_LEVEL_LENGTH),
  confidence: z.enum(confidences),
  reason: z.string().trim().max(MAX_REASON_LENGTH),
})
/** What one person says on one criterion of one use case. `reason` is '' when none is given. */
export type Vote = z.infer<typeof voteSchema>

/**
 * The levels of a criterion, lowest first: the worksheet's own scale by its scores (levels of one score in the order of
 * their names, so that every process agrees), or × △ 〇.
 */
export function levelsOf(criterion: Criterion, format: FormatId, scale: Scale): readonly string[] {
  if (criterion === 'mlApplicability') return [...applicabilities].reverse()
  return Object.entries(scaleOf(format, scale))
    .sort(([a, low], [b, high]) => low - high || (a < b ? -1 : 1))
    .map(([level]) => level)
}

/** Whether a vote says something the criterion has: one of its levels, or "don't know". */
export function isVotable(vote: Vote, levels: readonly string[]): boolean {
  return vote.level === UNKNOWN || levels.includes(vote.level)
}
