import { randomUUID } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import { env } from './env'
import { requestOrigin } from './origin'
import { secretCookieOptions } from './secret-cookie'

const COOKIE = 'kachisuji.browser'
// Another key than the session's: neither token is ever read as the other.
const SALT = 'known browser'
const SECONDS = 365 * 24 * 60 * 60

const browserSchema = z.object({ browserId: z.uuid(), userId: z.uuid() })

/** A browser in which a person has proved who they are before, and which they may since have signed out of. */
export type KnownBrowser = z.infer<typeof browserSchema>

/** The person whom this browser belongs to as far as we know; null for a browser that is new to us. */
export async function knownBrowser(): Promise<KnownBrowser | null> {
  const token = (await cookies()).get(COOKIE)?.value
  if (!token) return null
  const payload = await decode({ token, secret: env().AUTH_SECRET, salt: SALT }).catch(() => null)
  return browserSchema.safeParse(payload).data ?? null
}

/** Makes this browser known as the person's. It opens nothing: it only keeps a stranger's guesses from locking them out. */
export async function rememberBrowser(userId: string): Promise<void> {
  if ((await knownBrowser())?.userId === userId) return
  const token = { browserId: randomUUID(), userId }
  const value = await encode({ token, secret: env().AUTH_SECRET, salt: SALT, maxAge: SECONDS })
  const options = secretCookieOptions(requestOrigin(await headers()))
  ;(await cookies()).set(COOKIE, value, { ...options, maxAge: SECONDS })
}
