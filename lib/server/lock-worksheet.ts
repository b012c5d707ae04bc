import type { Transaction } from './db'
import type { Scope } from './scope'

/** Keeps others from changing the worksheet. Rows first and by id, as a change locks them: else the two could deadlock. */
export async function lockWorksheet(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
    WHERE s.id = ${id}::uuid AND s."workspaceId" = ${workspaceId}::uuid ORDER BY u.id FOR NO KEY UPDATE OF u`
  await tx.$executeRaw`SELECT 1 FROM "Worksheet"
    WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid FOR NO KEY UPDATE`
}

export interface LockedUseCase {
  no: string
  /** Of its worksheet. */
  archived: boolean
}

/**
 * Keeps others from changing a use case, and what hangs on it, before the transaction ends.
 * @returns null for a use case that is not (any more) one of the worksheet
 */
export async function lockUseCase(
  tx: Transaction,
  { workspaceId }: Scope,
  worksheetId: string,
  useCase: string,
): Promise<LockedUseCase | null> {
  const [row] = await tx.$queryRaw<LockedUseCase[]>`
    SELECT coalesce(u.cells ->> 'no', '') AS no, s."archivedAt" IS NOT NULL AS archived
    FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
    WHERE u.id = ${useCase}::uuid AND s.id = ${worksheetId}::uuid AND s."workspaceId" = ${workspaceId}::uuid
      AND NOT u.deleted
    FOR UPDATE OF u`
  return row ?? null
}
