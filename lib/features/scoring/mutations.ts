import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { criteriaOf, criterionRulesSchema, everybodyHasVoted, MAX_ROUNDS, mayVote } from '@/lib/domain/scoring/rounds'
import { criteria, isVotable, levelsOf, type Vote } from '@/lib/domain/scoring/votes'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { tellRelated } from '@/lib/server/realtime/hub'
import type { BallotScope, LinkScope, ScoringScope, WorksheetScope } from '@/lib/server/scope'
import { digest } from '@/lib/server/secret'
import { writeInSession } from '@/lib/server/session-writes'
import { formatSchema, scaleSchema } from '../worksheets/schema'
import { readProgress } from './data'
import type { Item, NewSession, Person } from './schema'
import { MAX_PARTICIPANTS } from './types'

type RunScope = ScoringScope<'scoring.run'>

const newToken = () => randomBytes(32).toString('base64url')

/**
 * Opens a session with its first rounds, one for each use case and criterion.
 * @returns its id
 * @throws AppError `archived`; `badInput` for rows, people or criteria that the worksheet does not have
 */
export async function openSession(
  scope: WorksheetScope<'scoring.run'>,
  { title, useCaseIds, rules, memberIds }: NewSession,
): Promise<string> {
  const { worksheetId, workspaceId, userId } = scope
  return db().$transaction(async (tx) => {
    const worksheet = await tx.worksheet.findFirst({ where: { id: worksheetId, workspaceId } })
    if (!worksheet) throw new AppError('notFound')
    if (worksheet.archivedAt) throw new AppError('archived')
    const known = criteriaOf(formatSchema.parse(worksheet.format))
    if (rules.some(({ criterion }) => !known.includes(criterion))) throw new AppError('badInput', 'no such criterion')

    const session = await tx.scoringSession.create({
      data: { worksheetId, title, criteria: rules, createdById: userId },
    })
    const cases = await tx.$executeRaw`
      INSERT INTO "ScoringCase" ("sessionId", "useCaseId", "ownerId")
      SELECT ${session.id}::uuid, u.id, (
        SELECT h."actorId" FROM "HistoryEvent" h WHERE h."useCaseId" = u.id ORDER BY h.seq LIMIT 1
      ) FROM "UseCase" u
      WHERE u.id = ANY (${useCaseIds}::uuid[]) AND u."worksheetId" = ${worksheetId}::uuid AND NOT u.deleted`
    if (cases !== new Set(useCaseIds).size) throw new AppError('badInput', 'a row is not of this worksheet')
    const members = await tx.membership.findMany({
      where: { workspaceId, userId: { in: memberIds } },
      select: { userId: true, workshopRole: true, user: { select: { name: true } } },
    })
    if (members.length !== new Set(memberIds).size) throw new AppError('badInput', 'a person is not a member')
    await tx.scoringParticipant.createMany({
      data: members.map((member) => ({
        sessionId: session.id,
        userId: member.userId,
        name: member.user.name,
        role: member.workshopRole ?? '',
      })),
    })
    await tx.scoringRound.createMany({
      data: [...new Set(useCaseIds)].flatMap((useCaseId) =>
        rules.map(({ criterion }) => ({ sessionId: session.id, useCaseId, criterion, number: 1 })),
      ),
    })
    return session.id
  })
}

/**
 * Makes the token of a new link to join by; the link before stops working. Only its hash is stored, so it is returned
 * once and never again.
 */
export async function makeLink(scope: RunScope): Promise<string> {
  const token = newToken()
  await writeInSession(scope, (tx) =>
    tx.scoringSession.update({ where: { id: scope.sessionId }, data: { joinTokenHash: digest(token) } }),
  )
  return token
}

/**
 * Makes whoever holds the link a participant of the session, and of nothing else.
 * @returns the token that proves it from now on
 * @throws AppError `tooManyRequests` when the session is full
 */
export async function joinAsGuest(scope: LinkScope, { name, role }: Person): Promise<string> {
  const token = newToken()
  await writeInSession(scope, (tx) => addParticipant(tx, scope.sessionId, { name, role, tokenHash: digest(token) }))
  return token
}

/** Makes a member a participant; one who is already stays what they are. Throws as `joinAsGuest`. */
export async function joinAsMember(scope: ScoringScope<'scoring.join'>): Promise<void> {
  const { sessionId, userId, workspaceId } = scope
  await writeInSession(scope, async (tx) => {
    if (await tx.scoringParticipant.findUnique({ where: { sessionId_userId: { sessionId, userId } } })) return
    const { workshopRole, user } = await tx.membership.findUniqueOrThrow({
      where: { workspaceId_userId: { workspaceId, userId } },
      select: { workshopRole: true, user: { select: { name: true } } },
    })
    await addParticipant(tx, sessionId, { userId, name: user.name, role: workshopRole ?? '' })
  })
}

/** Adds somebody in the room who has no device; their ballots are recorded by `castProxyVote`. */
export async function addPerson(scope: RunScope, person: Person): Promise<string> {
  return writeInSession(scope, (tx) => addParticipant(tx, scope.sessionId, person))
}

async function addParticipant(
  tx: Transaction,
  sessionId: string,
  person: Person & { userId?: string; tokenHash?: string },
): Promise<string> {
  if ((await tx.scoringParticipant.count({ where: { sessionId } })) >= MAX_PARTICIPANTS) {
    throw new AppError('tooManyRequests', 'the session is full')
  }
  return (await tx.scoringParticipant.create({ data: { sessionId, ...person } })).id
}

/** Says that somebody left, so that nobody waits for them and they cannot vote, or that they are back. */
export async function setAttendance(scope: RunScope, participantId: string, here: boolean): Promise<void> {
  await writeAndReveal(scope, async (tx) => {
    const { count } = await tx.scoringParticipant.updateMany({
      where: { id: participantId, sessionId: scope.sessionId },
      data: { leftAt: here ? null : new Date() },
    })
    if (count === 0) throw new AppError('notFound')
  })
}

/**
 * Gives the reader's vote in an open round, or another one instead of it.
 * @throws AppError `revealed` when the round is no longer open, `forbidden` for who does not vote on this criterion,
 *   `badInput` for a level that it does not have
 */
export async function castVote(scope: BallotScope, roundId: string, vote: Vote): Promise<void> {
  const { participantId } = scope
  if (!participantId) throw new AppError('forbidden')
  await writeAndReveal(scope, (tx) => storeVote(tx, scope, { roundId, participantId, vote, recordedById: null }))
}

/** Records the ballot of somebody without a device, and by whom. Throws as `castVote`. */
export async function castProxyVote(
  scope: RunScope,
  { roundId, participantId, vote }: { roundId: string; participantId: string; vote: Vote },
): Promise<void> {
  await writeAndReveal(scope, async (tx) => {
    const where = { id: participantId, sessionId: scope.sessionId, userId: null, tokenHash: null }
    if ((await tx.scoringParticipant.count({ where })) === 0) throw new AppError('forbidden', 'votes by themselves')
    await storeVote(tx, scope, { roundId, participantId, vote, recordedById: scope.userId })
  })
}

const ballotSchema = z.object({
  criterion: z.enum(criteria),
  revealedAt: z.date().nullable(),
  role: z.string(),
  leftAt: z.date().nullable(),
  rules: criterionRulesSchema,
  format: formatSchema,
  scale: scaleSchema,
})

interface Ballot {
  roundId: string
  participantId: string
  vote: Vote
  recordedById: string | null
}

async function storeVote(tx: Transaction, scope: BallotScope | RunScope, ballot: Ballot): Promise<void> {
  const { roundId, participantId, vote, recordedById } = ballot
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.criterion, r."revealedAt", coalesce(m."workshopRole", p.role) AS role, p."leftAt", g.criteria AS rules,
      s.format, s.scale
    FROM "ScoringRound" r JOIN "ScoringSession" g ON g.id = r."sessionId" JOIN "Worksheet" s ON s.id = g."worksheetId"
    JOIN "ScoringParticipant" p ON p."sessionId" = g.id
    LEFT JOIN "Membership" m ON m."userId" = p."userId" AND m."workspaceId" = s."workspaceId"
    WHERE r.id = ${roundId}::uuid AND p.id = ${participantId}::uuid AND g.id = ${scope.sessionId}::uuid`
  if (!rows[0]) throw new AppError('notFound')
  const { criterion, revealedAt, role, leftAt, rules, format, scale } = ballotSchema.parse(rows[0])
  if (revealedAt) throw new AppError('revealed')
  if (leftAt || !mayVote(rules, criterion, role)) throw new AppError('forbidden')
  if (!isVotable(vote, levelsOf(criterion, format, scale))) throw new AppError('badInput', 'no such level')
  const stored = { ...vote, recordedById, updatedAt: new Date() }
  await tx.scoringVote.upsert({
    where: { roundId_participantId: { roundId, participantId } },
    create: { roundId, participantId, ...stored },
    update: stored,
  })
}

/** A write that may be the last that was waited for: then the session reveals by itself, if it is to. */
async function writeAndReveal(scope: BallotScope | RunScope, write: (tx: Transaction) => Promise<void>): Promise<void> {
  const revealed = await writeInSession(scope, async (tx) => {
    await write(tx)
    return revealIfComplete(tx, scope)
  })
  if (revealed) tellRelated(scope.worksheetId)
}

/** @returns whether it revealed a round */
async function revealIfComplete(tx: Transaction, scope: BallotScope | RunScope): Promise<boolean> {
  const { criteria: rules, revealsItself } = await tx.scoringSession.findUniqueOrThrow({
    where: { id: scope.sessionId },
  })
  if (!revealsItself) return false
  const { voters, rounds } = await readProgress(tx, scope)
  return everybodyHasVoted(criterionRulesSchema.parse(rules), voters, rounds) && revealAll(tx, scope.sessionId)
}

/** Reveals every open round. */
export async function reveal(scope: RunScope): Promise<void> {
  const revealed = await writeInSession(scope, (tx) => revealAll(tx, scope.sessionId))
  if (revealed) tellRelated(scope.worksheetId)
}

async function revealAll(tx: Transaction, sessionId: string): Promise<boolean> {
  const where = { sessionId, revealedAt: null }
  const { count } = await tx.scoringRound.updateMany({ where, data: { revealedAt: new Date() } })
  return count > 0
}

/** Whether the last vote reveals the open rounds by itself. */
export async function setRevealsItself(scope: RunScope, on: boolean): Promise<void> {
  await writeAndReveal(scope, async (tx) => {
    await tx.scoringSession.update({ where: { id: scope.sessionId }, data: { revealsItself: on } })
  })
}

/**
 * Opens a further round for each item; the rounds before stay as they are.
 * @throws AppError `noMoreRounds` when one has had three, `notRevealed` when one is still open
 */
export async function voteAgain(scope: RunScope, items: readonly Item[]): Promise<void> {
  const { sessionId } = scope
  await writeInSession(scope, async (tx) => {
    const rounds = await tx.scoringRound.findMany({ where: { sessionId }, orderBy: { number: 'asc' } })
    const last = new Map(rounds.map((round) => [keyOf(round), round]))
    const wanted = [...new Set(items.map(keyOf))].map((key) => {
      const round = last.get(key)
      if (!round) throw new AppError('notFound')
      if (!round.revealedAt) throw new AppError('notRevealed')
      if (round.number >= MAX_ROUNDS) throw new AppError('noMoreRounds')
      const { useCaseId, criterion, number } = round
      return { sessionId, useCaseId, criterion, number: number + 1 }
    })
    await tx.scoringRound.createMany({ data: wanted })
  })
}

const keyOf = ({ useCaseId, criterion }: { useCaseId: string; criterion: string }) => `${useCaseId} ${criterion}`

/** Gives everybody the same clock to discuss by; null takes it away. */
export async function setTimer(scope: RunScope, minutes: number | null, now: Date): Promise<void> {
  const timerEndsAt = minutes === null ? null : new Date(now.getTime() + minutes * 60_000)
  await writeInSession(scope, (tx) =>
    tx.scoringSession.update({ where: { id: scope.sessionId }, data: { timerEndsAt } }),
  )
}

/** Ends the session for good: nobody votes or joins any more. What was not revealed stays hidden. */
export async function closeSession(scope: RunScope, now: Date): Promise<void> {
  await writeInSession(scope, (tx) =>
    tx.scoringSession.update({
      where: { id: scope.sessionId },
      data: { closedAt: now, joinTokenHash: null, timerEndsAt: null },
    }),
  )
}
