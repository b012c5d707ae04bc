import { z } from 'zod'
import { locales } from '@/lib/domain/core/text'
import { navigations, themes } from './types'

export const localeSchema = z.enum(locales)
export const themeSchema = z.enum(themes)
export const navigationSchema = z.enum(navigations)

/** Each preference lives in a cookie of this browser, so that the first byte of a page is already as chosen. */
export const THEME_COOKIE = 'theme'
export const NAVIGATION_COOKIE = 'nav'
