import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { listOwners, listTermsInFull } from './data'
import type { SharedTermList } from './types'

export const loadSharedTerms = loader(async (workspace: string): Promise<SharedTermList> => {
  const scope = await requireScope('sharedTerm.view', { workspace })
  const [sharedTerms, members] = await Promise.all([listTermsInFull(scope), listOwners(scope)])
  return { workspaceSlug: scope.workspaceSlug, role: scope.role, sharedTerms, members }
})
