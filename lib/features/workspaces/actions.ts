'use server'

import { action } from '@/lib/server/action'
import { requireScope, requireUser } from '@/lib/server/scope'
import * as workspaces from './mutations'
import { createWorkspaceSchema, renameWorkspaceSchema } from './schema'

/** Answers the new workspace's slug. */
export const createWorkspace = action(createWorkspaceSchema, async ({ name }) => {
  const { userId } = await requireUser()
  return workspaces.createWorkspace(userId, name)
})

export const renameWorkspace = action(renameWorkspaceSchema, async ({ workspace, name }) => {
  await workspaces.renameWorkspace(await requireScope('workspace.rename', { workspace }), name)
})
