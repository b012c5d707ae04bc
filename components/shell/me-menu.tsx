'use client'

import { CircleHelp, LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { unstable_rethrow } from 'next/navigation'
import { startTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { locales } from '@/lib/domain/core/text'
import { languageNames } from './language-switch'
import { ThemeChoice } from './theme-switch'
import { usePreferences } from './use-preferences'

export interface FrameUser {
  name: string
  email: string
}

interface MeMenuProps {
  user: FrameUser
  signOut: () => Promise<void>
}

/** What belongs to the person: account, language, theme, help, signing out. On a phone the only place of these. */
export function MeMenu({ user, signOut }: MeMenuProps) {
  const t = useTranslations('shell')
  const app = useTranslations('app')
  const { locale, chooseLocale } = usePreferences()

  function leave() {
    startTransition(async () => {
      try {
        await signOut()
      } catch (error) {
        // The way to the sign-in page comes as an error too.
        unstable_rethrow(error)
        toast({ text: app('unreachable'), tone: 'danger' })
      }
    })
  }

  const languages = locales.map((value) => ({ value, label: languageNames[value] }))
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('me', { name: user.name })}
          className="hover:bg-subtle flex size-9 cursor-pointer items-center justify-center rounded-md pointer-coarse:size-11"
        >
          <Avatar name={user.name} />
        </button>
      }
    >
      <div className="max-w-64 px-2 py-1">
        <p className="truncate font-medium">{user.name}</p>
        <p className="text-muted truncate text-sm">{user.email}</p>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden />
          {t('account')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/help">
          <CircleHelp aria-hidden />
          {t('help')}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuChoice label={t('language')} value={locale} options={languages} onChange={chooseLocale} />
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={leave}>
        {t('signOut')}
      </MenuItem>
    </DropdownMenu>
  )
}
