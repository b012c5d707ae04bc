import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ChangeRequest } from '@/lib/domain/merge/change'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { termSchema } from '@/lib/domain/value/term'
import { changeDataset, createDataset } from '@/lib/features/datasets/mutations'
import { reveal } from '@/lib/features/scoring/mutations'
import { changeSharedTerm, createSharedTerm } from '@/lib/features/shared-terms/mutations'
import { deleteWorksheet, renameWorksheet } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db, pool } from '@/lib/server/db'
import { changedSince } from '@/lib/server/realtime/changed'
import { eventStreamResponse } from '@/lib/server/realtime/event-stream'
import { hub } from '@/lib/server/realtime/hub'
import { openStream } from '@/lib/server/realtime/open'
import type { WorksheetScope } from '@/lib/server/scope'
import { HeardEvents } from '@/tests/support/live-stream'
import { ballotOf, openedSession, scoringScope, vote } from '@/tests/support/scoring'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

let member: TestMember
let worksheet: string
let scope: WorksheetScope<'worksheet.edit'>

beforeEach(async () => {
  member = await addMember()
  worksheet = await addWorksheet(member)
  scope = await worksheetScope(member, 'worksheet.edit', worksheet)
})
afterAll(() => hub().stop())

const change = (patches: ChangeRequest['patches'], to = scope) =>
  applyChanges(to, { actionId: randomUUID(), source: 'typing', patches })

async function follow(who: TestMember, cursors: { worksheetId: string; seq: number }[], clientId = randomUUID()) {
  const stream = await openStream({ userId: who.userId, sessionVersion: 1 }, clientId, cursors)
  return new HeardEvents(stream.body)
}

test('who follows a worksheet hears of what came before, then of each change as it is committed', async () => {
  const id = randomUUID()
  await change([patch(id, 'position', 'a0'), patch(id, 'problem', 'slow')])
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }])

  const before = await heard.next('changes')
  expect(before).toMatchObject({ id: `${worksheet}.1`, data: { worksheetId: worksheet, seq: 1, worksheet: null } })
  expect(before?.data.useCases).toMatchObject([{ id, position: 'a0', cells: { problem: 'slow' }, revision: 1 }])

  await change([patch(id, 'problem', 'slower', 1)])
  expect((await heard.next('changes'))?.data).toMatchObject({ seq: 2, useCases: [{ revision: 2 }] })
  await change([patch(id, 'deleted', 'true', 2)])
  expect((await heard.next('changes'))?.data).toMatchObject({ seq: 3, useCases: [{ id, deleted: true }] })
  await renameWorksheet(scope, 'New name')
  expect((await heard.next('changes'))?.data).toMatchObject({ seq: 4, useCases: [], worksheet: { title: 'New name' } })
  await heard.close()
})

test('a process hears through the database what another one committed', async () => {
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }])
  await db().worksheet.update({ where: { id: worksheet }, data: { seq: 1 } })
  await pool().query('SELECT pg_notify($1, $2)', ['kachisuji', `${worksheet} 1`])
  expect((await heard.next('changes'))?.data).toMatchObject({ seq: 1, useCases: [] })
  await heard.close()
})

test('who follows a worksheet hears that votes were revealed, or what its workspace shares is another', async () => {
  const { facilitator, first, session, rows, worksheet: worksheetId } = await openedSession()
  const heard = await follow(facilitator, [{ worksheetId, seq: 0 }])
  await vote(await ballotOf(first, session), rows[0]!, '高')
  await reveal(await scoringScope(facilitator, 'scoring.run', session))
  expect(await heard.next('related')).toMatchObject({ data: { worksheetId } })

  const datasets = await workspaceScope(facilitator, 'dataset.edit')
  const facts = datasetFactsSchema.parse({})
  const dataset = await createDataset(datasets, { name: 'Entries', facts })
  await changeDataset(datasets, dataset, 1, { name: 'Bank entries', facts })
  expect(await heard.next('related')).toMatchObject({ data: { worksheetId } })

  const terms = await workspaceScope(facilitator, 'sharedTerm.edit')
  const term = termSchema
    .omit({ id: true })
    .parse({ name: 'wage', value: { kind: 'single', value: 12 }, unit: 'yen/h' })
  const id = await createSharedTerm(terms, term)
  await changeSharedTerm(terms, id, 1, { ...term, name: 'pay' })
  expect(await heard.next('related')).toMatchObject({ data: { worksheetId } })
  await heard.close()
})

test('who follows a worksheet hears of votes that another process revealed, and nothing of other worksheets', async () => {
  const other = await addWorksheet(await addMember())
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }])
  for (const id of [other, worksheet]) {
    await pool().query('SELECT pg_notify($1, $2)', ['kachisuji', `related ${id}`])
  }
  expect((await heard.next('related'))?.data).toEqual({ worksheetId: worksheet })
  await heard.close()
})

test('what does not fit into one answer is fetched behind it, each row once', async () => {
  const rows = Array.from({ length: 450 }, () => randomUUID())
  await change(rows.map((id) => patch(id, 'position', 'a0')))
  const view = await worksheetScope(member, 'worksheet.view', worksheet)
  const seen: string[] = []
  let after: string | undefined
  do {
    const answer = JSON.parse((await changedSince(view, 0, after)).json) as { useCases: { id: string }[]; next: string }
    seen.push(...answer.useCases.map(({ id }) => id))
    after = answer.next
  } while (after)
  expect(seen).toEqual([...rows].sort())
})

test('one stream follows several worksheets, and says which are closed to the person', async () => {
  const second = await addWorksheet(member)
  const foreign = await addWorksheet(await addMember())
  const heard = await follow(
    member,
    [worksheet, second, foreign].map((worksheetId) => ({ worksheetId, seq: 0 })),
  )
  expect((await heard.next('closed'))?.data).toEqual({ worksheetId: foreign })
  const id = randomUUID()
  await change([patch(id, 'position', 'a0')], await worksheetScope(member, 'worksheet.edit', second))
  expect((await heard.next('changes'))?.data).toMatchObject({ worksheetId: second, seq: 1 })
  await heard.close()
})

test('nobody follows what they may not see', async () => {
  const stranger = await addMember()
  await expect(follow(stranger, [{ worksheetId: worksheet, seq: 0 }])).rejects.toMatchObject({ code: 'notFound' })
  await expect(openStream(null, randomUUID(), [])).rejects.toMatchObject({ code: 'unauthenticated' })
})

test.each([
  ['removed from the workspace', (who: TestMember) => db().membership.deleteMany({ where: { userId: who.userId } })],
  [
    'signed out everywhere',
    (who: TestMember) => db().user.update({ where: { id: who.userId }, data: { sessionVersion: 2 } }),
  ],
])('the stream of a person who is %s ends within five seconds', async (_, act) => {
  const editor = await addMember('editor', member.workspaceId)
  const heard = await follow(editor, [{ worksheetId: worksheet, seq: 0 }])
  const began = Date.now()
  await act(editor)
  expect((await heard.next('closed'))?.data).toEqual({ worksheetId: worksheet })
  expect(await heard.next('changes')).toBeNull()
  expect(Date.now() - began).toBeLessThan(5_000)
})

test('the others see who is here, in which cell, and that they left', async () => {
  const editor = await addMember('editor', member.workspaceId)
  const [mine, theirs] = [randomUUID(), randomUUID()]
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }], mine)
  const other = await follow(editor, [{ worksheetId: worksheet, seq: 0 }], theirs)
  const people = async (matches: (clients: string[]) => boolean) => {
    for (;;) {
      const presence = await heard.next('presence')
      if (!presence) throw new Error('the stream ended')
      if (matches(presence.data.people.map(({ clientId }) => clientId))) return presence.data.people
    }
  }
  await people((clients) => clients.includes(theirs))

  const useCaseId = randomUUID()
  const view = await worksheetScope(editor, 'worksheet.view', worksheet)
  hub().move(view, theirs, { useCaseId, field: 'problem', typing: true })
  const moved = await people(() => true)
  expect(moved.find(({ clientId }) => clientId === theirs)).toMatchObject({ useCaseId, field: 'problem', typing: true })

  // Another person's browser cannot be moved about.
  hub().move(view, mine, { useCaseId, field: 'notes', typing: true })
  await other.close()
  expect(await people((clients) => !clients.includes(theirs))).toMatchObject([{ clientId: mine, field: null }])
  await heard.close()
})

test('who went away before their stream was there is not here, and neither is who goes afterwards', async () => {
  const here = randomUUID()
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }], here)
  const open = () =>
    openStream({ userId: member.userId, sessionVersion: 1 }, randomUUID(), [{ worksheetId: worksheet, seq: 0 }])
  eventStreamResponse(await open(), AbortSignal.abort())
  const browser = new AbortController()
  eventStreamResponse(await open(), browser.signal)
  const people = async () => (await heard.next('presence'))?.data.people.map(({ clientId }) => clientId) ?? []
  await expect.poll(people, { timeout: 5_000 }).toHaveLength(2)
  browser.abort()
  await expect.poll(people, { timeout: 5_000 }).toEqual([here])
  await heard.close()
})

test('a deleted worksheet closes', async () => {
  const heard = await follow(member, [{ worksheetId: worksheet, seq: 0 }])
  await db().worksheet.update({ where: { id: worksheet }, data: { archivedAt: new Date() } })
  await deleteWorksheet(await worksheetScope(member, 'worksheet.delete', worksheet), 'Test')
  expect((await heard.next('closed'))?.data).toEqual({ worksheetId: worksheet })
})
