import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'
import { criterionRulesSchema } from '../../domain/scoring/rounds'
import { criteria, voteSchema } from '../../domain/scoring/votes'
import { workshopRoleSchema } from '../members/schema'
import { MAX_CASES, MAX_PARTICIPANTS, MAX_SESSION_TITLE } from './types'

const uuid = z.uuid().toLowerCase()
/** What a link holds: 32 random bytes in base64url. */
const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const newSessionSchema = z.object({
  title: nameSchema(MAX_SESSION_TITLE),
  useCaseIds: z.array(uuid).min(1, 'required').max(MAX_CASES),
  rules: criterionRulesSchema,
  memberIds: z.array(uuid).max(MAX_PARTICIPANTS),
})
export type NewSession = z.infer<typeof newSessionSchema>
export const openSessionSchema = newSessionSchema.extend({ worksheet: uuid })

export const scoringSchema = z.object({ scoring: uuid })

const personSchema = z.object({ name: nameSchema(60), role: workshopRoleSchema })
export type Person = z.infer<typeof personSchema>
export const joinAsGuestSchema = personSchema.extend({ token: tokenSchema })
export const addPersonSchema = personSchema.extend({ scoring: uuid })
export const setAttendanceSchema = scoringSchema.extend({ participantId: uuid, here: z.boolean() })

export const castVoteSchema = scoringSchema.extend({ roundId: uuid, vote: voteSchema })
export const castProxyVoteSchema = castVoteSchema.extend({ participantId: uuid })

/** What one round is about. */
export const itemSchema = z.object({ useCaseId: uuid, criterion: z.enum(criteria) })
export type Item = z.infer<typeof itemSchema>
export const voteAgainSchema = scoringSchema.extend({
  items: z
    .array(itemSchema)
    .min(1)
    .max(MAX_CASES * criteria.length),
})

/** Minutes on the clock; null takes it away. */
export const setTimerSchema = scoringSchema.extend({ minutes: z.int().min(1).max(60).nullable() })
export const setRevealsItselfSchema = scoringSchema.extend({ on: z.boolean() })
