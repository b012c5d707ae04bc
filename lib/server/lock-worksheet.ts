import type { Transaction } from './db'

/** Keeps others from changing the worksheet. Rows first and by id, as a change locks them: else the two could deadlock. */
export async function lockWorksheet(tx: Transaction, workspaceId: string, id: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
    WHERE s.id = ${id}::uuid AND s."workspaceId" = ${workspaceId}::uuid ORDER BY u.id FOR NO KEY UPDATE OF u`
  await tx.$executeRaw`SELECT 1 FROM "Worksheet"
    WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid FOR NO KEY UPDATE`
}
