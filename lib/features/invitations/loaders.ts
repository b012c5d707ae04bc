import { redirect } from 'next/navigation'
import { hasUsers, loader } from '@/lib/server/loader'
import { requireScope } from '@/lib/server/scope'
import { isCurrent, readSession } from '@/lib/server/session'
import { getAccount } from '../users/data'
import { listInvitations, openInvitation } from './data'
import type { InvitationPage } from './types'

export const loadInvitations = loader(async (workspace: string) =>
  listInvitations(await requireScope('invitation.view', { workspace }), new Date()),
)

/** Open to everyone who holds the link. */
export const loadInvitation = loader(async (token: string): Promise<InvitationPage> => {
  if (!(await hasUsers())) redirect('/setup')
  const session = await readSession()
  const userId = session && (await isCurrent(session)) ? session.userId : null
  const invitation = await openInvitation(token, userId, new Date())
  return { token, invitation, reader: userId ? await getAccount(userId) : null }
})
