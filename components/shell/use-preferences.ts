'use client'

import { useLocale } from 'next-intl'
import { startTransition, useSyncExternalStore } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { toast } from '@/components/ui/toast'
import type { ActionResult } from '@/lib/domain/core/failure'
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
  const ask = useAsk()
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

  // An error inside a transition would replace the page, and what is unsent on it, by the error page.
  function save<Choice>(action: (choice: Choice) => Promise<ActionResult<void>>, choice: Choice) {
    startTransition(async () => {
      const result = await ask(action, choice)
      if (!result.ok) toast({ text: result.error.message, tone: 'danger' })
    })
  }

  // Shown at once; the cookie makes the next page come like that from the server.
  function show(attribute: 'theme' | 'nav', value: string) {
    document.documentElement.dataset[attribute] = value
  }

  return {
    locale,
    theme,
    navigation,
    chooseLocale: (next: Locale) => save(setLocale, next),
    chooseTheme: (next: Theme) => {
      show('theme', next)
      save(setTheme, next)
    },
    chooseNavigation: (next: Navigation) => {
      show('nav', next)
      save(setNavigation, next)
    },
  }
}
