import { cookies } from 'next/headers'
import { cache } from 'react'
import { THEME_COOKIE, themeSchema, type Theme } from './schema'

/** The theme chosen in this browser; `system` when none was. */
export const loadTheme = cache(async (): Promise<Theme> => {
  return themeSchema.catch('system').parse((await cookies()).get(THEME_COOKIE)?.value)
})
