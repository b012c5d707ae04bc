import { decode, encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { pool } from './db'
import { env } from './env'
import { rememberBrowser } from './known-browser'
import { requestOrigin } from './origin'
import { secretCookieOptions } from './secret-cookie'

/**
 * One name with and without https: the `__Secure-` prefix cannot be used over the plain http of a meeting room, and
 * two names would sign people out when an installation moves to https. The Secure flag is set under https.
 */
export const SESSION_COOKIE = 'kachisuji.session'

/** Seconds after which one signs in again: longer than a workshop with its follow-up weeks in between. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60

const sessionSchema = z.object({ userId: z.uuid(), sessionVersion: z.int() })

/** What a session token says. It counts only while the user's `sessionVersion` in the database is the same. */
export type Session = z.infer<typeof sessionSchema>

/** The session token of this request, decrypted; null when absent, expired or not ours. */
export async function readSession(): Promise<Session | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  if (!token) return null
  const known = decrypted.get(token)
  if (known && known.expires > Date.now()) return known.session
  const payload = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null)
  const session = sessionSchema.safeParse(payload).data
  // An expired or foreign token is the same to us as none.
  if (!payload || !session) return null
  if (decrypted.size >= MAX_DECRYPTED) decrypted.clear()
  decrypted.set(token, { session, expires: Number(payload.exp) * 1000 })
  return session
}

// Deriving the key and decrypting costs about as much as saving a cell, and a person typing sends the same token each
// time. What a token says never changes; whether it still counts is asked of the database on every request.
const decrypted = new Map<string, { session: Session; expires: number }>()
const MAX_DECRYPTED = 2_000

/** Whether the session still counts: the account exists and nobody has ended its sessions since. */
export async function isCurrent(session: Session): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: 'user-by-session',
    text: `SELECT 1 FROM "User" WHERE id = $1 AND "sessionVersion" = $2`,
    values: [session.userId, session.sessionVersion],
  })
  return rowCount === 1
}

/** What the person is called, for the others to see; null when the session does not count any more. */
export async function nameOf(session: Session): Promise<string | null> {
  const { rows } = await pool().query<{ name: string }>({
    name: 'name-by-session',
    text: `SELECT name FROM "User" WHERE id = $1 AND "sessionVersion" = $2`,
    values: [session.userId, session.sessionVersion],
  })
  return rows[0]?.name ?? null
}

/** Signs this browser in, after set-up, joining or a password change. Only a server action or a route may call it. */
export async function issueSession({ userId, sessionVersion }: Session): Promise<void> {
  const token = await encode({
    token: { userId, sessionVersion },
    secret: env().AUTH_SECRET,
    maxAge: SESSION_SECONDS,
  })
  const options = secretCookieOptions(requestOrigin(await headers()))
  ;(await cookies()).set(SESSION_COOKIE, token, { ...options, maxAge: SESSION_SECONDS })
  await rememberBrowser(userId)
}

/** Signs this browser out; other browsers of the same person stay signed in. */
export async function dropSession(): Promise<void> {
  ;(await cookies()).delete(SESSION_COOKIE)
}
