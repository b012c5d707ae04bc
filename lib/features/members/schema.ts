import { z } from 'zod'
import { roles } from '../../domain/access/permissions'

const workspace = z.string()
const userId = z.uuid()

export const roleSchema = z.enum(roles)

export const changeRoleSchema = z.object({ workspace, userId, role: roleSchema })
/** A key of workshop-roles.ts or the team's own words; empty for none. */
export const changeWorkshopRoleSchema = z.object({
  workspace,
  userId,
  workshopRole: z.string().trim().max(60, 'tooLong'),
})
export const removeMemberSchema = z.object({ workspace, userId })
export const leaveSchema = z.object({ workspace })
