'use client'

import { useLocale } from 'next-intl'
import { startTransition, useSyncExternalStore } from 'react'
import type { Locale } from '@/lib/domain/core/text'
import { setLocale, setNavigation, setTheme } from '@/lib/features/preferences/actions'
import { navigations, themes, type Navigation, type Theme } from '@/lib/features/preferences/types'

// The server writes the choices on <html>; the attributes are the one place where the browser holds them.
function watchRoot(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-nav'] })
  return () => observer.disconnect()
}

function oneOf<Value extends string>(values: readonly [Value, ...Value[]], value: string | undefined): Value {
  return values.find((candidate) => candidate === value) ?? values[0]
}

/** The language, theme and navigation of this browser, and how to change them without losing what is on the page. */
export function usePreferences() {
  const locale = useLocale()
  const theme = useSyncExternalStore<Theme>(
    watchRoot,
    () => oneOf(themes, document.documentElement.dataset.theme),
    () => 'system',
  )
  const navigation = useSyncExternalStore<Navigation>(
    watchRoot,
    () => oneOf(navigations, document.documentElement.dataset.nav),
    () => 'wide',
  )

  // Shown at once; the cookie makes the next page come like that from the server.
  function keep(attribute: 'theme' | 'nav', value: string, save: () => Promise<unknown>) {
    document.documentElement.dataset[attribute] = value
    startTransition(async () => {
      await save()
    })
  }

  return {
    locale,
    theme,
    navigation,
    chooseLocale: (next: Locale) =>
      startTransition(async () => {
        await setLocale(next)
      }),
    chooseTheme: (next: Theme) => keep('theme', next, () => setTheme(next)),
    chooseNavigation: (next: Navigation) => keep('nav', next, () => setNavigation(next)),
  }
}
