import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { getHistoryPage, getRowHistory, readRestore } from '@/lib/features/history/data'
import { restoreWorksheet } from '@/lib/features/history/mutations'
import { historyQuerySchema } from '@/lib/features/history/schema'
import type { RestorePreview } from '@/lib/domain/history/restore'
import type { Patch } from '@/lib/domain/merge/patch'
import { archiveWorksheet } from '@/lib/features/worksheets/mutations'
import { applyChanges, revertAction } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from '@/tests/support/worksheets'

let owner: TestMember
let other: TestMember
beforeAll(async () => {
  owner = await addMember()
  other = await addMember('editor', owner.workspaceId)
})

const editing = (id: string, member = owner) => worksheetScope(member, 'worksheet.edit', id)

/** @returns the worksheet's seq afterwards */
async function write(id: string, patches: Patch[], member = owner): Promise<number> {
  const { seq } = await applyChanges(await editing(id, member), { actionId: randomUUID(), source: 'typing', patches })
  return seq
}

async function rowsOf(id: string) {
  const rows = await db().useCase.findMany({
    where: { worksheetId: id, deleted: false },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ id: row.id, cells: row.cells }))
}

async function preview(id: string, to: number): Promise<RestorePreview> {
  return (await readRestore(await editing(id), to)).preview
}

async function restore(id: string, to: number, seq: number, actionId: string = randomUUID()) {
  return restoreWorksheet(await editing(id), { to, seq, actionId })
}

/** Two rows, then one changed, one deleted and one added. */
async function changedWorksheet() {
  const id = await addWorksheet(owner)
  const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
  const then = await write(id, [
    patch(a, 'position', 'a0'),
    patch(a, 'problem', '前'),
    patch(b, 'position', 'a1'),
    patch(b, 'problem', '消える'),
  ])
  const before = await rowsOf(id)
  await write(id, [patch(a, 'problem', '後', 1), patch(a, 'notes', 'x', 1), patch(b, 'deleted', 'true', 1)])
  const seq = await write(id, [patch(c, 'position', 'a2'), patch(c, 'problem', '新しい')])
  return { id, rows: [a, b, c] as const, then, seq, before }
}

describe('a worksheet as of a moment', () => {
  test('is previewed, restored as one action after a snapshot, and taken back', async () => {
    const { id, then, seq, before } = await changedWorksheet()
    const after = await rowsOf(id)
    expect(await preview(id, then)).toMatchObject({ seq, cells: 2, returned: 1, deleted: 1, moved: 0 })
    const actionId = randomUUID()
    expect(await restore(id, then, seq, actionId)).toEqual({ ok: true, value: { actionId } })
    expect(await rowsOf(id)).toEqual(before)
    expect(await preview(id, then)).toMatchObject({ cells: 0, returned: 0, deleted: 0, moved: 0 })
    expect(await db().snapshot.findMany({ where: { worksheetId: id } })).toMatchObject([{ seq, reason: 'restore' }])

    const { steps } = await getHistoryPage(
      await worksheetScope(owner, 'worksheet.view', id),
      historyQuerySchema.parse({}),
    )
    expect(steps.slice(0, 2)).toMatchObject([
      { actionId, source: 'restore', rowCount: 3 },
      { actionId, worksheet: { kind: 'restoreAsOf', seq: then } },
    ])

    expect(await revertAction(await editing(id), actionId, randomUUID())).toMatchObject({ kept: 0 })
    expect(await rowsOf(id)).toEqual(after)
  })

  test('delivered twice, is restored once', async () => {
    const { id, then, seq } = await changedWorksheet()
    const actionId = randomUUID()
    await restore(id, then, seq, actionId)
    const once = await db().historyEvent.count({ where: { worksheetId: id } })
    expect(await restore(id, then, seq, actionId)).toEqual({ ok: true, value: { actionId } })
    expect(await db().historyEvent.count({ where: { worksheetId: id } })).toBe(once)
  })

  test('is asked again when somebody changed the worksheet since the preview', async () => {
    const { id, rows, then, seq } = await changedWorksheet()
    const newer = await write(id, [patch(rows[2], 'notes', 'y', 1)], other)
    const after = await rowsOf(id)
    expect(await restore(id, then, seq)).toMatchObject({
      ok: false,
      error: { code: 'overtaken', preview: { seq: newer, returned: 1 } },
    })
    expect(await rowsOf(id)).toEqual(after)
    expect(await db().snapshot.count({ where: { worksheetId: id } })).toBe(0)
  })

  test('brings back a column that is gone, with its texts', async () => {
    const id = await addWorksheet(owner, { extraColumns: ['extra:期日'] })
    const row = randomUUID()
    const then = await write(id, [patch(row, 'position', 'a0'), patch(row, 'extra:期日', '3月')])
    const seq = await write(id, [patch(row, 'extra:期日', null, 1)])
    await db().worksheet.update({ where: { id }, data: { extraColumns: [] } })
    expect((await restore(id, then, seq)).ok).toBe(true)
    expect(await db().worksheet.findUnique({ where: { id } })).toMatchObject({ extraColumns: ['extra:期日'] })
    expect(await rowsOf(id)).toMatchObject([{ cells: { 'extra:期日': '3月' } }])
  })

  test('is refused for an archived worksheet, and leaves nothing behind', async () => {
    const { id, then, seq } = await changedWorksheet()
    await archiveWorksheet(await worksheetScope(owner, 'worksheet.archive', id))
    await expect(restore(id, then, seq + 1)).rejects.toEqual(new AppError('archived'))
    expect(await db().snapshot.count({ where: { worksheetId: id } })).toBe(0)
  })

  test('of 1,200 rows is one action', { timeout: 60_000 }, async () => {
    const id = await addWorksheet(owner)
    const rows = Array.from({ length: 1_200 }, () => randomUUID())
    const texts = (value: string, revision = 0) =>
      rows.flatMap((row) => (['problem', 'notes'] as const).map((field) => patch(row, field, value, revision)))
    const then = await write(id, [
      ...rows.map((row, at) => patch(row, 'position', `a${String(at + 1000)}1`)),
      ...texts('前'),
    ])
    const before = await rowsOf(id)
    const seq = await write(id, texts('後', 1))
    const actionId = randomUUID()
    expect(await restore(id, then, seq, actionId)).toEqual({ ok: true, value: { actionId } })
    expect(await rowsOf(id)).toEqual(before)
    expect(await db().historyEvent.count({ where: { worksheetId: id, actionId } })).toBe(1_201)
  })

  test('and taken back is the worksheet that it was, whatever happened before', { timeout: 120_000 }, async () => {
    const anyChange = fc.record({
      row: fc.nat(3),
      field: fc.constantFrom('problem' as const, 'urgency' as const, 'deleted' as const, 'position' as const),
      value: fc.constantFrom('x', 'y', null),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 12 }), fc.nat(12), async (changes, back) => {
        const id = await addWorksheet(owner)
        const ids = Array.from({ length: 4 }, () => randomUUID())
        const moments = [
          await write(
            id,
            ids.map((row, at) => patch(row, 'position', `a${at}`)),
          ),
        ]
        const states = [await rowsOf(id)]
        for (const [at, { row, field, value }] of changes.entries()) {
          const text = field === 'deleted' ? value && 'true' : field === 'position' ? `a${(at * 7) % 10}` : value
          moments.push(await write(id, [patch(ids[row]!, field, text, 1_000)]))
          states.push(await rowsOf(id))
        }
        const to = back % states.length
        const actionId = randomUUID()
        const restored = await restore(id, moments[to]!, moments.at(-1)!, actionId)
        expect(restored.ok).toBe(true)
        expect(await rowsOf(id)).toEqual(states[to])
        await revertAction(await editing(id), actionId, randomUUID())
        expect(await rowsOf(id)).toEqual(states.at(-1))
      }),
      { numRuns: 25 },
    )
  })
})

describe('a row as of a moment', () => {
  test('is known, also when it was deleted since, and before it was made', async () => {
    const { id, rows, then, seq } = await changedWorksheet()
    const scope = await worksheetScope(owner, 'worksheet.view', id)
    expect(await getRowHistory(scope, rows[1], then)).toMatchObject({
      now: { deleted: true, revision: 2 },
      past: { deleted: false, cells: { problem: '消える' } },
    })
    expect(await getRowHistory(scope, rows[0], then)).toMatchObject({
      now: { cells: { problem: '後', notes: 'x' } },
      past: { cells: { problem: '前' } },
    })
    expect((await getRowHistory(scope, rows[2], then)).past).toBeNull()
    expect((await getRowHistory(scope, rows[2], seq)).past).toMatchObject({ cells: { problem: '新しい' } })
  })

  test('comes back through the one write path, unless somebody changed the cell since', async () => {
    const { id, rows } = await changedWorksheet()
    const scope = await editing(id)
    const back = { actionId: randomUUID(), source: 'restore' as const, patches: [patch(rows[1], 'deleted', null, 2)] }
    expect((await applyChanges(scope, back)).conflicts).toEqual([])
    await write(id, [patch(rows[0], 'problem', '他の人', 2)], other)
    const stale = { actionId: randomUUID(), source: 'restore' as const, patches: [patch(rows[0], 'problem', '前', 2)] }
    expect((await applyChanges(scope, stale)).conflicts).toMatchObject([{ mine: '前', theirs: '他の人' }])
  })

  test('of another workspace is not there', async () => {
    const { rows, then } = await changedWorksheet()
    const stranger = await addMember()
    const scope = await worksheetScope(stranger, 'worksheet.view', await addWorksheet(stranger))
    await expect(getRowHistory(scope, rows[0], then)).rejects.toEqual(new AppError('notFound'))
  })
})
