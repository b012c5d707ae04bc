import { z } from 'zod'
import { locales } from '@/lib/domain/core/text'

export const localeSchema = z.enum(locales)

/** `system` follows the device; the other two stay whatever the device does. */
export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** Holds the theme a person chose in this browser. */
export const THEME_COOKIE = 'theme'
