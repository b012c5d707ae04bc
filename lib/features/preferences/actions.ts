'use server'

import { action } from '@/lib/server/action'
import { LOCALE_COOKIE } from '@/lib/server/i18n'
import { keepPreference } from '@/lib/server/preference-cookie'
import { readSession } from '@/lib/server/session'
import { keepLocaleOnAccount } from './mutations'
import { localeSchema, NAVIGATION_COOKIE, navigationSchema, THEME_COOKIE, themeSchema } from './schema'

// Open to everyone, signed in or not: each changes only the browser that asks, and the language of its own account.

/** Remembers the language in this browser, and on the account of whoever is signed in; the page is rendered again in it. */
export const setLocale = action(localeSchema, async (locale) => {
  const session = await readSession()
  if (session) await keepLocaleOnAccount(session, locale)
  await keepPreference(LOCALE_COOKIE, locale)
})

/** Remembers light, dark or the device's theme in this browser. */
export const setTheme = action(themeSchema, (theme) => keepPreference(THEME_COOKIE, theme))

/** Remembers whether the navigation shows words or icons in this browser. */
export const setNavigation = action(navigationSchema, (navigation) => keepPreference(NAVIGATION_COOKIE, navigation))
