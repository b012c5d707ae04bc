import { z } from 'zod'
import { AppError } from '@/lib/server/errors'
import { loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { getDataset, listDatasets } from './data'

export const loadDatasets = loader(async (workspace: string) =>
  listDatasets(await requireScope('dataset.view', { workspace })),
)

/** A dataset, and who reads it and what they may do with it. */
export const loadDataset = loader(async (workspace: string, dataset: string) => {
  const scope = await requireScope('dataset.view', { workspace })
  // What the column cannot hold names nothing; Postgres would answer it with an error.
  if (!z.uuid().safeParse(dataset).success) throw new AppError('notFound')
  return { dataset: await getDataset(scope, dataset), role: scope.role, userId: scope.userId }
})

/** Who makes a new one. */
export const loadDatasetMaker = loader(async (workspace: string) => {
  const { userId } = await requireScope('dataset.edit', { workspace })
  return { userId }
})
