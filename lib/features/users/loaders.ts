import { loader } from '@/lib/server/loader'
import { requireUser } from '@/lib/server/scope'
import { getAccount } from './data'

export const loadAccount = loader(async () => getAccount((await requireUser()).userId))
