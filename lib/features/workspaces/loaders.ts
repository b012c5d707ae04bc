import { loader } from '@/lib/server/loader'
import { requireScope, requireUser } from '@/lib/server/scope'
import { getWorkspace, listWorkspaces } from './data'

export const loadWorkspaces = loader(async () => listWorkspaces((await requireUser()).userId))

export const loadWorkspace = loader(async (workspace: string) =>
  getWorkspace(await requireScope('workspace.view', { workspace })),
)
