import { isLocale } from '@/lib/domain/core/locale'
import type { Locale } from '@/lib/domain/core/text'
import { db } from '@/lib/server/db'
import type { Session } from '@/lib/server/session'

/** Keeps the language on the account, for the next browser that signs in. A session that was ended changes nothing. */
export async function keepLocaleOnAccount({ userId, sessionVersion }: Session, locale: Locale): Promise<void> {
  await db().user.updateMany({ where: { id: userId, sessionVersion }, data: { locale } })
}

/**
 * The language to use once somebody has signed in: the account's. An account without one takes over what was chosen in
 * the browser.
 * @returns null when neither has one
 */
export async function localeAtSignIn(session: Session, chosen: Locale | null): Promise<Locale | null> {
  const { locale } = await db().user.findUniqueOrThrow({ where: { id: session.userId }, select: { locale: true } })
  if (isLocale(locale)) return locale
  if (chosen) await keepLocaleOnAccount(session, chosen)
  return chosen
}
