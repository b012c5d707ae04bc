import { AppError } from '@/lib/server/errors'
import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { getAssessments } from './data'

/** An address names workspace and worksheet: one that mixes two workspaces shows nothing. */
export const loadAssessments = loader(async (workspace: string, worksheet: string) => {
  const scope = await requireScope('worksheet.view', { worksheet })
  if (scope.workspaceSlug !== workspace) throw new AppError('notFound')
  return getAssessments(scope)
})
