import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { LinkTabs, type LinkTab } from './link-tabs'
import { PAGE_ID, WORK_ID } from './page-ids'

interface PageProps {
  /** The page's name for the top bar; an element (such as `RenameInPlace`) stands inside the same heading. */
  title: ReactNode
  /** Beside the title: the state of saving, the people who are here. */
  status?: ReactNode
  /** The views of the thing the page shows, each with its address. */
  tabs?: { label: string; links: readonly LinkTab[] }
  /** At the right of the tabs: what can be done with the whole (import, export). */
  actions?: ReactNode
  /** A `SidePanel` at the right; on a phone it takes the place of the work. */
  panel?: ReactNode
  /** The work fills the space and scrolls by itself (the grid); otherwise it is a readable column that scrolls here. */
  fill?: boolean
  children: ReactNode
}

/** One screen inside the `Frame`. Works in server and client components alike. */
export function Page({ title, status, tabs, actions, panel, fill = false, children }: PageProps) {
  return (
    <main className="contents">
      <div className="col-start-2 row-start-1 flex min-w-0 items-center gap-3 px-2 md:px-3">
        <h1 className="min-w-0 truncate text-lg font-semibold">{title}</h1>
        {status}
      </div>
      <div id={PAGE_ID} className="relative col-span-full row-start-2 flex min-h-0 min-w-0 flex-col md:col-start-2">
        {(tabs || actions) && (
          <div
            data-print="hide"
            data-projector="hide"
            className="bg-surface flex min-h-10 flex-wrap items-center gap-x-2 border-b px-1 md:px-3"
          >
            {tabs && <LinkTabs label={tabs.label} tabs={tabs.links} />}
            <div className="ml-auto flex items-center gap-2">{actions}</div>
          </div>
        )}
        <div id={WORK_ID} className="relative flex min-h-0 flex-1">
          <div
            id="work"
            tabIndex={-1}
            // What is only for screen readers is placed absolutely: where nothing holds it, it would lengthen the window.
            className={cn(
              'relative min-w-0 flex-1 outline-none max-md:has-[+[data-panel]]:hidden',
              fill ? 'flex min-h-0 flex-col' : 'overflow-y-auto p-4 md:p-6 print:overflow-visible',
            )}
          >
            {fill ? children : <div className="mx-auto flex max-w-5xl flex-col gap-4">{children}</div>}
          </div>
          {panel}
        </div>
      </div>
    </main>
  )
}
