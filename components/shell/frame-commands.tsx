'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { locales } from '@/lib/domain/core/text'
import { themes } from '@/lib/features/preferences/types'
import { useCommands } from './commands'
import { languageNames } from './language-switch'
import { places } from './side-nav'
import { usePreferences } from './use-preferences'
import type { FrameWorkspace } from './workspace-switcher'

/** The commands that work on every screen: going to a place, language, theme. */
export function FrameCommands({ workspace }: { workspace: FrameWorkspace }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const { chooseLocale, chooseTheme } = usePreferences()

  useCommands(() => [
    ...places.map(({ key }) => ({
      id: `place-${key}`,
      group: t('palette.go'),
      label: t(key),
      keywords: [key],
      run: () => router.push(`/w/${workspace.slug}/${key}`),
    })),
    { id: 'place-account', group: t('palette.go'), label: t('account'), run: () => router.push('/account') },
    { id: 'place-help', group: t('palette.go'), label: t('help'), run: () => router.push('/help') },
    ...locales.map((locale) => ({
      id: `language-${locale}`,
      group: t('language'),
      label: languageNames[locale],
      keywords: ['language', '言語'],
      run: () => chooseLocale(locale),
    })),
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      group: t('theme'),
      label: t(`themes.${theme}`),
      keywords: ['theme', 'テーマ', theme],
      run: () => chooseTheme(theme),
    })),
  ])
  return null
}
