import { CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import { CommandsProvider } from './commands'
import { FrameCommands } from './frame-commands'
import { LanguageSwitch } from './language-switch'
import { MeMenu, type FrameUser } from './me-menu'
import { OfflineNotice } from './offline-notice'
import { SideNav } from './side-nav'
import { SkipLink } from './skip-link'
import { ThemeSwitch } from './theme-switch'
import { UnsentNotice } from './unsent-notice'
import { WorkspaceSwitcher, type FrameWorkspace } from './workspace-switcher'

interface FrameProps {
  workspace: FrameWorkspace
  /** All workspaces of the person, this one included. */
  workspaces: readonly FrameWorkspace[]
  user: FrameUser
  /** Ends this session and leads to the sign-in page; a server action. */
  signOut: () => Promise<void>
  /** A `Page`, which puts its title into the top bar and its work beside the navigation. */
  children: ReactNode
}

/**
 * What stays in place on every screen of a workspace: the top bar, the navigation (on a phone at the foot) and the
 * command palette. Its grid has three columns, navigation · work · tools, under one bar; `Page` fills the middle.
 */
export function Frame({ workspace, workspaces, user, signOut, children }: FrameProps) {
  const t = useTranslations('shell')
  return (
    <CommandsProvider>
      <FrameCommands workspace={workspace} />
      <SkipLink />
      <div className="grid h-dvh grid-cols-[auto_minmax(0,1fr)_auto] grid-rows-[3rem_minmax(0,1fr)_auto] print:block print:h-auto">
        <div
          aria-hidden
          data-print="hide"
          data-projector="hide"
          className="bg-surface col-span-full row-start-1 border-b"
        />
        <header className="contents" data-print="hide" data-projector="hide">
          <div className="col-start-1 row-start-1 flex min-w-0 items-center px-1.5">
            <WorkspaceSwitcher workspace={workspace} workspaces={workspaces} />
          </div>
          <div className="col-start-3 row-start-1 flex items-center gap-0.5 px-1.5">
            <UnsentNotice userId={user.id} />
            <OfflineNotice />
            <span className="flex items-center gap-0.5 max-md:hidden">
              <LanguageSwitch />
              <ThemeSwitch />
              <Tooltip text={t('help')}>
                <Button asChild look="quiet" className="w-9 px-0">
                  <Link href="/help" aria-label={t('help')}>
                    <CircleHelp aria-hidden />
                  </Link>
                </Button>
              </Tooltip>
            </span>
            <MeMenu user={user} signOut={signOut} />
          </div>
        </header>
        <SideNav workspaceSlug={workspace.slug} />
        {children}
      </div>
    </CommandsProvider>
  )
}
