import { db } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import { hashPassword, passwordMatches } from '@/lib/server/password'
import { weaknesses } from '@/lib/server/password-strength'
import { countAttempt, forgetAttempts, type Limit } from '@/lib/server/rate-limit'
import type { Credentials } from '@/lib/server/auth'
import type { Session } from '@/lib/server/session'
import { emailSchema, MAX_PASSWORD_LENGTH, type NewUser } from './schema'
import type { Account } from './types'

/** @throws AppError `unauthenticated` when the account is gone. */
export async function getAccount(userId: string): Promise<Account> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { id: true, email: true, name: true } })
  if (!user) throw new AppError('unauthenticated')
  return user
}

/**
 * Whose e-mail and password these are; null when they fit nobody. An unknown e-mail takes as long as a wrong password.
 * @throws AppError `tooManyRequests` after too many attempts from this browser, if the account knows it; else for this
 *   account or from this address.
 */
export async function checkPassword({ email, password, address, browser }: Credentials): Promise<Session | null> {
  const parsed = emailSchema.safeParse(email)
  if (!parsed.success || !password || password.length > MAX_PASSWORD_LENGTH) return null
  const user = await db().user.findUnique({ where: { email: parsed.data } })
  // What a stranger who knows the e-mail, or forges the address, can use up does not count for the person's own browser.
  const attempts: [Limit, string][] =
    browser && browser.userId === user?.id
      ? [['knownBrowser', browser.browserId]]
      : [
          ['address', address],
          ['accountAnywhere', parsed.data],
          ['account', `${parsed.data} ${address}`],
        ]
  for (const [limit, key] of attempts) await countAttempt(limit, key)

  if (!(await passwordMatches(user?.passwordHash ?? null, password)) || !user) return null
  for (const [limit, key] of attempts) if (limit !== 'address') await forgetAttempts(limit, key)
  return { userId: user.id, sessionVersion: user.sessionVersion }
}

/**
 * The row of a person who is about to be created, the password checked for strength and hashed.
 * @throws FieldError on `password` with the reasons why it is easy to guess.
 */
export async function newUserRow({ email, name, password }: NewUser) {
  refuseWeakPassword('password', password, [email, name])
  return { email, name, passwordHash: await hashPassword(password) }
}

/** @throws FieldError on the given field. */
export function refuseWeakPassword(field: string, password: string, personal: readonly string[]): void {
  const reasons = weaknesses(password, personal)
  if (reasons.length > 0) throw new FieldError({ [field]: reasons })
}
