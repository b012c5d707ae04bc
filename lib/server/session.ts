import { decode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { env } from './env'

/**
 * One name with and without https: the `__Secure-` prefix cannot be used over the plain http of a meeting room, and
 * two names would sign people out when an installation moves to https. The Secure flag is set under https.
 */
export const SESSION_COOKIE = 'kachisuji.session'

const sessionSchema = z.object({ userId: z.uuid(), sessionVersion: z.int() })

/** What a session token says. It counts only while the user's `sessionVersion` in the database is the same. */
export type Session = z.infer<typeof sessionSchema>

/** The session token of this request, decrypted; null when absent, expired or not ours. */
export async function readSession(): Promise<Session | null> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value
  if (!token) return null
  try {
    const payload = await decode({ token, secret: env().AUTH_SECRET })
    return sessionSchema.safeParse(payload).data ?? null
  } catch {
    // An expired or foreign token is the same to us as none.
    return null
  }
}
