import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { historyEventSchema } from '@/lib/domain/history/event'
import type { ChangeRequest } from '@/lib/domain/merge/change'
import { applyChanges } from '@/lib/server/changes'
import { db, pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from '@/tests/support/worksheets'

let member: TestMember
let worksheet: string
let scope: WorksheetScope<'worksheet.edit'>

beforeEach(async () => {
  member = await addMember()
  worksheet = await addWorksheet(member)
  scope = await worksheetScope(member, 'worksheet.edit', worksheet)
})

function change(patches: ChangeRequest['patches'], actionId: string = randomUUID()) {
  return applyChanges(scope, { actionId, source: 'typing', patches })
}

async function addRow(position = 'a0'): Promise<string> {
  const id = randomUUID()
  await change([patch(id, 'position', position)])
  return id
}

const events = () => db().historyEvent.findMany({ where: { worksheetId: worksheet }, orderBy: { seq: 'asc' } })
const row = (id: string) => db().useCase.findUniqueOrThrow({ where: { id } })

test('a change is stored, numbered and recorded with what was there before', async () => {
  const id = await addRow()
  await change([patch(id, 'problem', 'slow', 1), patch(id, 'urgency', '高', 1)])
  const answer = await change([patch(id, 'problem', 'very slow', 2)])

  expect(answer).toEqual({ seq: 3, revisions: { [id]: 3 }, conflicts: [] })
  expect((await row(id)).cells).toEqual({ problem: 'very slow', urgency: '高' })
  const last = (await events()).at(-1)
  expect(last).toMatchObject({ seq: 3, useCaseId: id, actorId: member.userId, source: 'typing' })
  expect(last?.changes).toEqual({ problem: { from: 'slow', to: 'very slow' } })
})

test('a stale change of the same cell comes back with both texts, and deciding for it goes through', async () => {
  const id = await addRow()
  await change([patch(id, 'problem', 'theirs', 1)])
  const answer = await change([patch(id, 'problem', 'mine', 1), patch(id, 'notes', 'kept', 1)])

  const conflict = { useCaseId: id, field: 'problem', mine: 'mine', theirs: 'theirs', revision: 3 }
  expect(answer).toEqual({ seq: 3, revisions: { [id]: 3 }, conflicts: [conflict] })
  expect((await row(id)).cells).toEqual({ problem: 'theirs', notes: 'kept' })

  expect((await change([patch(id, 'problem', 'mine', conflict.revision)])).conflicts).toEqual([])
  expect((await row(id)).cells).toMatchObject({ problem: 'mine' })
})

test('a text that is given up for the other comes into history, and never into the cell that others read', async () => {
  const id = await addRow()
  await change([patch(id, 'problem', 'theirs', 1)])
  const actionId = randomUUID()
  const decline = (base: number, action: string = actionId) =>
    applyChanges(scope, { actionId: action, source: 'declined', patches: [patch(id, 'problem', 'mine', base)] })
  const answer = await decline(2)

  expect(answer).toEqual({ seq: 4, revisions: { [id]: 4 }, conflicts: [] })
  expect(await row(id)).toMatchObject({ cells: { problem: 'theirs' }, revision: 4 })
  const declined = { source: 'declined', changes: { problem: { from: 'theirs', to: 'mine' } } }
  const stays = { source: 'conflict', changes: { problem: { from: 'mine', to: 'theirs' } } }
  expect(
    z
      .array(historyEventSchema)
      .parse(await events())
      .slice(2),
  ).toMatchObject([declined, stays])
  expect(await decline(2)).toEqual(answer)
  expect(await events()).toHaveLength(4)

  // What they wrote in between was not decided about.
  await change([patch(id, 'problem', 'theirs again', 4)])
  const { conflicts } = await decline(4, randomUUID())
  expect(conflicts).toMatchObject([{ mine: 'mine', theirs: 'theirs again', revision: 5 }])
  expect((await row(id)).cells).toEqual({ problem: 'theirs again' })
})

test('what is already so changes nothing and is not recorded', async () => {
  const id = await addRow()
  await change([patch(id, 'problem', 'same', 1)])
  expect(await change([patch(id, 'problem', 'same', 0)])).toEqual({ seq: 2, revisions: {}, conflicts: [] })
  expect(await events()).toHaveLength(2)
})

test('text for a row that was deleted meanwhile is kept, and asks whether the row should come back', async () => {
  const id = await addRow()
  await change([patch(id, 'deleted', 'true', 1)])
  const { conflicts } = await change([patch(id, 'problem', 'late words', 1)])

  expect(conflicts).toEqual([{ useCaseId: id, field: 'deleted', mine: null, theirs: 'true', revision: 3 }])
  await change([patch(id, 'deleted', null, 3)])
  expect(await row(id)).toMatchObject({ deleted: false, cells: { problem: 'late words' } })
})

test('a row with words that the deleting person has not seen is not deleted', async () => {
  const id = await addRow()
  await change([patch(id, 'problem', 'unseen', 1)])
  const { conflicts } = await change([patch(id, 'deleted', 'true', 1)])

  expect(conflicts).toEqual([{ useCaseId: id, field: 'deleted', mine: 'true', theirs: null, revision: 2 }])
  expect((await row(id)).deleted).toBe(false)
})

test('an action delivered twice, even at once, is applied once and answered alike', async () => {
  const id = await addRow()
  await change([patch(id, 'notes', 'theirs', 1)])
  const actionId = randomUUID()
  const patches = [patch(id, 'problem', 'once', 1), patch(id, 'notes', 'mine', 1)]
  const answers = await Promise.all(Array.from({ length: 8 }, () => change(patches, actionId)))
  await change([patch(id, 'notes', 'later', 3)])
  answers.push(await change(patches, actionId))

  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]).toMatchObject({ seq: 3, conflicts: [{ field: 'notes' }] })
  expect((await events()).filter((event) => event.actionId === actionId)).toHaveLength(1)
})

test('sixteen writers on the same rows lose nothing: every accepted patch is in history, seq has no gap', async () => {
  const ids = await Promise.all(['a0', 'a1', 'a2'].map(addRow))
  const fields = ['problem', 'notes', 'solution'] as const
  let accepted = 0
  let refused = 0

  async function write(writer: number) {
    const seen = new Map(ids.map((id) => [id, 1]))
    for (let n = 0; n < 25; n++) {
      // Two rows in an order of its own: without a common lock order, writers would deadlock.
      const chosen = [ids[(writer + n) % 3]!, ids[(writer * 2 + n + 1) % 3]!]
      const patches = [...new Set(chosen)].map((id) =>
        patch(id, fields[(writer + n) % 3]!, `${writer}-${n}-${id}`, seen.get(id)),
      )
      const answer = await change(patches)
      accepted += patches.length - answer.conflicts.length
      refused += answer.conflicts.length
      for (const [id, revision] of Object.entries(answer.revisions)) seen.set(id, revision)
      for (const conflict of answer.conflicts) seen.set(conflict.useCaseId, conflict.revision)
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)))

  const recorded = await events()
  expect(refused).toBeGreaterThan(0)
  expect(recorded).toHaveLength(ids.length + accepted)
  const seqs = [...new Set(recorded.map((event) => event.seq))]
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, n) => n + 1))

  // Replayed from history alone, each cell goes from text to text without a break and ends as it is stored.
  const replayed = new Map<string, string | null>()
  for (const { useCaseId, changes } of recorded) {
    for (const [field, { from, to }] of Object.entries(changes as Record<string, { from: string; to: string }>)) {
      const cell = `${useCaseId} ${field}`
      expect(from).toBe(replayed.get(cell) ?? null)
      replayed.set(cell, to)
    }
  }
  for (const id of ids) {
    const { cells, revision } = await row(id)
    for (const [field, text] of Object.entries(cells as object)) expect(replayed.get(`${id} ${field}`)).toBe(text)
    expect(recorded.filter((event) => event.useCaseId === id)).toHaveLength(revision)
  }
})

test('a row of another worksheet, an unknown row and an unknown column are refused as a whole', async () => {
  const other = await addMember()
  const theirs = await addWorksheet(other)
  const foreign = randomUUID()
  const otherScope = await worksheetScope(other, 'worksheet.edit', theirs)
  const created = [patch(foreign, 'position', 'a0')]
  await applyChanges(otherScope, { actionId: randomUUID(), source: 'rows', patches: created })
  const id = await addRow()
  const good = patch(id, 'problem', 'not stored', 1)

  await expect(change([good, patch(foreign, 'problem', 'x', 1)])).rejects.toEqual(new AppError('badInput'))
  await expect(change([good, patch(foreign, 'position', 'a5')])).rejects.toMatchObject({ code: 'badInput' })
  await expect(change([good, patch(randomUUID(), 'problem', 'x')])).rejects.toEqual(new AppError('badInput'))
  await expect(change([good, patch(id, 'extra:担当者', 'x', 1)])).rejects.toEqual(new AppError('badInput'))
  expect(await row(id)).toMatchObject({ cells: {}, revision: 1 })
  expect(await db().useCase.count({ where: { worksheetId: theirs } })).toBe(1)
})

test('an archived worksheet takes no change, also when it was archived while the change waited', async () => {
  const id = await addRow()
  const client = await pool().connect()
  await client.query('BEGIN')
  await client.query(`UPDATE "Worksheet" SET "archivedAt" = now() WHERE id = $1`, [worksheet])
  const waiting = change([patch(id, 'problem', 'late', 1)])
  // The change is at the worksheet's row, where it waits for the archiving to commit.
  await expect
    .poll(async () => (await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted`)).rowCount)
    .toBeGreaterThan(0)
  await client.query('COMMIT')
  client.release()

  await expect(waiting).rejects.toEqual(new AppError('archived'))
  await expect(change([patch(id, 'problem', 'later', 1)])).rejects.toEqual(new AppError('archived'))
  expect((await row(id)).cells).toEqual({})
})

test('a worksheet that is deleted while it is edited ends the edit with "not found"', async () => {
  const id = await addRow()
  await db().worksheet.delete({ where: { id: worksheet } })
  await expect(change([patch(id, 'problem', 'late', 1)])).rejects.toEqual(new AppError('notFound'))
})

test('a paste of 1,000 rows is one action', async () => {
  const patches = Array.from({ length: 1_000 }, (_, n) => {
    const id = randomUUID()
    return [patch(id, 'position', `a${n % 10}`), patch(id, 'problem', `problem ${n}`), patch(id, 'urgency', '高')]
  }).flat()
  const answer = await change(patches)
  expect(answer.seq).toBe(1)
  expect(Object.keys(answer.revisions)).toHaveLength(1_000)
  expect(await events()).toHaveLength(1_000)
})
