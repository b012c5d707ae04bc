import { z } from 'zod'
import { can, type Role } from '@/lib/domain/access/permissions'
import { agreementOf } from '@/lib/domain/scoring/agreement'
import { citeVote, withReason } from '@/lib/domain/scoring/citation'
import { mayReplaceReason, reasonFields } from '@/lib/domain/scoring/rounds'
import { levelsOf } from '@/lib/domain/scoring/votes'
import { cutText, storableText } from '@/lib/domain/worksheet/cell-text'
import { applyChangesWithin, revertAction, type Reverted } from '@/lib/server/changes'
import type { Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { tellCommitted } from '@/lib/server/realtime/hub'
import type { BallotScope, ScoringScope } from '@/lib/server/scope'
import { writeInSession } from '@/lib/server/session-writes'
import type { Item } from '../scoring/schema'
import { cellsSchema } from '@/lib/domain/worksheet/stored'
import { formatSchema, scaleSchema } from '../worksheets/schema'
import type { NewDecision, NewDissent } from './schema'

type DecideScope = ScoringScope<'scoring.decide'>

/**
 * Sets the level that a person decided on after a vote, and adds the reason, citing the vote, to its column: one action of
 * the worksheet's history, which `undoDecision` takes back.
 * @throws AppError `forbidden` for who neither owns the row nor facilitates, `notRevealed` while the item is voted on,
 *   `badInput` for a level that the criterion does not have
 */
export async function decide(scope: DecideScope, decision: NewDecision): Promise<void> {
  const { useCaseId, criterion, level, reason, mode, locale } = decision
  const seq = await writeInSession(
    scope,
    async (tx) => {
      await requireDecider(tx, scope, useCaseId)
      const { title, round, levels, agreement } = await outcomeOf(tx, scope, { useCaseId, criterion })
      if (!levels.includes(level)) throw new AppError('badInput', 'no such level')
      const { cells, revision } = await useCaseOf(tx, scope, useCaseId)
      const field = reasonFields[criterion]
      const cited = storableText(citeVote(reason, { title, round, agreement }, locale))
      const text = withReason(cells[field], cited, mayReplaceReason(criterion) ? mode : 'append')
      const actionId = crypto.randomUUID()
      const patches = [
        { useCaseId, field: criterion, value: level, baseRevision: revision },
        { useCaseId, field, value: cutText(text), baseRevision: revision },
      ]
      const stored = { level, reason, actionId, decidedById: scope.userId, createdAt: new Date() }
      const key = { sessionId: scope.sessionId, useCaseId, criterion }
      await tx.scoringDecision.upsert({
        where: { sessionId_useCaseId_criterion: key },
        create: { ...key, ...stored },
        update: stored,
      })
      return applyChangesWithin(tx, scope, { actionId, source: 'scoring', patches })
    },
    (tx) => lockUseCase(tx, scope, useCaseId),
  )
  tellCommitted(scope.worksheetId, seq)
}

/**
 * Takes a decision back: the level and the reason return to what they were, unless somebody changed them since.
 * @throws AppError as `decide`; `conflict` when somebody took it back before
 */
export async function undoDecision(scope: DecideScope, { useCaseId, criterion }: Item): Promise<Reverted> {
  const key = { sessionId: scope.sessionId, useCaseId, criterion }
  const actionId = await writeInSession(scope, async (tx) => {
    await requireDecider(tx, scope, useCaseId)
    const decision = await tx.scoringDecision.findUnique({ where: { sessionId_useCaseId_criterion: key } })
    if (!decision) throw new AppError('conflict', 'taken back already')
    await tx.scoringDecision.delete({ where: { sessionId_useCaseId_criterion: key } })
    return decision.actionId
  })
  return revertAction(scope, actionId, crypto.randomUUID())
}

/**
 * Puts on record what a participant holds against the outcome; an empty text takes it back.
 * @throws AppError `notRevealed` before there is an outcome, `forbidden` for another person's
 */
export async function recordDissent(scope: BallotScope, { participantId, text, ...item }: NewDissent): Promise<void> {
  await writeInSession(scope, async (tx) => {
    const whose = participantId ?? scope.participantId
    if (!whose || !(await maySpeakFor(tx, scope, whose))) throw new AppError('forbidden')
    await outcomeOf(tx, scope, item)
    const key = { sessionId: scope.sessionId, ...item, participantId: whose }
    const where = { sessionId_useCaseId_criterion_participantId: key }
    if (text === '') await tx.scoringDissent.deleteMany({ where: key })
    else await tx.scoringDissent.upsert({ where, create: { ...key, text }, update: { text } })
  })
}

async function maySpeakFor(tx: Transaction, scope: BallotScope, participantId: string): Promise<boolean> {
  if (participantId === scope.participantId) return true
  if (!scope.role || !can(scope.role, 'scoring.run')) return false
  const where = { id: participantId, sessionId: scope.sessionId, userId: null, tokenHash: null }
  return (await tx.scoringParticipant.count({ where })) > 0
}

/** Names who decides on a row beside the facilitators: a member who may change the worksheet, or nobody. */
export async function assignOwner(
  scope: ScoringScope<'scoring.run'>,
  useCaseId: string,
  ownerId: string | null,
): Promise<void> {
  const { sessionId, workspaceId } = scope
  await writeInSession(scope, async (tx) => {
    if (ownerId) {
      const where = { workspaceId_userId: { workspaceId, userId: ownerId } }
      const member = await tx.membership.findUnique({ where })
      if (!member || !can(member.role, 'scoring.decide')) throw new AppError('badInput', 'cannot decide')
    }
    const { count } = await tx.scoringCase.updateMany({ where: { sessionId, useCaseId }, data: { ownerId } })
    if (count === 0) throw new AppError('notFound')
  })
}

async function requireDecider(tx: Transaction, scope: DecideScope, useCaseId: string): Promise<void> {
  const role: Role = scope.role
  const where = { sessionId_useCaseId: { sessionId: scope.sessionId, useCaseId } }
  const found = await tx.scoringCase.findUnique({ where })
  if (!found) throw new AppError('notFound')
  if (!can(role, 'scoring.run') && found.ownerId !== scope.userId) throw new AppError('forbidden')
}

const lastRoundSchema = z.object({
  title: z.string(),
  number: z.int(),
  revealed: z.boolean(),
  votes: z.array(z.object({ level: z.string() })),
  format: formatSchema,
  scale: scaleSchema,
})

/** What the last round of an item came to, if it is revealed. */
async function outcomeOf(tx: Transaction, { sessionId }: BallotScope | ScoringScope, { useCaseId, criterion }: Item) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT g.title, r.number, r."revealedAt" IS NOT NULL AS revealed, s.format, s.scale, CASE
        WHEN r."revealedAt" IS NULL THEN '[]'
        ELSE (SELECT coalesce(json_agg(json_build_object('level', v.level)), '[]') FROM "ScoringVote" v
          WHERE v."roundId" = r.id) END AS votes
    FROM "ScoringRound" r JOIN "ScoringSession" g ON g.id = r."sessionId" JOIN "Worksheet" s ON s.id = g."worksheetId"
    WHERE g.id = ${sessionId}::uuid AND r."useCaseId" = ${useCaseId}::uuid AND r.criterion = ${criterion}
    ORDER BY r.number DESC LIMIT 1`
  if (!rows[0]) throw new AppError('notFound')
  const { title, number, revealed, votes, format, scale } = lastRoundSchema.parse(rows[0])
  if (!revealed) throw new AppError('notRevealed')
  const levels = levelsOf(criterion, format, scale)
  return { title, round: number, levels, agreement: agreementOf(votes, levels) }
}

async function lockUseCase(tx: Transaction, scope: DecideScope, useCaseId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "UseCase" WHERE id = ${useCaseId}::uuid
    AND "worksheetId" = ${scope.worksheetId}::uuid FOR NO KEY UPDATE`
}

const rowSchema = z.object({ cells: cellsSchema, revision: z.int() })

async function useCaseOf(tx: Transaction, scope: DecideScope, id: string): Promise<z.infer<typeof rowSchema>> {
  const row = await tx.useCase.findFirst({ where: { id, worksheetId: scope.worksheetId, deleted: false } })
  if (!row) throw new AppError('notFound')
  return rowSchema.parse(row)
}
