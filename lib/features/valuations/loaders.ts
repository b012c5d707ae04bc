import { AppError } from '@/lib/server/errors'
import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { getValuations } from './data'

/** An address names workspace and worksheet: one that mixes two workspaces shows nothing. */
export const loadValuations = loader(async (workspace: string, worksheet: string, today: string) => {
  const scope = await requireScope('worksheet.view', { worksheet })
  if (scope.workspaceSlug !== workspace) throw new AppError('notFound')
  return getValuations(scope, today)
})
