'use server'

import { action } from '@/lib/server/action'
import { requireScope, requireUser } from '@/lib/server/scope'
import { issueSession } from '@/lib/server/session'
import { shareLink } from '@/lib/server/share-link'
import * as invitations from './mutations'
import { createInvitationSchema, joinAsNewSchema, joinSchema, revokeInvitationSchema } from './schema'

/** Answers the link and its QR code, the only time they are seen. */
export const createInvitation = action(createInvitationSchema, async ({ workspace, ...wish }) => {
  const scope = await requireScope('invitation.create', { workspace })
  return shareLink(`/invite/${await invitations.createInvitation(scope, wish, new Date())}`)
})

export const revokeInvitation = action(revokeInvitationSchema, async ({ workspace, invitation }) => {
  const scope = await requireScope('invitation.revoke', { workspace })
  await invitations.revokeInvitation(scope, invitation, new Date())
})

/** For who is signed in; answers the workspace's slug. */
export const join = action(joinSchema, async (joining) => {
  const { userId } = await requireUser()
  return invitations.join(userId, joining, new Date())
})

/** For who has no account: open to everyone who holds a link. Signs them in and answers the workspace's slug. */
export const joinAsNew = action(joinAsNewSchema, async (joining) => {
  const { session, slug } = await invitations.joinAsNew(joining, new Date())
  await issueSession(session)
  return slug
})
