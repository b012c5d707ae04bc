import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useCases as asUseCases, worksheet as asWorksheet } from '@/lib/domain/worksheet/fixtures'
import { defaultScale, formatIds, type Cells, type UseCase } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { readWorkbook } from '@/lib/excel/intake'
import { readExportId } from '@/lib/excel/read/custom-properties'
import { previewExport, previewWriteBack } from '@/lib/features/exports/data'
import { exportInto } from '@/lib/features/exports/mutations'
import type { MergePreview } from '@/lib/domain/merge/preview'
import { previewMerge } from '@/lib/features/merges/data'
import { mergeDecisionsSchema } from '@/lib/features/merges/schema'
import { changeImport, commitImport, startImport, undoImport } from '@/lib/features/imports/mutations'
import { importOptionsSchema } from '@/lib/features/imports/schema'
import { getWorksheetPage } from '@/lib/features/worksheets/data'
import { duplicateWorksheet, setScale } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { carefulParts, ownWorkbook } from '@/lib/excel/own-workbook-fixture'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

let member: TestMember

beforeAll(buildWorker)
beforeEach(async () => {
  member = await addMember()
})

const rows: Cells[] = [
  { no: '1', product: '会計', problem: '入力が遅い', urgency: '高い', importance: '中' },
  { no: '2', product: '会計', problem: '照合が手作業', urgency: 'Low', importance: '高' },
  { no: '3', product: '在庫', problem: '数が合わない', notes: '残す' },
]

async function imported(
  bytes: Uint8Array,
  {
    fileName = 'チームA.xlsx',
    target = null,
    options = {},
  }: { fileName?: string; target?: string | null; options?: object } = {},
) {
  const scope = await workspaceScope(member, 'worksheet.import')
  const started = await startImport(scope, { fileName, bytes: Buffer.from(bytes), target })
  if (!started.ok) throw new Error(started.error.code)
  await changeImport(scope, started.value, importOptionsSchema.parse(options))
  const { id, worksheets } = await commitImport(scope, started.value)
  return { id, worksheets: worksheets.map((worksheet) => worksheet.id), worksheet: worksheets[0]!.id }
}

const exporting = (worksheet: string) => worksheetScope(member, 'worksheet.writeBack', worksheet)
const rowsIn = async (worksheet: string): Promise<UseCase[]> =>
  (await getWorksheetPage(await worksheetScope(member, 'worksheet.view', worksheet))).useCases

async function change(worksheet: string, patches: ReturnType<typeof patch>[]): Promise<void> {
  const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
  const answer = await applyChanges(scope, { actionId: randomUUID(), source: 'typing', patches })
  expect(answer.conflicts).toEqual([])
}

async function writtenBack(worksheet: string, importId: string, withIds = false) {
  const exported = await exportInto(await exporting(worksheet), importId, { withIds })
  if (!exported.ok) throw new Error(exported.error.code)
  const read = await readWorkbook(exported.value.bytes)
  if (!read.ok) throw new Error(read.error.code)
  return { ...exported.value, parts: unzipSync(exported.value.bytes), sheets: read.value.sheets }
}

const cellsOf = ({ rows }: { rows: { sheetRow: number; cells: Cells }[] }) =>
  Object.fromEntries(rows.map(({ sheetRow, cells }) => [sheetRow, cells]))

test('an export into the original changes what the team changed, and no other part of the file', async () => {
  const original = ownWorkbook(rows)
  const { id, worksheet } = await imported(original)
  const [one, two, three] = await rowsIn(worksheet)
  const added = randomUUID()
  await db().worksheet.update({ where: { id: worksheet }, data: { extraColumns: ['extra:担当者'] } })
  await change(worksheet, [
    patch(one!.id, 'problem', '入力に時間がかかる', 1),
    // Another spelling of what the file says is no change.
    patch(one!.id, 'urgency', '高', 1),
    patch(two!.id, 'deleted', 'true', 1),
    patch(added, 'position', 'zz'),
    patch(added, 'product', '検品'),
    patch(added, 'extra:担当者', '鈴木'),
  ])

  const preview = await previewWriteBack(await exporting(worksheet), id, 'ja')
  const report = preview.ok ? preview.value : null
  expect(report?.cells.items).toEqual([
    { sheet: '課題', cell: 'E12', from: '入力が遅い', to: '入力に時間がかかる' },
    { sheet: '課題', cell: 'C13', from: '会計', to: null },
    { sheet: '課題', cell: 'E13', from: '照合が手作業', to: null },
    { sheet: '課題', cell: 'G13', from: 'Low', to: null },
    { sheet: '課題', cell: 'I13', from: '高', to: null },
    { sheet: '課題', cell: 'C15', from: null, to: '検品' },
  ])
  expect(report).toMatchObject({ useCaseCount: 3, fullCalcOnLoad: false, rowsAppended: { count: 0 } })
  expect(report?.parts.identical.items).toEqual(expect.arrayContaining(carefulParts))
  expect(report?.notes.items).toEqual([
    { place: '課題', message: expect.stringContaining('「担当者」の列がファイルにない') },
  ])
  expect(await db().export.count({ where: { worksheetId: worksheet } })).toBe(0)

  const { fileName, parts, sheets, bytes } = await writtenBack(worksheet, id)
  expect(fileName).toMatch(/^チームA_\d{4}-\d\d-\d\d\.xlsx$/)
  const before = unzipSync(original)
  for (const name of carefulParts) expect(Buffer.compare(parts[name]!, before[name]!), name).toBe(0)
  expect(cellsOf(sheets[0]!)).toEqual({
    12: { ...rows[0], problem: '入力に時間がかかる' },
    14: three!.cells,
    15: { no: '4', product: '検品' },
  })
  expect(await db().export.findMany({ where: { worksheetId: worksheet } })).toMatchObject([
    {
      id: readExportId(bytes),
      format: 'v1.2',
      layout: { [one!.id]: 12, [three!.id]: 14, [added]: 15 },
      userId: member.userId,
    },
  ])
})

test('a write-back for offline editing names its rows, wherever they go and whatever becomes of them', async () => {
  const { id, worksheet } = await imported(ownWorkbook(rows))
  const useCases = await rowsIn(worksheet)
  const ids = useCases.map((useCase) => useCase.id)
  const report = await previewWriteBack(await exporting(worksheet), id, 'ja', true)
  expect(report.ok && report.value).toMatchObject({
    cells: { count: 0 },
    notes: { items: [{ place: '課題', message: expect.stringContaining('T列') }] },
  })

  const merged = async (withIds: boolean) => {
    const { bytes, sheets } = await writtenBack(worksheet, id, withIds)
    expect(sheets[0]!.rows.map(({ rowId }) => rowId)).toEqual(withIds ? ids : [null, null, null])
    const moved = { C16: '会計', E16: '照合が遅い', G16: 'Low', I16: '高', ...(withIds && { T16: ids[1]! }) }
    const left = { C13: null, E13: null, G13: null, I13: null, ...(withIds && { T13: null }) }
    const rewritten = { A12: '9', C12: '人事', E12: '応募を読み切れない', G12: null, I12: null }
    const scope = await workspaceScope(member, 'worksheet.import')
    const copy = editFile(bytes, { ...moved, ...left, ...rewritten })
    const started = await startImport(scope, { fileName: 'copy.xlsx', bytes: copy, target: null })
    if (!started.ok) throw new Error(started.error.code)
    const preview = await previewMerge(scope, started.value, mergeDecisionsSchema.parse({}))
    return JSON.parse(preview) as MergePreview
  }
  const known = await merged(true)
  expect(known.matches).toMatchObject([{ sheetRow: 12, useCaseId: ids[0], by: 'id' }])
  expect(known.changes).toContainEqual(
    expect.objectContaining({
      rowId: ids[1],
      cells: expect.arrayContaining([{ field: 'problem', from: '照合が手作業', to: '照合が遅い' }]),
    }),
  )
  const guessed = await merged(false)
  expect(guessed.matches.filter(({ by }) => by === 'id')).toEqual([])
  expect(guessed.changes).toContainEqual(expect.objectContaining({ rowId: ids[0], kind: 'deleted' }))
})

test('a file that nobody changed comes back in all its parts, but for the property that names the export', async () => {
  const original = ownWorkbook(rows)
  const { id, worksheet } = await imported(original)
  const { parts } = await writtenBack(worksheet, id)
  const changed = Object.keys(parts).filter((name) => {
    const before = unzipSync(original)[name]
    return !before || Buffer.compare(before, parts[name]!) !== 0
  })
  expect(changed.sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'docProps/custom.xml'])
})

test('moved rows take their values along, also those of a column that the import left out', async () => {
  const own = rows.map((cells, index) => ({ ...cells, background: `社外秘${index}` }))
  const { id, worksheet } = await imported(ownWorkbook(own), { options: { sheets: { 0: { columns: { 5: null } } } } })
  const [one, two, three] = await rowsIn(worksheet)
  expect(one!.cells.background).toBeUndefined()
  await change(worksheet, [patch(one!.id, 'position', 'zz', 1), patch(two!.id, 'notes', '見た', 1)])
  const { sheets } = await writtenBack(worksheet, id)
  expect(cellsOf(sheets[0]!)).toEqual({ 12: { ...own[1], notes: '見た' }, 13: own[2], 14: own[0] })
  expect(three!.cells).toEqual(rows[2])
})

test('of a workbook with several worksheets only the sheet of this one is written', async () => {
  const { id, worksheets } = await imported(readFileSync('tests/fixtures/xlsx/sheet-per-team.xlsx'))
  expect(worksheets).toHaveLength(3)
  const [row] = await rowsIn(worksheets[2]!)
  await change(worksheets[2]!, [patch(row!.id, 'problem', '変えた', 1)])
  const preview = await previewWriteBack(await exporting(worksheets[2]!), id, 'ja')
  expect(preview).toMatchObject({ value: { cells: { count: 1, items: [{ to: '変えた' }] } } })
  const { sheets } = await writtenBack(worksheets[0]!, id)
  expect(sheets.map((sheet) => cellsOf(sheet))).toEqual(
    await readWorkbook(readFileSync('tests/fixtures/xlsx/sheet-per-team.xlsx')).then((read) =>
      read.ok ? read.value.sheets.map((sheet) => cellsOf(sheet)) : [],
    ),
  )
})

test('a file that was appended gets the rows that were there before, and its keys back', async () => {
  const target = await addWorksheet(member, { format: 'v2.0' })
  const before = randomUUID()
  await change(target, [patch(before, 'position', 'a0'), patch(before, 'product', '以前から')])
  const { id } = await imported(ownWorkbook(rows), { target })
  const inserted = (await rowsIn(target))[1]!
  expect(inserted.cells['extra:ターゲットユーザーの課題']).toBe('入力が遅い')
  await change(target, [patch(inserted.id, 'extra:ターゲットユーザーの課題', '入力が間に合わない', 1)])
  const { sheets } = await writtenBack(target, id)
  expect(cellsOf(sheets[0]!)).toEqual({
    12: { ...rows[0], problem: '入力が間に合わない' },
    13: rows[1],
    14: rows[2],
    15: { no: '4', product: '以前から' },
  })
})

test('only workbooks whose import holds can be written back into', async () => {
  const scope = await workspaceScope(member, 'worksheet.import')
  const first = await imported(ownWorkbook(rows), { fileName: '最初.xlsx' })
  const { worksheet } = first
  const text = Buffer.from(
    `No,プロダクト名,ターゲットユーザーの課題,課題の背景,緊急度,緊急度の理由,重要度\n1,会計,遅い,-,高,-,中\n`,
  )
  const delimited = await imported(text, { fileName: 'team.csv', target: worksheet })
  const undone = await imported(ownWorkbook(rows), { fileName: '取り消し.xlsx', target: worksheet })
  await undoImport(scope, undone.id)
  const last = await imported(ownWorkbook(rows), { fileName: '最後.xlsx', target: worksheet })
  const offered = async (to: TestMember) =>
    (await previewExport(await worksheetScope(to, 'worksheet.export', worksheet), undefined, 'ja')).originals
  const originals = await offered(member)
  expect(originals.map(({ fileName }) => fileName)).toEqual(['最後.xlsx', '最初.xlsx'])
  expect(originals.map(({ id }) => id)).toEqual([last.id, first.id])
  // A viewer gets the worksheet, not the files with all that they hold besides.
  const viewer = await addMember('viewer', member.workspaceId)
  expect(await offered(viewer)).toEqual([])
  await expect(worksheetScope(viewer, 'worksheet.writeBack', worksheet)).rejects.toEqual(new AppError('forbidden'))
  for (const { id } of [delimited, undone]) {
    await expect(exportInto(await exporting(worksheet), id)).rejects.toEqual(new AppError('notFound'))
  }
  const copy = await duplicateWorksheet(await worksheetScope(member, 'worksheet.create', worksheet), 'コピー')
  await expect(exportInto(await exporting(copy), first.id)).rejects.toEqual(new AppError('notFound'))
})

test('nobody of another workspace gets the file', async () => {
  const { id, worksheet } = await imported(ownWorkbook(rows))
  const stranger = await addMember()
  const theirs = await addWorksheet(stranger)
  const crossed = await worksheetScope(stranger, 'worksheet.writeBack', theirs)
  await expect(exportInto(crossed, id)).rejects.toEqual(new AppError('notFound'))
  await expect(exportInto({ ...crossed, worksheetId: worksheet }, id)).rejects.toEqual(new AppError('notFound'))
  await expect(previewWriteBack({ ...crossed, worksheetId: worksheet }, id, 'en')).rejects.toEqual(
    new AppError('notFound'),
  )
})

test('a scale that differs from the file’s is not written, and said', async () => {
  const { bytes } = await drawWorkbook(asWorksheet('v1.1'), asUseCases(...rows))
  const { id, worksheet } = await imported(bytes)
  await setScale(await worksheetScope(member, 'worksheet.edit', worksheet), { 高: 5, 中: 3, 低: 1 }, defaultScale)
  const preview = await previewWriteBack(await exporting(worksheet), id, 'en')
  expect(preview).toMatchObject({
    value: { notes: { items: [{ message: expect.stringContaining('高 5, 中 3, 低 1') }] } },
  })
})

const official = (format: string) => `../shared/worksheets/${format}.xlsx`

describe.runIf(formatIds.every((format) => existsSync(official(format))))('the published files', () => {
  test.each(formatIds)('%s takes a change and keeps every other part', async (format) => {
    const original = readFileSync(official(format))
    const options = { includeExample: true }
    const { id, worksheet } = await imported(original, { fileName: `${format}.xlsx`, options })
    const [example] = await rowsIn(worksheet)
    await change(worksheet, [patch(example!.id, 'notes', '例を変えた', 1), patch(example!.id, 'importance', '低', 1)])
    const { parts, sheets } = await writtenBack(worksheet, id)
    expect(Object.values(cellsOf(sheets[0]!))).toEqual([{ ...example!.cells, notes: '例を変えた', importance: '低' }])
    const before = unzipSync(original)
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(before[name]!, parts[name] ?? Buffer.of()) !== 0,
    )
    expect(changed.sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/worksheets/sheet1.xml'])
  })
})
