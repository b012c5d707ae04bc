import { z } from 'zod'
import { locales } from '../../domain/core/text'
import { MAX_REASON_LENGTH } from '../../domain/scoring/votes'
import { MAX_LEVEL_LENGTH } from '../../domain/worksheet/model'
import { itemSchema, scoringSchema } from '../scoring/schema'

const id = z.uuid().toLowerCase()
const reason = z.string().trim().max(MAX_REASON_LENGTH, 'tooLong')

const decisionSchema = itemSchema.extend({
  level: z.string().min(1).max(MAX_LEVEL_LENGTH),
  reason,
  /** What happens to the reason that the worksheet has already. */
  mode: z.enum(['append', 'replace']),
  /** The language in which the vote is cited. */
  locale: z.enum(locales),
})
export type NewDecision = z.infer<typeof decisionSchema>
export const decideSchema = decisionSchema.extend({ scoring: id })
export const undoDecisionSchema = itemSchema.extend({ scoring: id })

const dissentSchema = itemSchema.extend({
  /** Empty to take it back. */
  text: reason,
  /** Whose it is, where a facilitator writes it down for somebody without a device. */
  participantId: id.optional(),
})
export type NewDissent = z.infer<typeof dissentSchema>
export const recordDissentSchema = dissentSchema.extend({ scoring: id })
export const assignOwnerSchema = scoringSchema.extend({ useCaseId: id, userId: id.nullable() })
