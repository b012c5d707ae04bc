import { can, mayGrant, roles, type Role } from '@/lib/domain/access/permissions'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'

/**
 * @throws AppError `notFound` when the person is no member, `lastOwner` when nobody would be left to manage the
 *   workspace.
 */
export async function changeRole(scope: Scope<'member.update'>, userId: string, role: Role): Promise<void> {
  await db().$transaction(async (tx) => {
    const owners = await lockOwners(tx, scope.workspaceId)
    if (role !== 'owner') keepAnOwner(owners, userId)
    const { count } = await tx.membership.updateMany({
      where: { workspaceId: scope.workspaceId, userId },
      data: { role },
    })
    if (count === 0) throw new AppError('notFound')
    const beyond = roles.filter((granted) => !can(role, 'invitation.create') || !mayGrant(role, granted))
    await revokeInvitationsOf(tx, scope.workspaceId, userId, beyond)
  })
}

/**
 * Changes what a member does in the workshop; an empty text for nothing.
 * @throws AppError `notFound` when the person is no member.
 */
export async function changeWorkshopRole(
  scope: Scope<'member.update'>,
  userId: string,
  workshopRole: string,
): Promise<void> {
  await writeWorkshopRole(scope.workspaceId, userId, workshopRole)
}

/** The same for whoever asks, about themselves. */
export async function changeOwnWorkshopRole(scope: Scope<'member.updateSelf'>, workshopRole: string): Promise<void> {
  await writeWorkshopRole(scope.workspaceId, scope.userId, workshopRole)
}

async function writeWorkshopRole(workspaceId: string, userId: string, workshopRole: string): Promise<void> {
  const { count } = await db().membership.updateMany({
    where: { workspaceId, userId },
    data: { workshopRole: workshopRole || null },
  })
  if (count === 0) throw new AppError('notFound')
}

/** The person loses access with their next request. Throws as `changeRole`. */
export async function removeMember(scope: Scope<'member.remove'>, userId: string): Promise<void> {
  await endMembership(scope.workspaceId, userId)
}

/** @throws AppError `lastOwner` for the only owner. */
export async function leaveWorkspace(scope: Scope<'member.leave'>): Promise<void> {
  await endMembership(scope.workspaceId, scope.userId)
}

async function endMembership(workspaceId: string, userId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    keepAnOwner(await lockOwners(tx, workspaceId), userId)
    const { count } = await tx.membership.deleteMany({ where: { workspaceId, userId } })
    if (count === 0) throw new AppError('notFound')
    await revokeInvitationsOf(tx, workspaceId, userId, roles)
  })
}

/** The owners, locked until the transaction ends: two owners leaving at once would each count on the other. */
async function lockOwners(tx: Transaction, workspaceId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT "userId" FROM "Membership" WHERE "workspaceId" = ${workspaceId}::uuid AND role = 'owner'
    ORDER BY "userId" FOR UPDATE`
  return rows.map((row) => row.userId)
}

function keepAnOwner(owners: readonly string[], leaving: string): void {
  if (owners.length === 1 && owners[0] === leaving) throw new AppError('lastOwner')
}

/** A link made with a right that its maker has lost would be a way back in. */
async function revokeInvitationsOf(
  tx: Transaction,
  workspaceId: string,
  createdById: string,
  granting: readonly Role[],
): Promise<void> {
  await tx.invitation.updateMany({
    where: { workspaceId, createdById, revokedAt: null, role: { in: [...granting] } },
    data: { revokedAt: new Date() },
  })
}
