import { randomBytes } from 'node:crypto'
import { invitationState } from '@/lib/domain/access/invitation'
import { mayGrant, type Role } from '@/lib/domain/access/permissions'
import { db, isTaken, type Transaction } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import { digest } from '@/lib/server/secret'
import type { Session } from '@/lib/server/session'
import { newUserRow } from '../users/data'
import type { NewUser } from '../users/schema'

const DAY = 24 * 60 * 60 * 1000

export interface InvitationWish {
  role: Role
  maxUses: number
  days: number
}

/**
 * Makes a link's token; only its hash is stored, so it is returned once and never again.
 * @throws AppError `forbidden` for a role stronger than the maker's own.
 */
export async function createInvitation(
  scope: Scope<'invitation.create'>,
  { role, maxUses, days }: InvitationWish,
  now: Date,
): Promise<string> {
  if (!mayGrant(scope.role, role)) throw new AppError('forbidden')
  const token = randomBytes(32).toString('base64url')
  await db().invitation.create({
    data: {
      workspaceId: scope.workspaceId,
      tokenHash: digest(token),
      role,
      maxUses,
      expiresAt: new Date(now.getTime() + days * DAY),
      createdById: scope.userId,
    },
  })
  return token
}

/** @throws AppError `notFound` when there is no such invitation here; revoking twice is not an error. */
export async function revokeInvitation(scope: Scope<'invitation.revoke'>, id: string, now: Date): Promise<void> {
  const where = { id, workspaceId: scope.workspaceId }
  const { count } = await db().invitation.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0 && !(await db().invitation.findFirst({ where }))) throw new AppError('notFound')
}

interface Joining {
  token: string
  workshopRole: string
}

/**
 * Makes a signed-in person a member. Who is one already keeps their role and uses nothing up.
 * @returns the workspace's slug
 * @throws AppError `gone` when the link no longer works.
 */
export async function join(userId: string, { token, workshopRole }: Joining, now: Date): Promise<string> {
  return db().$transaction(async (tx) => {
    // Pressed twice, the second waits here and then finds the membership that the first one made.
    await tx.$queryRaw`SELECT 1 FROM "Invitation" WHERE "tokenHash" = ${digest(token)} FOR NO KEY UPDATE`
    const invitation = await tx.invitation.findUnique({
      where: { tokenHash: digest(token) },
      select: { workspace: { select: { slug: true, memberships: { where: { userId } } } } },
    })
    if (invitation?.workspace.memberships.length) return invitation.workspace.slug
    return enter(tx, userId, { token, workshopRole }, now)
  })
}

/**
 * Makes an account and a membership together, or neither.
 * @returns the new person's session and the workspace's slug
 * @throws AppError `gone`; FieldError for an e-mail that has an account, or a weak password.
 */
export async function joinAsNew(
  { email, name, password, ...joining }: NewUser & Joining,
  now: Date,
): Promise<{ session: Session; slug: string }> {
  // Looked at before the costly hash; `enter` decides.
  const invitation = await db().invitation.findUnique({ where: { tokenHash: digest(joining.token) } })
  if (!invitation || invitationState(invitation, now) !== 'open') throw new AppError('gone')
  const row = await newUserRow({ email, name, password })
  try {
    return await db().$transaction(async (tx) => {
      const { id: userId, sessionVersion } = await tx.user.create({ data: row })
      return { session: { userId, sessionVersion }, slug: await enter(tx, userId, joining, now) }
    })
  } catch (error) {
    if (isTaken(error)) throw new FieldError({ email: ['emailTaken'] })
    throw error
  }
}

/** Takes one use and adds the member. One UPDATE checks and counts, so that of two people at the last use one enters. */
async function enter(tx: Transaction, userId: string, { token, workshopRole }: Joining, now: Date): Promise<string> {
  const [used] = await tx.invitation.updateManyAndReturn({
    where: {
      tokenHash: digest(token),
      revokedAt: null,
      expiresAt: { gt: now },
      uses: { lt: tx.invitation.fields.maxUses },
    },
    data: { uses: { increment: 1 } },
    select: { workspaceId: true, role: true },
  })
  if (!used) throw new AppError('gone')
  const { workspace } = await tx.membership.create({
    data: { ...used, userId, workshopRole: workshopRole || null },
    select: { workspace: { select: { slug: true } } },
  })
  return workspace.slug
}
