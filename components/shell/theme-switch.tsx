'use client'

import { SunMoon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DropdownMenu, MenuChoice } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { themes } from '@/lib/features/preferences/types'
import { usePreferences } from './use-preferences'

/** Light, dark, or as the device. */
export function ThemeSwitch() {
  const t = useTranslations('shell')
  return (
    <DropdownMenu align="end" trigger={<IconButton icon={SunMoon} label={t('theme')} />}>
      <ThemeChoice />
    </DropdownMenu>
  )
}

/** The same choice as part of another menu. */
export function ThemeChoice() {
  const t = useTranslations('shell')
  const { theme, chooseTheme } = usePreferences()
  const options = themes.map((value) => ({ value, label: t(`themes.${value}`) }))
  return <MenuChoice label={t('theme')} value={theme} options={options} onChange={chooseTheme} />
}
