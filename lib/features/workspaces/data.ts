import { randomBytes } from 'node:crypto'
import { isRole } from '@/lib/domain/access/permissions'
import { slugFrom } from '@/lib/domain/core/slug'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import type { OpenWorkspace, WorkspaceSummary } from './types'

/** The person's workspaces by name. */
export async function listWorkspaces(userId: string): Promise<WorkspaceSummary[]> {
  const memberships = await db().membership.findMany({
    where: { userId },
    select: { role: true, workspace: { select: { slug: true, name: true } } },
    orderBy: [{ workspace: { name: 'asc' } }, { workspaceId: 'asc' }],
  })
  return memberships.flatMap(({ role, workspace }) => (isRole(role) ? [{ ...workspace, role }] : []))
}

/**
 * The open workspace and what the reader is in it.
 * @throws AppError `notFound` when it was deleted since the scope was made
 */
export async function getWorkspace(scope: Scope<'workspace.view'>): Promise<OpenWorkspace> {
  const workspace = await db().workspace.findUnique({ where: { id: scope.workspaceId } })
  if (!workspace) throw new AppError('notFound')
  return { id: workspace.id, slug: workspace.slug, name: workspace.name, role: scope.role }
}

/** An address for a new workspace: of the name, with random letters when it is taken or says nothing. */
export async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const slug = slugFrom(name)
  const random = randomBytes(4).toString('hex')
  if (!slug) return random
  const taken = await tx.workspace.findUnique({ where: { slug }, select: { id: true } })
  return taken ? `${slug}-${random}` : slug
}
