import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { addMember, addWorksheet, patch, worksheetScope } from '@/tests/support/worksheets'

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000)

// In a file of its own: a server clears with its first save and then once a day.
test('a save clears the answers to actions of more than thirty days ago, and no others', async () => {
  const member = await addMember()
  const worksheetId = await addWorksheet(member)
  const [old, recent, now] = [randomUUID(), randomUUID(), randomUUID()]
  const answer = { seq: 1, revisions: {}, conflicts: [] }
  await db().action.createMany({
    data: [
      { worksheetId, id: old, answer, createdAt: daysAgo(31) },
      { worksheetId, id: recent, answer, createdAt: daysAgo(29) },
    ],
  })
  const scope = await worksheetScope(member, 'worksheet.edit', worksheetId)
  const patches = [patch(randomUUID(), 'position', 'a0')]
  await applyChanges(scope, { actionId: now, source: 'typing', patches })

  const kept = async () => (await db().action.findMany({ where: { worksheetId } })).map(({ id }) => id)
  await expect.poll(kept).toHaveLength(2)
  expect(new Set(await kept())).toEqual(new Set([recent, now]))
})
