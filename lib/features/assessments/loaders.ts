import { loader } from '@/lib/server/loader'
import { requirePageScope } from '@/lib/server/scope'
import { getAssessments } from './data'

export const loadAssessments = loader(async (workspace: string, worksheet: string) => {
  const scope = await requirePageScope(workspace, worksheet)
  return getAssessments(scope)
})
