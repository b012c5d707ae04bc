'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as members from './mutations'
import {
  changeOwnWorkshopRoleSchema,
  changeRoleSchema,
  changeWorkshopRoleSchema,
  leaveSchema,
  removeMemberSchema,
} from './schema'

export const changeRole = action(changeRoleSchema, async ({ workspace, userId, role }) => {
  await members.changeRole(await requireScope('member.update', { workspace }), userId, role)
})

export const changeWorkshopRole = action(changeWorkshopRoleSchema, async ({ workspace, userId, workshopRole }) => {
  await members.changeWorkshopRole(await requireScope('member.update', { workspace }), userId, workshopRole)
})

/** What everybody knows best about themselves; the permission role stays the owner's to give. */
export const changeOwnWorkshopRole = action(changeOwnWorkshopRoleSchema, async ({ workspace, workshopRole }) => {
  await members.changeOwnWorkshopRole(await requireScope('member.updateSelf', { workspace }), workshopRole)
})

export const removeMember = action(removeMemberSchema, async ({ workspace, userId }) => {
  await members.removeMember(await requireScope('member.remove', { workspace }), userId)
})

export const leaveWorkspace = action(leaveSchema, async ({ workspace }) => {
  await members.leaveWorkspace(await requireScope('member.leave', { workspace }))
})
