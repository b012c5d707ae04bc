import { db } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import { hashPassword, passwordMatches } from '@/lib/server/password'
import { countAttempt, forgetAttempts } from '@/lib/server/rate-limit'
import type { Session } from '@/lib/server/session'
import { refuseWeakPassword } from './data'

/** Changes the name that others see. */
export async function renameUser(userId: string, name: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name } })
}

/**
 * Changes the password and ends every session of the person; the caller signs the current browser in again.
 * @throws FieldError when the current password is wrong or the new one is weak; AppError `tooManyRequests`.
 */
export async function changePassword(
  userId: string,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Session> {
  // A browser left open is no licence to guess the password.
  await countAttempt('account', userId)
  const user = await db().user.findUnique({ where: { id: userId } })
  if (!user) throw new AppError('unauthenticated')
  if (!(await passwordMatches(user.passwordHash, currentPassword)))
    throw new FieldError({ currentPassword: ['wrongPassword'] })
  await forgetAttempts('account', userId)
  refuseWeakPassword('newPassword', newPassword, [user.email, user.name])
  const passwordHash = await hashPassword(newPassword)
  // Compared with the hash that was checked, so that of two changes at once the second is refused.
  const { count } = await db().user.updateMany({
    where: { id: userId, passwordHash: user.passwordHash },
    data: { passwordHash, sessionVersion: { increment: 1 } },
  })
  if (count === 0) throw new AppError('conflict')
  return { userId, sessionVersion: user.sessionVersion + 1 }
}

/** Ends every session of the person, this one included; they end at their next request. */
export async function endSessions(userId: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } })
}
