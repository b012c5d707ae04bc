import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { NewDecision } from '@/lib/features/decisions/schema'
import * as decisions from '@/lib/features/decisions/mutations'
import { getSession } from '@/lib/features/scoring/data'
import * as scorings from '@/lib/features/scoring/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { hub } from '@/lib/server/realtime/hub'
import { ballotOf, joinByLink, openedSession, scoringScope, vote } from '@/tests/support/scoring'
import { addMember, patch, worksheetScope } from '@/tests/support/worksheets'

afterAll(() => hub().stop())

/** A session whose rounds are revealed: 高 and 低 on the first row, 中 twice on the second. */
async function revealed() {
  const opened = await openedSession()
  const [one, two] = [await ballotOf(opened.first, opened.session), await ballotOf(opened.second, opened.session)]
  const [row = '', other = ''] = opened.rows
  for (const [ballot, level] of [[one, '高'] as const, [two, '低'] as const]) {
    await vote(ballot, row, level)
    await vote(ballot, other, '中')
  }
  return { ...opened, row, one, two, decider: await scoringScope(opened.facilitator, 'scoring.decide', opened.session) }
}

const decision = (useCaseId: string, more: Partial<NewDecision> = {}): NewDecision => ({
  useCaseId,
  criterion: 'urgency',
  level: '高',
  reason: '決算がある',
  mode: 'append',
  locale: 'ja',
  ...more,
})

const cellsOf = async (id: string) => (await db().useCase.findUniqueOrThrow({ where: { id } })).cells

test('a decision is one action of the history: the level, and the reason that cites the vote', async () => {
  const { worksheet, row, decider, one, facilitator } = await revealed()
  const { seq } = await db().worksheet.findUniqueOrThrow({ where: { id: worksheet } })
  await decisions.decide(decider, decision(row))
  const reason = 'SECRET-REASON\n決算がある（投票「Day 3」1回目: 高1・低1、中央値 低〜高）'
  expect(await cellsOf(row)).toMatchObject({ urgency: '高', urgencyReason: reason })
  const events = await db().historyEvent.findMany({ where: { worksheetId: worksheet, seq: { gt: seq } } })
  expect(events).toMatchObject([
    { seq: seq + 1, source: 'scoring', actorId: facilitator.userId, changes: { urgency: { from: '低', to: '高' } } },
  ])
  expect((await getSession(one)).decisions).toMatchObject([{ useCaseId: row, level: '高', decidedBy: 'Test' }])
})

test('nothing is decided by itself, and nothing while the votes are hidden', async () => {
  const { row, decider, run, worksheet } = await revealed()
  expect(await cellsOf(row)).toMatchObject({ urgency: '低', urgencyReason: 'SECRET-REASON' })
  expect(await db().historyEvent.count({ where: { worksheetId: worksheet, source: 'scoring' } })).toBe(0)
  await scorings.voteAgain(run, [{ useCaseId: row, criterion: 'urgency' }])
  await expect(decisions.decide(decider, decision(row))).rejects.toMatchObject({ code: 'notRevealed' })
  await expect(decisions.decide(decider, decision(row, { criterion: 'mlValue' }))).rejects.toMatchObject({
    code: 'notFound',
  })
})

test('the reason can take the place of the one before', async () => {
  const { row, decider } = await revealed()
  await expect(decisions.decide(decider, decision(row, { level: '最高' }))).rejects.toMatchObject({ code: 'badInput' })
  await decisions.decide(decider, decision(row, { mode: 'replace', locale: 'en', reason: 'closing' }))
  expect(await cellsOf(row)).toMatchObject({
    urgencyReason: 'closing (vote “Day 3”, round 1: 1 High, 1 Low; median Low–High)',
  })
})

test('the owner of a row decides on it, another editor does not, until a facilitator names them', async () => {
  const { row, first, second, session, run } = await revealed()
  const scope = await scoringScope(first, 'scoring.decide', session)
  await expect(decisions.decide(scope, decision(row))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(scoringScope(second, 'scoring.decide', session)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(decisions.assignOwner(run, row, second.userId)).rejects.toMatchObject({ code: 'badInput' })
  await expect(decisions.assignOwner(run, row, (await addMember()).userId)).rejects.toMatchObject({ code: 'badInput' })
  await decisions.assignOwner(run, row, first.userId)
  await decisions.decide(scope, decision(row))
  expect(await cellsOf(row)).toMatchObject({ urgency: '高' })
})

test('a decision can be taken back; what somebody changed since stays', async () => {
  const { row, decider, facilitator, worksheet, one } = await revealed()
  await decisions.decide(decider, decision(row))
  const { revision } = await db().useCase.findUniqueOrThrow({ where: { id: row } })
  const edit = await worksheetScope(facilitator, 'worksheet.edit', worksheet)
  const patches = [patch(row, 'urgencyReason', 'mine', revision)]
  await applyChanges(edit, { actionId: randomUUID(), source: 'typing', patches })
  expect(await decisions.undoDecision(decider, decision(row))).toEqual({ reverted: 1, kept: 1 })
  expect(await cellsOf(row)).toMatchObject({ urgency: '低', urgencyReason: 'mine' })
  expect((await getSession(one)).decisions).toEqual([])
  await expect(decisions.undoDecision(decider, decision(row))).rejects.toMatchObject({ code: 'conflict' })
})

test('a decision and somebody typing into the same row lose neither', async () => {
  const { row, decider, facilitator, worksheet } = await revealed()
  const edit = await worksheetScope(facilitator, 'worksheet.edit', worksheet)
  const { revision } = await db().useCase.findUniqueOrThrow({ where: { id: row } })
  const typing = (n: number) =>
    applyChanges(edit, {
      actionId: randomUUID(),
      source: 'typing',
      patches: [patch(row, 'notes', `note ${n}`, revision + 100)],
    })
  await Promise.all([decisions.decide(decider, decision(row)), ...[1, 2, 3, 4].map(typing)])
  expect(await cellsOf(row)).toMatchObject({ urgency: '高', notes: expect.stringMatching(/^note \d$/) })
})

test('dissent goes on record for each person, and a facilitator writes it down for somebody without a device', async () => {
  const { row, one, run, session, facilitator } = await revealed()
  const { scope: guest } = await joinByLink(run)
  const proxy = await scorings.addPerson(run, { name: 'Sato', role: '' })
  const item = { useCaseId: row, criterion: 'urgency' as const }
  await decisions.recordDissent(one, { ...item, text: 'too high' })
  await decisions.recordDissent(guest, { ...item, text: 'too late' })
  await expect(
    decisions.recordDissent(guest, { ...item, text: 'x', participantId: one.participantId! }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  const steering = await ballotOf(facilitator, session)
  await decisions.recordDissent(steering, { ...item, text: 'no', participantId: proxy })
  await decisions.recordDissent(one, { ...item, text: '' })
  const { dissents } = await getSession(one)
  expect(dissents.map(({ participantId, text }) => [participantId, text])).toEqual([
    [guest.participantId, 'too late'],
    [proxy, 'no'],
  ])
})
