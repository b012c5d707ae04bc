import { cookies } from 'next/headers'

// Not the Secure flag: a choice must also hold over the plain http of a meeting room, and it is no secret.
const options = { path: '/', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax', httpOnly: true } as const

/** Remembers a choice in this browser. Only an action or a route may call it. */
export async function keepPreference(name: string, value: string): Promise<void> {
  ;(await cookies()).set(name, value, options)
}
