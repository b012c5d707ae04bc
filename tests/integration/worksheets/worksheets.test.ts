import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { historyEventSchema } from '@/lib/domain/history/event'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { priorityOf } from '@/lib/domain/worksheet/priority'
import { getRanking, getWorksheet, getWorksheetPage, listWorksheets } from '@/lib/features/worksheets/data'
import * as worksheets from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { transact } from '@/lib/server/transact'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

let member: TestMember

beforeEach(async () => {
  member = await addMember()
})

const create = async (title: string) =>
  worksheets.createWorksheet(await workspaceScope(member, 'worksheet.create'), { title, format: 'v1.1' })
const view = (id: string) => worksheetScope(member, 'worksheet.view', id)
const edit = (id: string) => worksheetScope(member, 'worksheet.edit', id)

async function history(worksheetId: string) {
  const rows = await db().historyEvent.findMany({ where: { worksheetId }, orderBy: { seq: 'asc' } })
  return rows.map((row) => historyEventSchema.parse(row))
}

test('a new worksheet has no rows, the published scale and a history that begins with its creation', async () => {
  const id = await create('Team A')
  const page = await getWorksheetPage(await view(id))
  expect(page).toMatchObject({ useCases: [], next: null, seq: 1, role: 'owner', archivedAt: null })
  expect(page.worksheet).toEqual({
    id,
    title: 'Team A',
    format: 'v1.1',
    scale: { 高: 3, 中: 2, 低: 1 },
    extraColumns: [],
  })
  expect(await history(id)).toMatchObject([{ seq: 1, actorId: member.userId, changes: { kind: 'create' } }])
})

test.each(['ja', 'en'] as const)('the example in %s is ready to be ranked', async (locale) => {
  const id = await worksheets.createExample(await workspaceScope(member, 'worksheet.create'), locale)
  const { useCases, worksheet } = await getRanking(await view(id))
  const priorities = useCases.map(({ cells }) => priorityOf(worksheet.format, worksheet.scale, cells)?.value)
  expect(priorities).toEqual([9, 7, 5, undefined])
  expect(useCases.map(({ cells }) => cells.no)).toEqual(['1', '2', '3', '4'])
  const recorded = await history(id)
  expect(recorded).toHaveLength(1 + useCases.length)
  expect(new Set(recorded.map(({ actionId }) => actionId)).size).toBe(1)
})

test('the list counts rows, leaves archived worksheets apart and shows no other workspace', async () => {
  await addWorksheet(await addMember(), { title: 'not mine' })
  const first = await create('first')
  const second = await create('second')
  await worksheets.archiveWorksheet(await worksheetScope(member, 'worksheet.archive', first))
  await applyChanges(await edit(second), {
    actionId: randomUUID(),
    source: 'rows',
    patches: [patch(randomUUID(), 'position', 'a0')],
  })

  const list = await listWorksheets(await workspaceScope(member, 'worksheet.view'))
  expect(list.active).toMatchObject([{ id: second, title: 'second', useCaseCount: 1, archivedAt: null }])
  expect(list.archived).toMatchObject([{ id: first, archivedAt: expect.any(String) }])
})

test('renaming, a new scale, archiving and restoring are each one event; an archived worksheet refuses changes', async () => {
  const id = await create('before')
  await worksheets.renameWorksheet(await edit(id), 'after')
  await worksheets.setScale(await edit(id), { 高: 5, 中: 3, 低: 1 }, defaultScale)
  await expect(worksheets.setScale(await edit(id), { 高: 9 }, defaultScale)).rejects.toEqual(new AppError('conflict'))
  const archive = await worksheetScope(member, 'worksheet.archive', id)
  await worksheets.archiveWorksheet(archive)
  await expect(worksheets.renameWorksheet(await edit(id), 'no')).rejects.toEqual(new AppError('archived'))
  await worksheets.restoreWorksheet(archive)

  expect((await history(id)).map(({ seq, changes }) => [seq, changes])).toEqual([
    [1, { kind: 'create', title: 'before', format: 'v1.1' }],
    [2, { kind: 'rename', from: 'before', to: 'after' }],
    [3, { kind: 'scale', from: { 高: 3, 中: 2, 低: 1 }, to: { 高: 5, 中: 3, 低: 1 } }],
    [4, { kind: 'archive' }],
    [5, { kind: 'restore' }],
  ])
  expect((await getWorksheet(await view(id))).worksheet).toMatchObject({ title: 'after', scale: { 高: 5 } })
})

test('a copy has the rows of now without those deleted, under ids of its own', async () => {
  const id = await worksheets.createExample(await workspaceScope(member, 'worksheet.create'), 'ja')
  const before = (await getWorksheetPage(await view(id))).useCases
  const gone = patch(before[1]!.id, 'deleted', 'true', 1)
  await applyChanges(await edit(id), { actionId: randomUUID(), source: 'rows', patches: [gone] })

  const copy = await worksheets.duplicateWorksheet(await worksheetScope(member, 'worksheet.create', id), 'copy')
  const after = (await getWorksheetPage(await view(copy))).useCases
  expect(after.map(({ cells }) => cells)).toEqual([before[0], before[2], before[3]].map((row) => row?.cells))
  expect(after.map((row) => row.id)).not.toContain(before[0]!.id)
  expect(await history(copy)).toMatchObject([{ changes: { kind: 'duplicate', of: id } }])
})

test('deleting asks for the title and takes everything with it', async () => {
  const id = await create('the title')
  const scope = await worksheetScope(member, 'worksheet.delete', id)
  await expect(worksheets.deleteWorksheet(scope, 'the titel')).rejects.toMatchObject({ code: 'badInput' })
  await worksheets.deleteWorksheet(scope, ' the title ')
  expect(await db().worksheet.findUnique({ where: { id } })).toBeNull()
  expect(await history(id)).toEqual([])
  await expect(view(id)).rejects.toEqual(new AppError('notFound'))
})

test('deleting while others write neither deadlocks nor leaves anything behind', async () => {
  const id = await create('busy')
  const rows = Array.from({ length: 20 }, () => randomUUID())
  const scope = await edit(id)
  const patches = rows.map((row) => patch(row, 'position', 'a0'))
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches })

  const writes = Array.from({ length: 40 }, async (_, n) =>
    applyChanges(scope, {
      actionId: randomUUID(),
      source: 'typing',
      patches: rows.slice(n % 10).map((row) => patch(row, 'notes', `${n}`, 100)),
    }).catch((error: unknown) => error),
  )
  await worksheets.deleteWorksheet(await worksheetScope(member, 'worksheet.delete', id), 'busy')
  for (const outcome of await Promise.all(writes)) {
    if (outcome instanceof Error) expect(outcome).toEqual(new AppError('notFound'))
  }
  expect(await db().useCase.count({ where: { worksheetId: id } })).toBe(0)
})

test('a write that records no history is not committed', async () => {
  const id = await create('before')
  const forgetful = transact(await edit(id), ({ tx }) =>
    tx.worksheet.update({ where: { id }, data: { title: 'unexplained' } }),
  )
  await expect(forgetful).rejects.toThrow('recorded no history')
  expect((await getWorksheet(await view(id))).worksheet.title).toBe('before')
})

test('worksheet-level writes and row changes share one seq without gap', async () => {
  const id = await create('n')
  const scope = await edit(id)
  const row = randomUUID()
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches: [patch(row, 'position', 'a0')] })
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2
        ? worksheets.renameWorksheet(scope, `n${n}`)
        : applyChanges(scope, {
            actionId: randomUUID(),
            source: 'typing',
            patches: [patch(row, 'notes', `${n}`, 100)],
          }).then(() => undefined),
    ),
  )
  expect((await history(id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1))
})

test('another tenant gets no scope, and a scope of one workspace reaches no worksheet of another', async () => {
  const id = await create('mine')
  const stranger = await addMember()
  await expect(worksheetScope(stranger, 'worksheet.view', id)).rejects.toEqual(new AppError('notFound'))

  const theirs = await addWorksheet(stranger)
  const crossed = { ...(await edit(id)), worksheetId: theirs }
  await expect(getWorksheet({ ...(await view(id)), worksheetId: theirs })).rejects.toEqual(new AppError('notFound'))
  await expect(worksheets.renameWorksheet(crossed, 'stolen')).rejects.toEqual(new AppError('notFound'))
  const change = { actionId: randomUUID(), source: 'rows' as const, patches: [patch(randomUUID(), 'position', 'a0')] }
  await expect(applyChanges(crossed, change)).rejects.toEqual(new AppError('notFound'))
})
