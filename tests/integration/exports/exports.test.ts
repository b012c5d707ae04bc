import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { readWorkbook } from '@/lib/excel/intake'
import { previewExport } from '@/lib/features/exports/data'
import { exportWorksheet } from '@/lib/features/exports/mutations'
import { createExample, renameWorksheet, setScale } from '@/lib/features/worksheets/mutations'
import { getWorksheetPage } from '@/lib/features/worksheets/data'
import { applyChanges } from '@/lib/server/changes'
import { readExportId } from '@/lib/excel/read/custom-properties'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { addMember, patch, workspaceScope, worksheetScope, type TestMember } from '@/tests/support/worksheets'

let member: TestMember
let worksheet: string

beforeAll(buildWorker)
beforeEach(async () => {
  member = await addMember()
  worksheet = await createExample(await workspaceScope(member, 'worksheet.create'), 'ja')
})

const exporting = () => worksheetScope(member, 'worksheet.export', worksheet)
const editing = () => worksheetScope(member, 'worksheet.edit', worksheet)

test('an export holds the rows that are not deleted, in order, under a name with title and date', async () => {
  await renameWorksheet(await editing(), 'チーム/A')
  const { useCases } = await getWorksheetPage(await worksheetScope(member, 'worksheet.view', worksheet))
  const patches = [patch(useCases[1]!.id, 'deleted', 'true', 1), patch(useCases[0]!.id, 'position', 'zz', 1)]
  const moved = { ...patches[1]!, value: 'b00' }
  await applyChanges(await editing(), { actionId: randomUUID(), source: 'rows', patches: [patches[0]!, moved] })

  const { fileName, bytes } = await exportWorksheet(await exporting())
  expect(fileName).toMatch(/^ML_Usecase_Discovery_Worksheet_チーム_A_\d{4}-\d\d-\d\d\.xlsx$/)
  const read = await readWorkbook(bytes)
  const sheet = read.ok ? read.value.sheets[0] : null
  expect(sheet?.format).toBe('v1.1')
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual(
    [useCases[2], useCases[3], useCases[0]].map((row) => row?.cells),
  )
})

test('the preview tells what a format has no place for, and the file holds it all the same', async () => {
  await setScale(await editing(), { 高: 5, 中: 3, 低: 1 }, defaultScale)
  expect(await previewExport(await exporting(), undefined, 'en')).toMatchObject({
    format: 'v1.1',
    useCaseCount: 4,
    addedColumns: [],
    warnings: [],
  })
  const preview = await previewExport(await exporting(), 'v2.0', 'en')
  expect(preview).toMatchObject({ format: 'v2.0', warnings: [expect.stringContaining('高 5')] })
  expect(preview.addedColumns).toEqual(expect.arrayContaining(['Problem', 'ML value']))

  const { bytes } = await exportWorksheet(await exporting(), 'v2.0')
  const read = await readWorkbook(bytes)
  const sheet = read.ok ? read.value.sheets[0] : null
  expect(sheet?.format).toBe('v2.0')
  expect(sheet?.extraColumns).toHaveLength(preview.addedColumns.length)
})

test('no worksheet of another workspace is exported', async () => {
  const stranger = await addMember()
  await expect(worksheetScope(stranger, 'worksheet.export', worksheet)).rejects.toEqual(new AppError('notFound'))
  const theirs = await createExample(await workspaceScope(stranger, 'worksheet.create'), 'en')
  const crossed = { ...(await exporting()), worksheetId: theirs }
  await expect(exportWorksheet(crossed)).rejects.toEqual(new AppError('notFound'))
  await expect(previewExport(crossed, undefined, 'ja')).rejects.toEqual(new AppError('notFound'))
})

test('the file names the export, its moment and its rows; a viewer may export too', async () => {
  const viewer = await addMember('viewer', member.workspaceId)
  await renameWorksheet(await editing(), 'Renamed')
  const { bytes } = await exportWorksheet(await worksheetScope(viewer, 'worksheet.export', worksheet), 'v2.0')
  const id = readExportId(bytes)
  expect(await db().export.findMany({ where: { worksheetId: worksheet } })).toEqual([
    {
      id,
      worksheetId: worksheet,
      seq: 2,
      format: 'v2.0',
      layout: null,
      userId: viewer.userId,
      createdAt: expect.any(Date),
    },
  ])
  const { useCases } = await getWorksheetPage(await worksheetScope(member, 'worksheet.view', worksheet))
  const read = await readWorkbook(bytes)
  const rows = read.ok ? read.value.sheets[0]?.rows : []
  expect(rows?.map(({ rowId }) => rowId)).toEqual(useCases.map(({ id }) => id))
})
