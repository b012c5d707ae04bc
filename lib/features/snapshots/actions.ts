'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as snapshots from './mutations'
import { deleteSnapshotSchema, renameSnapshotSchema, takeSnapshotSchema } from './schema'

export const takeSnapshot = action(takeSnapshotSchema, async ({ worksheet, name }) => ({
  id: await snapshots.takeNamedSnapshot(await requireScope('worksheet.edit', { worksheet }), name),
}))

export const renameSnapshot = action(renameSnapshotSchema, async ({ worksheet, snapshot, name }) =>
  snapshots.renameSnapshot(await requireScope('worksheet.edit', { worksheet }), snapshot, name),
)

export const deleteSnapshot = action(deleteSnapshotSchema, async ({ worksheet, snapshot }) =>
  snapshots.deleteSnapshot(await requireScope('worksheet.edit', { worksheet }), snapshot),
)
