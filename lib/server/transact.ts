import type { WorksheetEvent } from '@/lib/domain/history/event'
import type { ChangeSource } from '@/lib/domain/merge/change'
import type { Patch } from '@/lib/domain/merge/patch'
import { db, isOvertaken, type Sql, type Transaction } from './db'
import { applyChangesWithin } from './changes'
import { AppError } from './errors'
import { tellCommitted } from './realtime/hub'
import { atWorksheet, type Scope } from './scope'

export interface WorksheetWrites {
  tx: Transaction
  /**
   * Takes the worksheet's next seq and records what happened to it under the action.
   * @throws AppError `notFound` when the worksheet is not (any more) one of the scope's workspace
   */
  record(worksheetId: string, event: WorksheetEvent, actionId?: string): Promise<void>
  /**
   * Stores new use cases as part of the action recorded last, and records each of them, in one statement.
   * @param rows an SQL expression of a JSON array that holds the cells of as many rows as there are positions
   */
  addUseCases(worksheetId: string, positions: string[], rows: Sql): Promise<void>
  /**
   * Applies patches through the one write path as part of the action recorded last. For patches that were made from
   * rows which this transaction keeps from changing.
   * @param source through what the rows change, where the recorded event does not say it
   * @throws AppError as `applyChanges`; `conflict` when a row did change
   */
  patchUseCases(worksheetId: string, patches: readonly Patch[], source?: ChangeSource): Promise<void>
}

// Large imports take longer than the five seconds after which Prisma gives up by default.
const TIMEOUT_MS = 60_000
/** How often a transaction is begun before its being overtaken counts as an error. */
const ATTEMPTS = 3

/**
 * Runs the writes that concern a worksheet as a whole in one transaction: all of them and their history, or nothing.
 * Changes of use cases go through `applyChanges` of changes.ts instead.
 * @param write is run again from the start when others' locks ended its transaction
 * @throws Error when `write` recorded nothing: a change that history does not know could be neither explained nor undone
 */
export async function transact<Value>(
  scope: Scope,
  write: (writes: WorksheetWrites) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transactOnce(scope, write)
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error
    }
  }
}

async function transactOnce<Value>(scope: Scope, write: (writes: WorksheetWrites) => Promise<Value>): Promise<Value> {
  const reached = new Map<string, number>()
  const value = await db().$transaction(
    async (tx) => {
      let last: { seq: number; actionId: string; source: string } | undefined
      const value = await write({
        tx,
        async record(worksheetId, event, actionId = crypto.randomUUID()) {
          const seq = await recordEvent(tx, scope, worksheetId, event, actionId)
          last = { seq, actionId, source: event.kind }
          reached.set(worksheetId, seq)
        },
        async addUseCases(worksheetId, positions, rows) {
          if (!last) throw new Error('use cases are added under an action that is recorded first')
          await tx.$executeRaw`SELECT add_use_cases(${worksheetId}::uuid, ${last.seq}::int, ${last.actionId}::uuid,
            ${scope.userId}::uuid, ${last.source}, ${positions}::text[], ${rows})`
        },
        async patchUseCases(worksheetId, patches, source) {
          if (!last) throw new Error('use cases are changed under an action that is recorded first')
          const change = { ...last, ...(source && { source }), patches }
          reached.set(worksheetId, await applyChangesWithin(tx, atWorksheet(scope, worksheetId), change))
        },
      })
      if (!last) throw new Error('a write recorded no history')
      return value
    },
    { timeout: TIMEOUT_MS },
  )
  for (const [worksheetId, seq] of reached) tellCommitted(worksheetId, seq)
  return value
}

/** @returns the seq that the event took */
async function recordEvent(
  tx: Transaction,
  scope: Scope,
  worksheetId: string,
  event: WorksheetEvent,
  actionId: string,
): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    WITH worksheet AS (
      UPDATE "Worksheet" SET seq = seq + 1, "updatedAt" = now()
      WHERE id = ${worksheetId}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid RETURNING id, seq
    )
    INSERT INTO "HistoryEvent" (id, "worksheetId", seq, "actionId", "actorId", source, changes)
    SELECT gen_random_uuid(), id, seq, ${actionId}::uuid, ${scope.userId}::uuid, ${event.kind},
      ${JSON.stringify(event)}::jsonb
    FROM worksheet RETURNING seq`
  if (!rows[0]) throw new AppError('notFound')
  return rows[0].seq
}
