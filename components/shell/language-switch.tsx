'use client'

import { Languages } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { usePreferences } from './use-preferences'

/** The name of each language in itself, for whoever cannot read the other. */
export const languageNames = { ja: '日本語', en: 'English' } as const

/** Changes to the other language; says so in that language. */
export function LanguageSwitch() {
  const { locale, chooseLocale } = usePreferences()
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <Button look="quiet" lang={other} onClick={() => chooseLocale(other)}>
      <Languages aria-hidden />
      {languageNames[other]}
    </Button>
  )
}
