import { db, isTaken } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import { freeSlug } from './data'

/**
 * Makes a workspace whose owner is the given person.
 * @returns its slug
 */
export async function createWorkspace(userId: string, name: string): Promise<string> {
  try {
    return await db().$transaction(async (tx) => {
      const slug = await freeSlug(tx, name)
      await tx.workspace.create({ data: { slug, name, memberships: { create: { userId, role: 'owner' } } } })
      return slug
    })
  } catch (error) {
    // Somebody took the same address in the same moment.
    if (isTaken(error)) throw new AppError('conflict')
    throw error
  }
}

/** The address stays: links that people have sent each other keep working. */
export async function renameWorkspace(scope: Scope<'workspace.rename'>, name: string): Promise<void> {
  await db().workspace.update({ where: { id: scope.workspaceId }, data: { name } })
}
