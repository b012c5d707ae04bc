'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as datasets from './mutations'
import { changeDatasetSchema, createDatasetSchema, deleteDatasetSchema } from './schema'

/** Answers the new dataset's id. */
export const createDataset = action(createDatasetSchema, async ({ workspace, ...written }) =>
  datasets.createDataset(await requireScope('dataset.edit', { workspace }), written),
)

export const changeDataset = action(changeDatasetSchema, async ({ workspace, dataset, revision, ...written }) =>
  datasets.changeDataset(await requireScope('dataset.edit', { workspace }), dataset, revision, written),
)

export const deleteDataset = action(deleteDatasetSchema, async ({ workspace, dataset }) =>
  datasets.deleteDataset(await requireScope('dataset.edit', { workspace }), dataset),
)
