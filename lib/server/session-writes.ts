import { db, type Transaction } from './db'
import { AppError } from './errors'
import { tellSession } from './realtime/hub'
import type { LinkScope, ScoringScope } from './scope'

/**
 * Runs a write in a scoring session. They happen one after the other, so that a vote is either part of a reveal or
 * refused by it; afterwards everybody who has the session open hears of it.
 * @param before what must be locked before the session: rows of the worksheet, which a change locks first
 * @throws AppError `votingClosed`, `archived`, or `notFound` when it was deleted since the scope was made
 */
export async function writeInSession<Value>(
  scope: LinkScope | ScoringScope,
  write: (tx: Transaction) => Promise<Value>,
  before?: (tx: Transaction) => Promise<void>,
): Promise<Value> {
  const { value, seq } = await db().$transaction(async (tx) => {
    await before?.(tx)
    await lock(tx, scope)
    const value = await write(tx)
    const where = { id: scope.sessionId }
    return {
      value,
      ...(await tx.scoringSession.update({ where, data: { seq: { increment: 1 } }, select: { seq: true } })),
    }
  })
  tellSession(scope.sessionId, seq)
  return value
}

async function lock(tx: Transaction, { sessionId, worksheetId, workspaceId }: LinkScope | ScoringScope) {
  const [session] = await tx.$queryRaw<{ closedAt: Date | null; archivedAt: Date | null }[]>`
    SELECT g."closedAt", s."archivedAt" FROM "ScoringSession" g JOIN "Worksheet" s ON s.id = g."worksheetId"
    WHERE g.id = ${sessionId}::uuid AND s.id = ${worksheetId}::uuid AND s."workspaceId" = ${workspaceId}::uuid
    FOR NO KEY UPDATE OF g`
  if (!session) throw new AppError('notFound')
  if (session.closedAt) throw new AppError('votingClosed')
  if (session.archivedAt) throw new AppError('archived')
}
