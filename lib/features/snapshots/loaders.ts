import { loader } from '@/lib/server/loader'
import { requirePageScope } from '@/lib/server/scope'
import { getComparison, listSnapshots } from './data'

export const loadSnapshots = loader(async (workspace: string, worksheet: string) =>
  listSnapshots(await requirePageScope(workspace, worksheet)),
)

export const loadComparison = loader(async (workspace: string, worksheet: string, from?: string, to?: string) =>
  getComparison(await requirePageScope(workspace, worksheet), from, to),
)
