import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { listMembers } from './data'

export const loadMembers = loader(async (workspace: string) =>
  listMembers(await requireScope('member.view', { workspace })),
)
