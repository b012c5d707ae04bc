import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { getQueue } from './data'

export const loadQueue = loader(async (worksheet: string) =>
  getQueue(await requireScope('scoring.view', { worksheet })),
)
