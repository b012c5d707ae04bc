import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { exportWorksheet } from '@/lib/features/exports/mutations'
import { startImport } from '@/lib/features/imports/mutations'
import { previewMerge } from '@/lib/features/merges/data'
import { commitMerge } from '@/lib/features/merges/mutations'
import { mergeDecisionsSchema } from '@/lib/features/merges/schema'
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
  const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
  await applyChanges(scope, { actionId: randomUUID(), source: 'typing', patches })
}

/** Exports the worksheet, edits the copy's only problem, and uploads it: what is left is to commit the merge. */
async function mergeOfCopy(worksheet: string, edits: Record<string, string>): Promise<() => Promise<string>> {
  const scope = await workspaceScope(member, 'worksheet.import')
  const { bytes } = await exportWorksheet(await worksheetScope(member, 'worksheet.export', worksheet))
  const copy = editFile(bytes, edits)
  const started = await startImport(scope, { fileName: 'copy.xlsx', bytes: copy, target: null })
  if (!started.ok) throw new Error(started.error.code)
  const decisions = mergeDecisionsSchema.parse({})
  const { seq } = await previewMerge(scope, started.value, decisions)
  return () => outcome(commitMerge(scope, started.value, { ...decisions, seq }))
}

test('a merge first marks what the worksheet was, and one that is refused marks nothing', async () => {
  const worksheet = await addWorksheet(member)
  const id = randomUUID()
  await edit(worksheet, patch(id, 'position', 'a1'), patch(id, 'problem', 'before'))
  await edit(worksheet, patch(id, 'notes', 'later', 1))
  expect(await (await mergeOfCopy(worksheet, { E12: 'in the copy' }))()).toBe('ok')
  const taken = await db().snapshot.findMany({ where: { worksheetId: worksheet } })
  expect(taken).toMatchObject([{ seq: 2, name: null, reason: 'merge', createdById: member.userId }])

  const commit = await mergeOfCopy(worksheet, { T9: '担当者', T12: '佐藤' })
  const extraColumns = Array.from({ length: 200 }, (_, n) => `extra:${n}`)
  await db().worksheet.update({ where: { id: worksheet }, data: { extraColumns } })
  expect(await commit()).toBe('tooLarge')
  expect(await db().snapshot.count({ where: { worksheetId: worksheet } })).toBe(1)
})
