import { cookies } from 'next/headers'
import { NAVIGATION_COOKIE, navigationSchema, THEME_COOKIE, themeSchema } from './schema'
import type { Navigation, Theme } from './types'

/** What this browser chose; the device's theme and the wide navigation when it chose nothing. */
export async function loadAppearance(): Promise<{ theme: Theme; navigation: Navigation }> {
  const jar = await cookies()
  return {
    theme: themeSchema.catch('system').parse(jar.get(THEME_COOKIE)?.value),
    navigation: navigationSchema.catch('wide').parse(jar.get(NAVIGATION_COOKIE)?.value),
  }
}
