import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { exportWorksheet } from '@/lib/features/exports/mutations'
import { getWorksheetHistory } from '@/lib/features/history/data'
import { getRevealedVotes, getScoringStart, getSession, openLink } from '@/lib/features/scoring/data'
import * as scorings from '@/lib/features/scoring/mutations'
import { useCasePageJson } from '@/lib/features/use-cases/data'
import { pageRequestSchema } from '@/lib/features/use-cases/schema'
import { duplicateWorksheet } from '@/lib/features/worksheets/mutations'
import { getRanking, getWorksheetPage } from '@/lib/features/worksheets/data'
import { db } from '@/lib/server/db'
import { changedSince } from '@/lib/server/realtime/changed'
import { hub } from '@/lib/server/realtime/hub'
import { openSessionStream } from '@/lib/server/realtime/open'
import type { BallotScope } from '@/lib/server/scope'
import { ballotOf, joinByLink, openedSession, roundOf, vote } from '@/tests/support/scoring'
import { addMember, worksheetScope } from '@/tests/support/worksheets'

afterAll(() => hub().stop())

const SECRET = 'only the voter knows'

/** A session in which one member has voted, with a reason by which the vote would be recognised. */
async function voted() {
  const opened = await openedSession()
  const voter = await ballotOf(opened.first, opened.session)
  await vote(voter, opened.rows[0]!, '低', SECRET)
  return { ...opened, voter }
}

function textOf(file: Uint8Array): string {
  return Object.values(unzipSync(file))
    .map((part) => strFromU8(part))
    .join('\n')
}

test('before the reveal a vote is read by its voter alone: no role, guest, export, history or copy shows it', async () => {
  const { facilitator, second, worksheet, rows, session, run, voter } = await voted()
  const owner = await addMember('owner', facilitator.workspaceId)
  const { scope: guest, link } = await joinByLink(run)
  const view = await worksheetScope(facilitator, 'worksheet.view', worksheet)
  const seen = [
    ...(await Promise.all(
      [
        await ballotOf(facilitator, session),
        await ballotOf(owner, session),
        await ballotOf(second, session),
        guest,
      ].map(getSession),
    )),
    await getScoringStart(await worksheetScope(facilitator, 'scoring.view', worksheet)),
    await openLink(link, facilitator.userId),
    await getWorksheetPage(view),
    await getRanking(view),
    await useCasePageJson(view, pageRequestSchema.parse({})),
    (await changedSince(view, 0)).json,
    await getWorksheetHistory(view, 0),
    await db().historyEvent.findMany({ where: { worksheetId: worksheet } }),
  ]
  for (const each of seen) expect(JSON.stringify(each)).not.toContain(SECRET)
  const copying = await worksheetScope(facilitator, 'worksheet.create', worksheet)
  const copy = await worksheetScope(facilitator, 'worksheet.view', await duplicateWorksheet(copying, 'copy'))
  expect(JSON.stringify(await getWorksheetPage(copy))).not.toContain(SECRET)

  for (const scope of [await ballotOf(facilitator, session), guest]) {
    const round = roundOf(await getSession(scope), rows[0]!)
    expect(round).toMatchObject({ votes: null, mine: null, voted: [voter.participantId] })
  }
  expect(roundOf(await getSession(voter), rows[0]!).mine).toMatchObject({ level: '低', reason: SECRET })
  expect(JSON.stringify(await getSession(voter)).split(SECRET)).toHaveLength(2)
})

test('the ranking knows the votes of a round from its reveal on, without who gave them', async () => {
  const { facilitator, worksheet, rows, run } = await voted()
  const view = await worksheetScope(facilitator, 'worksheet.view', worksheet)
  expect(await getRevealedVotes(view)).toEqual([])
  await scorings.reveal(run)
  const revealed = [{ useCaseId: rows[0], criterion: 'urgency', level: '低', confidence: 'sure' }]
  expect(await getRevealedVotes(view)).toEqual(revealed)

  // Voting again hides nothing that was seen, and shows nothing of the new round.
  await scorings.voteAgain(run, [{ useCaseId: rows[0]!, criterion: 'urgency' }])
  expect(await getRevealedVotes(view)).toEqual(revealed)
  const stranger = await addMember('owner')
  expect(await getRevealedVotes({ ...view, workspaceId: stranger.workspaceId })).toEqual([])
})

test('an exported file holds no vote', async () => {
  const { facilitator, worksheet } = await voted()
  const scope = await worksheetScope(facilitator, 'worksheet.export', worksheet)
  const { bytes } = await exportWorksheet(scope, 'v1.1')
  expect(textOf(bytes)).not.toContain(SECRET)
})

test('what a facilitator records for somebody else is not shown to them either', async () => {
  const { facilitator, rows, session, run } = await openedSession()
  const participantId = await scorings.addPerson(run, { name: 'Sato', role: '' })
  const ballot = await ballotOf(facilitator, session)
  const { id } = roundOf(await getSession(ballot), rows[0]!)
  const proxy = { level: '低', confidence: 'guess' as const, reason: SECRET }
  await scorings.castProxyVote(run, { roundId: id, participantId, vote: proxy })
  expect(JSON.stringify(await getSession(ballot))).not.toContain(SECRET)
})

test('one round revealed tells nothing of the next one', async () => {
  const { rows, session, run, facilitator, voter } = await voted()
  await scorings.reveal(run)
  await scorings.voteAgain(run, [{ useCaseId: rows[0]!, criterion: 'urgency' }])
  await vote(voter, rows[0]!, '高', 'the second time')
  const view = JSON.stringify(await getSession(await ballotOf(facilitator, session)))
  expect(view).toContain(SECRET)
  expect(view).not.toContain('the second time')
})

test('a guest sees what is needed to judge, and neither levels, reasons nor notes of the worksheet', async () => {
  const { run, rows } = await openedSession()
  const { scope } = await joinByLink(run)
  const view = await getSession(scope)
  expect(view.cases.map(({ cells }) => cells)).toEqual([
    { no: '1', problem: 'slow' },
    { no: '2', problem: 'wrong' },
  ])
  expect(JSON.stringify(view)).not.toMatch(/SECRET-REASON|SECRET-NOTE/)
  expect(view.cases.map(({ useCaseId }) => useCaseId)).toEqual(rows)
  expect(view.reader).toEqual({ participantId: scope.participantId, userId: null, role: null })
})

test('nobody outside sees a session: not another workspace, not who was removed or signed out', async () => {
  const { first, session } = await voted()
  await expect(ballotOf(await addMember(), session)).rejects.toMatchObject({ code: 'notFound' })
  const member = await ballotOf(first, session)
  // A scope that was put together for another workspace finds nothing.
  const { workspaceId } = await addMember()
  await expect(getSession({ ...member, workspaceId } as BallotScope)).rejects.toMatchObject({ code: 'notFound' })
  await db().user.update({ where: { id: first.userId }, data: { sessionVersion: 2 } })
  await expect(ballotOf(first, session)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('a stream says that something happened, never what; and ends for who was sent out', async () => {
  const { run, session, rows, first } = await openedSession()
  const { scope, token } = await joinByLink(run)
  const stream = await openSessionStream(session, { session: null, token })
  const reader = stream.body.getReader()
  let heard = ''
  const until = async (text: string) => {
    const decoder = new TextDecoder()
    while (!heard.includes(text)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended without ${text}: ${heard}`)
      heard += decoder.decode(value, { stream: true })
    }
  }
  const { seq } = await getSession(scope)
  await until(`"seq":${seq}}`)
  await vote(await ballotOf(first, session), rows[0]!, '高', SECRET)
  await until(`"seq":${seq + 1}}`)
  await scorings.setAttendance(run, scope.participantId!, false)
  await until('event: closed')
  expect(await reader.read()).toMatchObject({ done: true })
  const events = heard.split('\n\n').filter((event) => event !== '' && !event.includes('ping'))
  for (const event of events) expect(event).toMatch(/^event: session\ndata: \{"seq":\d+\}$|^event: closed\ndata: \{\}$/)
  await expect(openSessionStream(session, { session: null, token })).rejects.toMatchObject({ code: 'unauthenticated' })
})
