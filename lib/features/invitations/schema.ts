import { z } from 'zod'
import { INVITATION_DAYS, MAX_INVITATION_USES } from '../../domain/access/invitation'
import { roles } from '../../domain/access/permissions'
import { workshopRoleSchema } from '../members/schema'
import { newUserSchema } from '../users/schema'

/** What a link holds: 32 random bytes in base64url. */
const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const createInvitationSchema = z.object({
  workspace: z.string(),
  role: z.enum(roles),
  maxUses: z.int('wholeNumber').min(1, 'wholeNumber').max(MAX_INVITATION_USES, 'tooMany'),
  days: z.literal(INVITATION_DAYS),
})
export const revokeInvitationSchema = z.object({ workspace: z.string(), invitation: z.uuid() })

const workshopRole = workshopRoleSchema.default('')

export const joinSchema = z.object({ token: tokenSchema, workshopRole })
export const joinAsNewSchema = newUserSchema.extend({ token: tokenSchema, workshopRole })
