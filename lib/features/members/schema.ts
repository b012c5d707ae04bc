import { z } from 'zod'
import { lineSchema } from '../../domain/core/line'
import { roles } from '../../domain/access/permissions'

const workspace = z.string()
const userId = z.uuid()

/** A key of workshop-roles.ts or the team's own words; empty for none. */
export const workshopRoleSchema = lineSchema.pipe(z.string().max(60, 'tooLong'))

export const changeRoleSchema = z.object({ workspace, userId, role: z.enum(roles) })
export const changeWorkshopRoleSchema = z.object({
  workspace,
  userId,
  workshopRole: workshopRoleSchema,
})
export const changeOwnWorkshopRoleSchema = z.object({ workspace, workshopRole: workshopRoleSchema })
export const removeMemberSchema = z.object({ workspace, userId })
export const leaveSchema = z.object({ workspace })
