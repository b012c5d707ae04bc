'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/server/action'
import { requireUser } from '@/lib/server/scope'
import { dropSession, issueSession } from '@/lib/server/session'
import * as users from './mutations'
import { changePasswordSchema, renameUserSchema } from './schema'

export const renameUser = action(renameUserSchema, async ({ name }) => {
  const { userId } = await requireUser()
  await users.renameUser(userId, name)
})

/** Other browsers are signed out; this one gets a new session. */
export const changePassword = action(changePasswordSchema, async (passwords) => {
  const { userId } = await requireUser()
  await issueSession(await users.changePassword(userId, passwords))
})

export const signOutEverywhere = action(z.object({}), async () => {
  const { userId } = await requireUser()
  await users.endSessions(userId)
  await dropSession()
})

/** This browser only. Open to everyone: without a session there is nothing to end. */
export async function signOut(): Promise<void> {
  await dropSession()
  redirect('/sign-in')
}
