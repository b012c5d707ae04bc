import { z } from 'zod'
import { undoEvents, type PastWorksheet } from '@/lib/domain/history/as-of'
import { historyEventSchema, type HistoryEvent } from '@/lib/domain/history/event'
import type { StoredUseCase } from '@/lib/domain/merge/apply'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { useCaseSchema } from '../use-cases/data'
import { extraColumnsSchema, formatSchema, scaleSchema } from '../worksheets/schema'

type HistoryScope = WorksheetScope<'worksheet.view' | 'worksheet.import'>

const worksheetSchema = z.object({
  title: z.string(),
  format: formatSchema,
  scale: scaleSchema,
  extraColumns: extraColumnsSchema,
  seq: z.int(),
  archivedAt: z.date().nullable(),
})
const storedSchema = z.array(useCaseSchema.extend({ deleted: z.boolean() })) satisfies z.ZodType<StoredUseCase[]>

/** A worksheet now, and how it came to be what it is. */
export interface WorksheetHistory {
  seq: number
  archivedAt: Date | null
  /** In worksheet order; deleted rows are among the use cases. */
  now: PastWorksheet & { useCases: StoredUseCase[] }
  /** The worksheet right after the action with this seq, which must not lie before the `since` that was read. */
  asOf(seq: number): PastWorksheet
}

/**
 * Reads a worksheet and what happened to it after the action with seq `since`, as of one moment.
 * @param tx a transaction that keeps others from changing the worksheet meanwhile; by default one of its own
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function getWorksheetHistory(
  scope: HistoryScope,
  since: number,
  tx?: Transaction,
): Promise<WorksheetHistory> {
  if (tx) return readHistory(tx, scope, since)
  return db().$transaction((own) => readHistory(own, scope, since), { isolationLevel: 'RepeatableRead' })
}

async function readHistory(tx: Transaction, scope: HistoryScope, since: number): Promise<WorksheetHistory> {
  const { worksheetId, workspaceId } = scope
  const found = await tx.worksheet.findFirst({ where: { id: worksheetId, workspaceId } })
  if (!found) throw new AppError('notFound')
  const { seq, archivedAt, ...worksheet } = worksheetSchema.parse(found)
  const useCases = await tx.$queryRaw`
    SELECT id, position, cells, revision, "cellRevisions", deleted FROM "UseCase"
    WHERE "worksheetId" = ${worksheetId}::uuid ORDER BY position, id`
  const events = await tx.$queryRaw`
    SELECT seq, "actionId", "actorId", "createdAt", "useCaseId", source, changes FROM "HistoryEvent"
    WHERE "worksheetId" = ${worksheetId}::uuid AND seq > ${since} ORDER BY seq DESC`
  const now = { ...worksheet, useCases: storedSchema.parse(useCases) }
  const later: HistoryEvent[] = z.array(historyEventSchema).parse(events)
  return {
    seq,
    archivedAt,
    now,
    asOf: (moment) =>
      undoEvents(
        now,
        later.filter((event) => event.seq > moment),
      ),
  }
}
