import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '@/lib/excel/intake'
import { exportSnapshot, exportWorksheet } from '@/lib/features/exports/mutations'
import { startImport } from '@/lib/features/imports/mutations'
import type { MergePreview } from '@/lib/domain/merge/preview'
import { previewMerge } from '@/lib/features/merges/data'
import { commitMerge } from '@/lib/features/merges/mutations'
import { mergeDecisionsSchema } from '@/lib/features/merges/schema'
import { getComparison, listSnapshots } from '@/lib/features/snapshots/data'
import { deleteSnapshot, renameSnapshot, takeNamedSnapshot } from '@/lib/features/snapshots/mutations'
import { getWorksheet } from '@/lib/features/worksheets/data'
import { archiveWorksheet, renameWorksheet, setScale } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { outcome } from '@/tests/support/outcome'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

let member: TestMember
beforeAll(async () => {
  await buildWorker()
  member = await addMember()
})

async function edit(worksheet: string, ...patches: ReturnType<typeof patch>[]): Promise<void> {
  await applyChanges(await editing(worksheet), { actionId: randomUUID(), source: 'typing', patches })
}

const view = (worksheet: string) => worksheetScope(member, 'worksheet.view', worksheet)
const editing = (worksheet: string) => worksheetScope(member, 'worksheet.edit', worksheet)

/** A worksheet with two rows, which takes two actions. */
async function filled(): Promise<{ worksheet: string; ids: [string, string] }> {
  const worksheet = await addWorksheet(member)
  const ids: [string, string] = [randomUUID(), randomUUID()]
  await edit(worksheet, patch(ids[0], 'position', 'a1'), patch(ids[0], 'problem', 'slow'))
  await edit(worksheet, patch(ids[1], 'position', 'a2'), patch(ids[1], 'problem', 'wrong'))
  return { worksheet, ids }
}

/** Exports the worksheet, edits the copy's only problem, and uploads it: what is left is to commit the merge. */
async function mergeOfCopy(worksheet: string, edits: Record<string, string>) {
  const scope = await workspaceScope(member, 'worksheet.import')
  const { bytes } = await exportWorksheet(await worksheetScope(member, 'worksheet.export', worksheet))
  const copy = editFile(bytes, edits)
  const started = await startImport(scope, { fileName: 'copy.xlsx', bytes: copy, target: null })
  if (!started.ok) throw new Error(started.error.code)
  const decisions = mergeDecisionsSchema.parse({})
  const { seq } = JSON.parse(await previewMerge(scope, started.value, decisions)) as MergePreview
  return () => commitMerge(scope, started.value, { ...decisions, seq })
}

test('a merge first marks what the worksheet was, and one that is refused marks nothing', async () => {
  const { worksheet } = await filled()
  const merge = await mergeOfCopy(worksheet, { S12: 'in the copy' })
  expect(await merge()).toMatchObject({ ok: true })
  const taken = await db().snapshot.findMany({ where: { worksheetId: worksheet } })
  expect(taken).toMatchObject([{ seq: 2, name: null, reason: 'merge', createdById: member.userId }])

  const commit = await mergeOfCopy(worksheet, { T9: '担当者', T12: '佐藤' })
  const extraColumns = Array.from({ length: 200 }, (_, n) => `extra:${n}`)
  await db().worksheet.update({ where: { id: worksheet }, data: { extraColumns } })
  expect(await outcome(commit())).toBe('tooLarge')
  expect(await db().snapshot.count({ where: { worksheetId: worksheet } })).toBe(1)
})

test('a snapshot is named, renamed and deleted, and takes no part in what it marks', async () => {
  const { worksheet } = await filled()
  const id = await takeNamedSnapshot(await editing(worksheet), 'Day 1')
  expect(await takeNamedSnapshot(await editing(worksheet), 'Day 1')).not.toBe(id)
  expect((await getWorksheet(await view(worksheet))).seq).toBe(2)

  await renameSnapshot(await editing(worksheet), id, 'Day 2')
  const list = await listSnapshots(await view(worksheet))
  expect(list).toMatchObject({ role: 'owner', archivedAt: null })
  expect(list.snapshots.map(({ name, seq, createdBy }) => [name, seq, createdBy])).toEqual([
    ['Day 1', 2, 'Test'],
    ['Day 2', 2, 'Test'],
  ])
  await deleteSnapshot(await editing(worksheet), id)
  expect((await listSnapshots(await view(worksheet))).snapshots.map(({ name }) => name)).toEqual(['Day 1'])
  expect(await outcome(renameSnapshot(await editing(worksheet), id, 'Day 3'))).toBe('notFound')
  expect(await outcome(deleteSnapshot(await editing(worksheet), id))).toBe('notFound')
})

test('what the product took, and what an archived worksheet has, stays as it is', async () => {
  const { worksheet } = await filled()
  await takeNamedSnapshot(await editing(worksheet), 'Day 1')
  const commit = await mergeOfCopy(worksheet, { S12: 'in the copy' })
  await commit()
  const { snapshots } = await listSnapshots(await view(worksheet))
  expect(snapshots.map(({ name, reason }) => name ?? reason).sort()).toEqual(['Day 1', 'merge'])
  const idOf = (wanted: string) => snapshots.find(({ name, reason }) => (name ?? reason) === wanted)!.id
  const scope = await editing(worksheet)
  expect(await outcome(renameSnapshot(scope, idOf('merge'), 'Mine'))).toBe('notFound')
  expect(await outcome(deleteSnapshot(scope, idOf('merge')))).toBe('notFound')

  await archiveWorksheet(await worksheetScope(member, 'worksheet.archive', worksheet))
  expect(await outcome(takeNamedSnapshot(scope, 'Late'))).toBe('archived')
  expect(await outcome(renameSnapshot(scope, idOf('Day 1'), 'Late'))).toBe('notFound')
  expect(await outcome(deleteSnapshot(scope, idOf('Day 1')))).toBe('notFound')
  expect((await listSnapshots(await view(worksheet))).snapshots).toEqual(snapshots)
})

test('two snapshots are compared with each other, and one with now', async () => {
  const { worksheet, ids } = await filled()
  const day1 = await takeNamedSnapshot(await editing(worksheet), 'Day 1')
  const added = randomUUID()
  await edit(worksheet, patch(ids[0], 'problem', 'too slow', 1), patch(ids[1], 'deleted', 'true', 1))
  const day2 = await takeNamedSnapshot(await editing(worksheet), 'Day 2')
  await edit(worksheet, patch(added, 'position', 'a0'), patch(added, 'problem', 'new'))
  await setScale(await editing(worksheet), { 高: 5 }, { 高: 3, 中: 2, 低: 1 })

  const scope = await view(worksheet)
  const between = await getComparison(scope, day1, day2)
  expect(between).toMatchObject({ from: { name: 'Day 1' }, to: { name: 'Day 2' }, comparison: { scale: [] } })
  expect(between.comparison.rows.map(({ id, kind }) => [id, kind])).toEqual([
    [ids[0], 'changed'],
    [ids[1], 'deleted'],
  ])
  const since = await getComparison(scope, day1)
  expect(since.to).toBeNull()
  expect(since.comparison.rows.map(({ id, kind }) => [id, kind])).toEqual([
    [added, 'added'],
    [ids[0], 'changed'],
    [ids[1], 'deleted'],
  ])
  expect(since.comparison.scale.map(({ level }) => level).sort()).toEqual(['中', '低', '高'].sort())
  expect((await getComparison(scope)).from.name).toBe('Day 2')
  const backwards = await getComparison(scope, day2, day1)
  expect(backwards.comparison.rows.map(({ kind }) => kind)).toEqual(['changed', 'added'])
})

test('an exported snapshot says what an export said then, and a copy of it is compared with what was then', async () => {
  const { worksheet, ids } = await filled()
  await edit(worksheet, patch(ids[0], 'urgency', '高い', 1), patch(ids[0], 'notes', '二行\n目', 1))
  await renameWorksheet(await editing(worksheet), '会計')
  const exporting = await worksheetScope(member, 'worksheet.export', worksheet)
  const then = await exportWorksheet(exporting)
  const id = await takeNamedSnapshot(await editing(worksheet), 'Day 3 / 採点前')
  await edit(worksheet, patch(ids[0], 'problem', 'later', 1), patch(ids[1], 'deleted', 'true', 1))
  await edit(worksheet, patch(randomUUID(), 'position', 'a0'))
  await setScale(await editing(worksheet), { 高: 9 }, { 高: 3, 中: 2, 低: 1 })
  await renameWorksheet(await editing(worksheet), '別の名前')

  const { fileName, bytes } = await exportSnapshot(exporting, id, 'ja')
  expect(fileName).toMatch(/^ML_Usecase_Discovery_Worksheet_会計_Day_3_採点前_\d{4}-\d\d-\d\d\.xlsx$/)
  expect(await readWorkbook(bytes)).toEqual(await readWorkbook(then.bytes))

  const scope = await workspaceScope(member, 'worksheet.import')
  const copy = editFile(bytes, { C12: '製品' })
  const started = await startImport(scope, { fileName, bytes: copy, target: null })
  if (!started.ok) throw new Error(started.error.code)
  expect(JSON.parse(await previewMerge(scope, started.value, mergeDecisionsSchema.parse({})))).toMatchObject({
    counts: { changedRows: 1, changedCells: 1, added: 0, deleted: 0 },
    conflicts: [],
  })
})

test('only who may edit marks a moment, and nobody reads another workspace’s', async () => {
  const { worksheet } = await filled()
  const id = await takeNamedSnapshot(await editing(worksheet), 'Day 1')
  const viewer = await addMember('viewer', member.workspaceId)
  expect(await outcome(worksheetScope(viewer, 'worksheet.edit', worksheet))).toBe('forbidden')
  const looking = await worksheetScope(viewer, 'worksheet.view', worksheet)
  expect((await getComparison(looking, id)).from.name).toBe('Day 1')

  const stranger = await addMember()
  expect(await outcome(worksheetScope(stranger, 'worksheet.view', worksheet))).toBe('notFound')
  const theirs = await addWorksheet(stranger)
  const scope = await worksheetScope(stranger, 'worksheet.edit', theirs)
  const reading = await worksheetScope(stranger, 'worksheet.export', theirs)
  // Under their own scope with another's ids, as a forged request would name them.
  for (const forged of [
    () => renameSnapshot(scope, id, 'Mine'),
    () => deleteSnapshot(scope, id),
    () => renameSnapshot({ ...scope, worksheetId: worksheet }, id, 'Mine'),
    () => deleteSnapshot({ ...scope, worksheetId: worksheet }, id),
    () => takeNamedSnapshot({ ...scope, worksheetId: worksheet }, 'Mine'),
    () => listSnapshots({ ...reading, worksheetId: worksheet }),
    () => getComparison(reading, id),
    () => exportSnapshot(reading, id, 'ja'),
    () => exportSnapshot({ ...reading, worksheetId: worksheet }, id, 'ja'),
  ]) {
    expect(await outcome(forged())).toBe('notFound')
  }
  expect((await listSnapshots(looking)).snapshots.map(({ name }) => name)).toEqual(['Day 1'])
})
