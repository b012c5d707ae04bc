'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { PendingWork, type WorkLook } from './pending-work'

export interface LinkTab {
  href: string
  label: string
  /** What shows while the view is slow to come. */
  look?: WorkLook
}

interface LinkTabsProps {
  /** What the tabs divide. */
  label: string
  tabs: readonly LinkTab[]
}

/** The views of one thing, each with an address of its own, so that a link says what it shows. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const path = usePathname()
  return (
    <nav aria-label={label} className="flex max-w-full overflow-x-auto" data-print="hide">
      {tabs.map((tab) => {
        // What lies below a view belongs to it, unless the view is where all of them begin.
        const begins = tabs.some(({ href }) => href.startsWith(`${tab.href}/`))
        const current = path === tab.href || (!begins && path.startsWith(`${tab.href}/`))
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex h-10 items-center border-b-2 px-3 whitespace-nowrap focus-visible:-outline-offset-2 max-sm:px-1.5 pointer-coarse:h-11',
              current ? 'border-accent text-ink font-semibold' : 'text-muted hover:text-ink border-transparent',
            )}
          >
            {tab.label}
            {tab.look && <PendingWork look={tab.look} />}
          </Link>
        )
      })}
    </nav>
  )
}
