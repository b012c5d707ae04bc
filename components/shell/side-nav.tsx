'use client'

import { Database, PanelLeftClose, PanelLeftOpen, Settings, Sheet, Users, Variable } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { PendingWork } from './pending-work'
import { usePreferences } from './use-preferences'

/** The places of a workspace, in the order they are shown everywhere. */
export const places = [
  { key: 'worksheets', icon: Sheet },
  { key: 'datasets', icon: Database },
  { key: 'terms', icon: Variable },
  { key: 'members', icon: Users },
  { key: 'settings', icon: Settings },
] as const

const itemClass =
  'flex items-center gap-2.5 rounded-md text-muted hover:bg-subtle hover:text-ink max-md:h-full max-md:flex-1 max-md:flex-col ' +
  'max-md:justify-center max-md:gap-0.5 max-md:text-xs md:h-9 md:px-2.5 [&_svg]:size-5 [&_svg]:shrink-0'

// Between phone and desktop there is room for icons only; on a desktop the person decides (data-nav on <html>).
const wordsClass = 'max-md:inline md:sr-only lg:not-sr-only lg:in-data-[nav=narrow]:sr-only'

/** The navigation of a workspace: a bar at the left, icons where it is narrow, a bar at the foot of a phone. */
export function SideNav({ workspaceSlug }: { workspaceSlug: string }) {
  const t = useTranslations('shell')
  const path = usePathname()
  const { navigation, chooseNavigation } = usePreferences()
  const Toggle = navigation === 'narrow' ? PanelLeftOpen : PanelLeftClose

  return (
    <nav
      aria-label={t('places')}
      data-print="hide"
      data-projector="hide"
      className={cn(
        'bg-surface flex max-md:col-span-full max-md:row-start-3 max-md:h-14 max-md:border-t',
        'md:col-start-1 md:row-start-2 md:w-13 md:flex-col md:gap-0.5 md:border-r md:p-1.5 lg:w-48 lg:in-data-[nav=narrow]:w-13',
      )}
    >
      {places.map(({ key, icon: Icon }) => {
        const href = `/w/${workspaceSlug}/${key}`
        const current = path === href || path.startsWith(`${href}/`)
        return (
          <Link
            key={key}
            href={href}
            title={t(key)}
            aria-current={current ? 'page' : undefined}
            className={cn(itemClass, current && 'text-accent md:bg-accent-soft font-semibold')}
          >
            <Icon aria-hidden />
            <span className={wordsClass}>{t(key)}</span>
            <PendingWork look="list" withTabs />
          </Link>
        )
      })}
      <button
        type="button"
        title={t(navigation === 'narrow' ? 'openNav' : 'foldNav')}
        aria-expanded={navigation === 'wide'}
        onClick={() => chooseNavigation(navigation === 'narrow' ? 'wide' : 'narrow')}
        className={cn(itemClass, 'mt-auto cursor-pointer max-lg:hidden')}
      >
        <Toggle aria-hidden />
        <span className={wordsClass}>{t(navigation === 'narrow' ? 'openNav' : 'foldNav')}</span>
      </button>
    </nav>
  )
}
