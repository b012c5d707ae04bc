import { cookies, headers } from 'next/headers'
import { requestOrigin } from './origin'
import { secretCookieOptions } from './secret-cookie'

/** Seconds after which a guest joins again: a workshop with its three days, and the days between. */
const SECONDS = 14 * 24 * 60 * 60

/** One cookie per session, so that being a guest in one says nothing in another. */
const cookieOf = (sessionId: string) => `kachisuji.guest.${sessionId}`

/** What this browser holds to prove that it is a guest of the scoring session, unchecked; null when nothing. */
export async function guestToken(sessionId: string): Promise<string | null> {
  return (await cookies()).get(cookieOf(sessionId))?.value ?? null
}

/** Makes this browser a guest's. Only a server action or a route may call it. */
export async function rememberGuest(sessionId: string, token: string): Promise<void> {
  const options = secretCookieOptions(requestOrigin(await headers()))
  ;(await cookies()).set(cookieOf(sessionId), token, { ...options, maxAge: SECONDS })
}
