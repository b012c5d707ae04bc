import { afterAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { getScoringStart, getSession, openLink } from '@/lib/features/scoring/data'
import * as scorings from '@/lib/features/scoring/mutations'
import { db } from '@/lib/server/db'
import { hub } from '@/lib/server/realtime/hub'
import { mintBallot, mintLink } from '@/lib/server/scope'
import { ballotOf, joinByLink, openedSession, roundOf, say, scoringScope, vote } from '@/tests/support/scoring'
import { addMember, addWorksheet, worksheetScope } from '@/tests/support/worksheets'

afterAll(() => hub().stop())

test('a session opens with one round for each row and criterion, owned by who added the row', async () => {
  const { facilitator, worksheet, rows, session, first } = await openedSession([
    { criterion: 'urgency', roles: [] },
    { criterion: 'mlApplicability', roles: ['dataScientist'] },
  ])
  const view = await getSession(await ballotOf(first, session))
  expect(view.rounds.map(({ useCaseId, criterion, number, votes }) => [useCaseId, criterion, number, votes])).toEqual(
    rows.flatMap((row) => [
      [row, 'urgency', 1, null],
      [row, 'mlApplicability', 1, null],
    ]),
  )
  expect(view.cases[0]?.owner?.userId).toBe(facilitator.userId)
  const start = await getScoringStart(await worksheetScope(facilitator, 'scoring.view', worksheet))
  expect(start.sessions).toMatchObject([{ id: session, cases: 2, participants: 2, open: 4, closed: false }])
})

test('what a session is opened on must be of the worksheet and of its workspace', async () => {
  const { facilitator, rows, worksheet } = await openedSession()
  const other = await addWorksheet(facilitator, { format: 'v2.0' })
  const stranger = await addMember()
  const open = async (id: string, more: object) =>
    scorings.openSession(await worksheetScope(facilitator, 'scoring.run', id), {
      title: 'x',
      useCaseIds: rows,
      rules: [{ criterion: 'urgency', roles: [] }],
      memberIds: [],
      ...more,
    })
  await expect(open(other, {})).rejects.toMatchObject({ code: 'badInput' })
  await expect(open(other, { rules: [{ criterion: 'mlValue', roles: [] }] })).rejects.toMatchObject({
    code: 'badInput',
  })
  await expect(open(worksheet, { memberIds: [stranger.userId] })).rejects.toMatchObject({ code: 'badInput' })
  const editor = await addMember('editor', facilitator.workspaceId)
  await expect(worksheetScope(editor, 'scoring.run', worksheet)).rejects.toMatchObject({ code: 'forbidden' })
})

test('the last vote reveals; a round once revealed takes no more votes', async () => {
  const { first, second, rows, session } = await openedSession()
  const [one, two] = [await ballotOf(first, session), await ballotOf(second, session)]
  await vote(one, rows[0]!, '高', 'law')
  await vote(one, rows[1]!, 'unknown')
  await vote(two, rows[0]!, '低')
  const round = roundOf(await getSession(one), rows[0]!)
  expect(round).toMatchObject({ votes: null, mine: { level: '高', reason: 'law' } })
  expect(round.voted).toHaveLength(2)

  await vote(two, rows[1]!, '中')
  const view = await getSession(two)
  expect(
    roundOf(view, rows[0]!)
      .votes?.map(({ level, participantId }) => [level, participantId])
      .sort(),
  ).toEqual(
    [
      ['高', one.participantId],
      ['低', two.participantId],
    ].sort(),
  )
  await expect(scorings.castVote(two, round.id, say('高'))).rejects.toMatchObject({ code: 'revealed' })
})

test('a vote can be changed until the reveal, and is one of the levels of the worksheet', async () => {
  const { first, rows, session, run } = await openedSession()
  const ballot = await ballotOf(first, session)
  await vote(ballot, rows[0]!, '高')
  await vote(ballot, rows[0]!, '中')
  await expect(vote(ballot, rows[0]!, '最高')).rejects.toMatchObject({ code: 'badInput' })
  await scorings.reveal(run)
  expect(roundOf(await getSession(ballot), rows[0]!).votes).toMatchObject([{ level: '中' }])
})

test('a vote that comes while the rounds are revealed is counted or refused, never half', async () => {
  for (let at = 0; at < 12; at++) {
    const { first, rows, session, run } = await openedSession()
    const ballot = await ballotOf(first, session)
    const { id } = roundOf(await getSession(ballot), rows[0]!)
    const [cast] = await Promise.allSettled([scorings.castVote(ballot, id, say('高')), scorings.reveal(run)])
    const votes = roundOf(await getSession(ballot), rows[0]!).votes
    expect(votes?.length).toBe(cast.status === 'fulfilled' ? 1 : 0)
    if (cast.status === 'rejected') expect(cast.reason).toMatchObject({ code: 'revealed' })
  }
})

test('there are three rounds at most, each opened after the one before was revealed and kept as it was', async () => {
  const { first, rows, session, run } = await openedSession()
  const ballot = await ballotOf(first, session)
  const item = [{ useCaseId: rows[0]!, criterion: 'urgency' as const }]
  await expect(scorings.voteAgain(run, item)).rejects.toMatchObject({ code: 'notRevealed' })
  for (const level of ['高', '中', '低']) {
    await vote(ballot, rows[0]!, level)
    await scorings.reveal(run)
    if (level !== '低') await scorings.voteAgain(run, item)
  }
  await expect(scorings.voteAgain(run, item)).rejects.toMatchObject({ code: 'noMoreRounds' })
  const rounds = (await getSession(ballot)).rounds.filter(({ useCaseId }) => useCaseId === rows[0])
  expect(rounds.map(({ number, votes }) => [number, votes?.[0]?.level])).toEqual([
    [1, '高'],
    [2, '中'],
    [3, '低'],
  ])
})

test('a criterion can be left to a workshop role', async () => {
  const { first, second, rows, session } = await openedSession([
    { criterion: 'mlApplicability', roles: ['dataScientist'] },
  ])
  const { workspaceId, userId } = second
  await db().membership.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { workshopRole: 'dataScientist' },
  })
  const [one, two] = [await ballotOf(first, session), await ballotOf(second, session)]
  const [id, other] = rows.map((row) => row)
  const view = await getSession(one)
  const cast = (scope: typeof one, row = id!) =>
    scorings.castVote(scope, roundOf(view, row, 'mlApplicability').id, say('〇'))
  await expect(cast(one)).rejects.toMatchObject({ code: 'forbidden' })
  await cast(two)
  await cast(two, other)
  // Nobody else votes here: the data scientist's last vote was everybody's.
  expect(roundOf(await getSession(one), id!, 'mlApplicability').votes).toMatchObject([{ level: '〇' }])
})

test('somebody without a device votes through the facilitator, and it says so', async () => {
  const { first, rows, session, run, facilitator } = await openedSession()
  const participantId = await scorings.addPerson(run, { name: 'Sato', role: 'executive' })
  const ballot = await ballotOf(first, session)
  const { id } = roundOf(await getSession(ballot), rows[0]!)
  await scorings.castProxyVote(run, { roundId: id, participantId, vote: say('低') })
  await expect(
    scorings.castProxyVote(run, { roundId: id, participantId: ballot.participantId!, vote: say('低') }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await scorings.reveal(run)
  expect(roundOf(await getSession(ballot), rows[0]!).votes).toMatchObject([{ participantId, recordedBy: 'Test' }])
  expect(await db().scoringVote.findFirst({ where: { participantId } })).toMatchObject({
    recordedById: facilitator.userId,
  })
})

test('nobody waits for who left; they cannot vote until they are brought back', async () => {
  const { first, second, rows, session, run } = await openedSession()
  const [one, two] = [await ballotOf(first, session), await ballotOf(second, session)]
  const late = await joinByLink(run)
  for (const row of rows) await vote(one, row, '高')
  await vote(two, rows[0]!, '中')
  await scorings.setAttendance(run, two.participantId!, false)
  await expect(vote(two, rows[1]!, '中')).rejects.toMatchObject({ code: 'forbidden' })
  await scorings.setAttendance(run, two.participantId!, true)
  await vote(two, rows[1]!, '中')
  expect(roundOf(await getSession(one), rows[0]!).votes).toBeNull()

  // A guest who is sent out is out at once; the votes that are in then are everybody's.
  await scorings.setAttendance(run, late.scope.participantId!, false)
  await expect(mintBallot({ session: null, token: late.token }, session)).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(roundOf(await getSession(one), rows[0]!).votes).toHaveLength(2)
})

test('a link opens one session only, stops with the next one, and with the end of the session', async () => {
  const { session, run, first, facilitator } = await openedSession()
  const { session: elsewhere } = await openedSession()
  const { link, token } = await joinByLink(run)
  expect(await openLink(link, null)).toEqual({ sessionId: session, title: 'Day 3', member: null })
  expect(await openLink(link, first.userId)).toMatchObject({ member: 'Test' })
  await expect(mintBallot({ session: null, token }, elsewhere)).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(mintBallot({ session: null, token }, 'nonsense')).rejects.toMatchObject({ code: 'unauthenticated' })

  const next = await scorings.makeLink(run)
  expect(await openLink(link, null)).toBeNull()
  await expect(mintLink(link)).rejects.toMatchObject({ code: 'gone' })
  await scorings.closeSession(run, new Date())
  await expect(mintLink(next)).rejects.toMatchObject({ code: 'gone' })
  await expect(scorings.addPerson(run, { name: 'x', role: '' })).rejects.toMatchObject({ code: 'votingClosed' })
  // What there was can still be read.
  expect(await getSession(await ballotOf(facilitator, session))).toMatchObject({ closed: true })
})

test('a member who was not named joins once, however often they press', async () => {
  const { facilitator, session } = await openedSession()
  const viewer = await addMember('viewer', facilitator.workspaceId)
  expect((await ballotOf(viewer, session)).participantId).toBeNull()
  const join = await scoringScope(viewer, 'scoring.join', session)
  await Promise.all([scorings.joinAsMember(join), scorings.joinAsMember(join)])
  const ballot = await ballotOf(viewer, session)
  expect((await getSession(ballot)).participants.filter(({ id }) => id === ballot.participantId)).toHaveLength(1)
})

test('two people who begin at once do not lose a vote, and the seq counts each', async () => {
  const { first, second, rows, session, run } = await openedSession()
  const ballots = [await ballotOf(first, session), await ballotOf(second, session)]
  const before = (await getSession(ballots[0]!)).seq
  await Promise.all(ballots.flatMap((ballot) => rows.map((row) => vote(ballot, row, '高'))))
  const view = await getSession(ballots[0]!)
  expect(view.seq).toBe(before + 4)
  expect(view.rounds.map(({ votes }) => votes?.length)).toEqual([2, 2])
  await scorings.setTimer(run, 3, new Date())
  expect((await getSession(ballots[0]!)).timerEndsAt).not.toBeNull()
})

test('an archived worksheet takes no votes, a deleted row is neither shown nor waited for', async () => {
  const { first, second, rows, session, worksheet } = await openedSession()
  const [one, two] = [await ballotOf(first, session), await ballotOf(second, session)]
  await db().worksheet.update({ where: { id: worksheet }, data: { archivedAt: new Date() } })
  await expect(vote(one, rows[0]!, '高')).rejects.toMatchObject({ code: 'archived' })
  await db().worksheet.update({ where: { id: worksheet }, data: { archivedAt: null } })
  await db().useCase.update({ where: { id: rows[1] }, data: { deleted: true } })
  await vote(one, rows[0]!, '高')
  await vote(two, rows[0]!, '高')
  const view = await getSession(one)
  expect(view.cases.map(({ useCaseId }) => useCaseId)).toEqual([rows[0]])
  expect(roundOf(view, rows[0]!).votes).toHaveLength(2)
  await expect(scorings.castVote(one, randomUUID(), say('高'))).rejects.toMatchObject({ code: 'notFound' })
})

test('a session rests while its worksheet is archived', async () => {
  const { facilitator, first, worksheet, rows, session } = await openedSession()
  const token = await scorings.makeLink(await scoringScope(facilitator, 'scoring.run', session))
  const archive = (archivedAt: Date | null) => db().worksheet.update({ where: { id: worksheet }, data: { archivedAt } })
  const ballot = await ballotOf(first, session)
  const closed = async () => (await getSession(ballot)).closed

  await archive(new Date())
  expect(await closed()).toBe(true)
  expect(await openLink(token, null)).toBeNull()
  const start = await getScoringStart(await worksheetScope(facilitator, 'scoring.view', worksheet))
  expect(start.sessions).toMatchObject([{ closed: true }])
  await expect(vote(ballot, rows[0]!, '高')).rejects.toMatchObject({ code: 'archived' })

  await archive(null)
  expect(await closed()).toBe(false)
  expect(await openLink(token, null)).toMatchObject({ sessionId: session })
  await vote(ballot, rows[0]!, '高')
})
