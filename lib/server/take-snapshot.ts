import type { SnapshotReason } from '@/lib/domain/history/snapshot'
import type { Transaction } from './db'
import { AppError } from './errors'
import type { WorksheetScope } from './scope'

/**
 * Marks what a worksheet is at this moment. Nothing of the worksheet changes, so history records nothing; it is where
 * the marked state is read from. Within a transaction that goes on to change the worksheet: before its first change.
 * @param mark the name a person gave, or why the product takes it by itself
 * @returns the snapshot's id
 * @throws AppError `archived`; `notFound` when the worksheet was deleted since the scope was made
 */
export async function takeSnapshot(
  tx: Transaction,
  { workspaceId, worksheetId, userId }: WorksheetScope<'worksheet.edit' | 'worksheet.import'>,
  mark: { name: string } | { reason: SnapshotReason },
): Promise<string> {
  const worksheet = await tx.worksheet.findFirst({
    where: { id: worksheetId, workspaceId },
    select: { seq: true, archivedAt: true },
  })
  if (!worksheet) throw new AppError('notFound')
  if (worksheet.archivedAt) throw new AppError('archived')
  const { id } = await tx.snapshot.create({
    data: { worksheetId, seq: worksheet.seq, createdById: userId, ...mark },
    select: { id: true },
  })
  return id
}
