import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { takeSnapshot } from '@/lib/server/take-snapshot'

type EditScope = WorksheetScope<'worksheet.edit'>

/**
 * Marks what the worksheet is now under a name.
 * @returns the snapshot's id
 * @throws AppError as `takeSnapshot`
 */
export async function takeNamedSnapshot(scope: EditScope, name: string): Promise<string> {
  return db().$transaction((tx) => takeSnapshot(tx, scope, { name }))
}

/** Gives a snapshot that a person named another name. Throws as `deleteSnapshot`. */
export async function renameSnapshot(scope: EditScope, id: string, name: string): Promise<void> {
  const { count } = await db().snapshot.updateMany({ where: named(scope, id), data: { name } })
  if (count === 0) throw new AppError('notFound')
}

/**
 * Deletes a snapshot that a person named. What the worksheet was then stays in its history.
 * @throws AppError `notFound` when there is none (any more), the product took it, or the worksheet is archived
 */
export async function deleteSnapshot(scope: EditScope, id: string): Promise<void> {
  const { count } = await db().snapshot.deleteMany({ where: named(scope, id) })
  if (count === 0) throw new AppError('notFound')
}

function named({ worksheetId, workspaceId }: EditScope, id: string) {
  return { id, worksheetId, name: { not: null }, worksheet: { workspaceId, archivedAt: null } }
}
