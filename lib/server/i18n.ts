import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { isLocale, preferredLocale } from '@/lib/domain/core/locale'
import type { Locale } from '@/lib/domain/core/text'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'

/** Holds the language of this browser: chosen in it, or taken from the account at sign-in. */
export const LOCALE_COOKIE = 'locale'

const messages: Record<Locale, typeof ja> = { ja, en }

/** The language chosen in this browser; null when nobody chose one. */
export async function chosenLocale(): Promise<Locale | null> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  return isLocale(chosen) ? chosen : null
}

/**
 * What next-intl needs to render one request. The language is not part of the address, so that a link means the same
 * place to a reader of either language: the chosen one, else the browser's, else Japanese. Times are shown in the
 * server's zone (`TZ`), the same for everyone in the room.
 */
export default getRequestConfig(async () => {
  const locale = (await chosenLocale()) ?? preferredLocale((await headers()).get('accept-language'))
  return {
    locale,
    messages: messages[locale],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
})
