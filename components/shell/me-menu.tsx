'use client'

import { CircleHelp, LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { unstable_rethrow } from 'next/navigation'
import { startTransition, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { countDrafts, discardDrafts } from '@/lib/client/drafts'
import { countUnsent, discardUnsent } from '@/lib/client/unsent-changes'
import { locales } from '@/lib/domain/core/text'
import { languageNames } from './language-switch'
import { ThemeChoice } from './theme-switch'
import { usePreferences } from './use-preferences'

export interface FrameUser {
  id: string
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
  const [unsent, setUnsent] = useState(0)

  async function leaveOrAsk() {
    const count = (await countUnsent(user.id)) + (await countDrafts(user.id))
    if (count > 0) setUnsent(count)
    else leave()
  }

  function leave(discard = false) {
    startTransition(async () => {
      try {
        await signOut()
      } catch (error) {
        try {
          unstable_rethrow(error)
          toast({ text: app('unreachable'), tone: 'danger' })
        } catch (wayOut) {
          // Signed out: the way to the sign-in page comes as an error. Before this nothing may be thrown away.
          if (discard) await Promise.all([discardUnsent(user.id), discardDrafts(user.id)])
          throw wayOut
        }
      }
    })
  }

  const languages = locales.map((value) => ({ value, label: languageNames[value] }))
  return (
    <>
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
        <MenuItem icon={LogOut} onSelect={() => void leaveOrAsk().catch(() => leave())}>
          {t('signOut')}
        </MenuItem>
      </DropdownMenu>
      <ConfirmDialog
        open={unsent > 0}
        onOpenChange={() => setUnsent(0)}
        title={t('unsent.title', { count: unsent })}
        description={t('unsent.text')}
        action={t('unsent.action')}
        onConfirm={() => leave(true)}
      />
    </>
  )
}
