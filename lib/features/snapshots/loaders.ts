import { AppError } from '@/lib/server/errors'
import { loader } from '@/lib/server/loader'
import { requireScope, type WorksheetScope } from '@/lib/server/scope'
import { getComparison, listSnapshots } from './data'

export const loadSnapshots = loader(async (workspace: string, worksheet: string) =>
  listSnapshots(await scopeAt(workspace, worksheet)),
)

export const loadComparison = loader(async (workspace: string, worksheet: string, from?: string, to?: string) =>
  getComparison(await scopeAt(workspace, worksheet), from, to),
)

/** An address names workspace and worksheet: one that mixes two workspaces shows nothing. */
async function scopeAt(workspace: string, worksheet: string): Promise<WorksheetScope<'worksheet.view'>> {
  const scope = await requireScope('worksheet.view', { worksheet })
  if (scope.workspaceSlug !== workspace) throw new AppError('notFound')
  return scope
}
