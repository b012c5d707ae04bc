import { redirect } from 'next/navigation'
import { hasUsers, loader } from '@/lib/server/loader'
import { requireUser } from '@/lib/server/scope'
import { isCurrent, readSession } from '@/lib/server/session'
import { getAccount } from './data'

export const loadAccount = loader(async () => getAccount((await requireUser()).userId))

/** For the sign-in page: goes to set-up while nobody has an account, and on to `next` when already signed in. */
export const requireSignedOut = loader(async (next: string) => {
  if (!(await hasUsers())) redirect('/setup')
  const session = await readSession()
  if (session && (await isCurrent(session))) redirect(next)
})
