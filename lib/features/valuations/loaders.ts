import { loader } from '@/lib/server/loader'
import { requirePageScope } from '@/lib/server/scope'
import { getValuations } from './data'

export const loadValuations = loader(async (workspace: string, worksheet: string, today: string) => {
  const scope = await requirePageScope(workspace, worksheet)
  return getValuations(scope, today)
})
