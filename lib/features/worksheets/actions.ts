'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as worksheets from './mutations'
import {
  archiveWorksheetSchema,
  createExampleSchema,
  createWorksheetSchema,
  deleteWorksheetSchema,
  duplicateWorksheetSchema,
  renameWorksheetSchema,
  restoreWorksheetSchema,
  setScaleSchema,
} from './schema'

export const createWorksheet = action(createWorksheetSchema, async ({ workspace, ...worksheet }) => ({
  id: await worksheets.createWorksheet(await requireScope('worksheet.create', { workspace }), worksheet),
}))

export const createExample = action(createExampleSchema, async ({ workspace, locale }) => ({
  id: await worksheets.createExample(await requireScope('worksheet.create', { workspace }), locale),
}))

export const duplicateWorksheet = action(duplicateWorksheetSchema, async ({ worksheet, title }) => ({
  id: await worksheets.duplicateWorksheet(await requireScope('worksheet.create', { worksheet }), title),
}))

export const renameWorksheet = action(renameWorksheetSchema, async ({ worksheet, title }) =>
  worksheets.renameWorksheet(await requireScope('worksheet.edit', { worksheet }), title),
)

export const setScale = action(setScaleSchema, async ({ worksheet, scale, from }) =>
  worksheets.setScale(await requireScope('worksheet.edit', { worksheet }), scale, from),
)

export const archiveWorksheet = action(archiveWorksheetSchema, async ({ worksheet }) =>
  worksheets.archiveWorksheet(await requireScope('worksheet.archive', { worksheet })),
)

export const restoreWorksheet = action(restoreWorksheetSchema, async ({ worksheet }) =>
  worksheets.restoreWorksheet(await requireScope('worksheet.archive', { worksheet })),
)

export const deleteWorksheet = action(deleteWorksheetSchema, async ({ worksheet, confirmation }) =>
  worksheets.deleteWorksheet(await requireScope('worksheet.delete', { worksheet }), confirmation),
)
