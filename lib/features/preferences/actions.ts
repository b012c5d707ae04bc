'use server'

import { cookies } from 'next/headers'
import { action } from '@/lib/server/action'
import { LOCALE_COOKIE } from '@/lib/server/i18n'
import { localeSchema, NAVIGATION_COOKIE, navigationSchema, THEME_COOKIE, themeSchema } from './schema'

// Open to everyone, signed in or not: each changes only the browser that asks. Not the Secure flag: the choice must
// also hold over the plain http of a meeting room, and it is no secret.
const cookie = { path: '/', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax', httpOnly: true } as const

/** Remembers the language in this browser; the page is rendered again in it. */
export const setLocale = action(localeSchema, async (locale) => {
  ;(await cookies()).set(LOCALE_COOKIE, locale, cookie)
})

/** Remembers light, dark or the device's theme in this browser. */
export const setTheme = action(themeSchema, async (theme) => {
  ;(await cookies()).set(THEME_COOKIE, theme, cookie)
})

/** Remembers whether the navigation shows words or icons in this browser. */
export const setNavigation = action(navigationSchema, async (navigation) => {
  ;(await cookies()).set(NAVIGATION_COOKIE, navigation, cookie)
})
