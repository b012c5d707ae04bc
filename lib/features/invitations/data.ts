import { invitationState } from '@/lib/domain/access/invitation'
import { isRole } from '@/lib/domain/access/permissions'
import { db } from '@/lib/server/db'
import type { Scope } from '@/lib/server/scope'
import { digest } from '@/lib/server/secret'
import type { InvitationSummary, OpenedInvitation } from './types'

const SHOWN = 100

/** The workspace's latest invitations, the newest first. */
export async function listInvitations(scope: Scope<'invitation.view'>, now: Date): Promise<InvitationSummary[]> {
  const invitations = await db().invitation.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  const names = await namesOf(invitations.flatMap(({ createdById }) => createdById ?? []))
  return invitations.flatMap((invitation) => {
    const { id, role, uses, maxUses, expiresAt, createdAt, createdById } = invitation
    if (!isRole(role)) return []
    return {
      id,
      role,
      state: invitationState(invitation, now),
      uses,
      maxUses,
      expiresAt: expiresAt.toISOString(),
      createdAt: createdAt.toISOString(),
      createdBy: (createdById && names.get(createdById)) || null,
    }
  })
}

/**
 * What a link opens. Whoever holds the link may read this, signed in or not: it is the name of the workspace, the
 * role and who invites. `userId` is the reader, if known.
 */
export async function openInvitation(token: string, userId: string | null, now: Date): Promise<OpenedInvitation> {
  const invitation = await db().invitation.findUnique({
    where: { tokenHash: digest(token) },
    include: { workspace: { include: { memberships: { where: { userId: userId ?? undefined }, take: 1 } } } },
  })
  if (!invitation || !isRole(invitation.role)) return { state: 'unknown' }
  const { workspace, role, createdById } = invitation
  const member = userId !== null && workspace.memberships.length > 0
  const state = invitationState(invitation, now)
  // A member who opens the link again, now used up, is led to the workspace all the same.
  if (state !== 'open' && !member) return { state }
  const names = await namesOf(createdById ? [createdById] : [])
  const invitedBy = (createdById && names.get(createdById)) || null
  return { state: 'open', workspace: workspace.name, workspaceSlug: workspace.slug, role, invitedBy, member }
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return new Map(users.map(({ id, name }) => [id, name]))
}
