'use client'

import { useTranslations } from 'next-intl'
import { useLinkStatus } from 'next/link'
import { createPortal } from 'react-dom'
import { Skeleton } from '@/components/ui/skeleton'
import { PAGE_ID, WORK_ID } from './page-ids'

/** What the next screen looks like from afar. */
export type WorkLook = 'grid' | 'ranking' | 'list'

const looks = { grid: GridSkeleton, ranking: RankingSkeleton, list: ListSkeleton }

interface PendingWorkProps {
  look: WorkLook
  /** Whether the tabs above the work come with it, as when a worksheet is opened. */
  withTabs?: boolean
}

/**
 * Stands inside a `Link` and, while its page is slow to come, lays that page's outline over the one that is left. It comes
 * from the browser, not from a `loading.tsx`: that would send the first byte, and with it a 200, before the page knows
 * whether it answers 403 or 404. Nothing shows for the first 300 ms.
 */
export function PendingWork({ look, withTabs = false }: PendingWorkProps) {
  const t = useTranslations('shell')
  const { pending } = useLinkStatus()
  const place = pending && document.getElementById(withTabs ? PAGE_ID : WORK_ID)
  if (!place) return null
  const Look = looks[look]
  return createPortal(
    <div
      role="status"
      className="animate-late bg-surface absolute inset-0 z-30 flex cursor-progress flex-col overflow-hidden"
    >
      <span className="sr-only">{t('loading')}</span>
      {withTabs && look !== 'list' && (
        <div className="bg-surface flex h-10 shrink-0 items-center gap-3 border-b px-4">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 w-20" />
        </div>
      )}
      <Look />
    </div>,
    place,
  )
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

function GridSkeleton() {
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 px-3">
        {times(5).map((index) => (
          <Skeleton key={index} className="size-7" />
        ))}
      </div>
      <div className="bg-surface border-line flex-1 border-t">
        <Skeleton className="h-17 rounded-none max-sm:hidden" />
        {times(16).map((index) => (
          <div key={index} className="border-line flex h-15 items-start gap-6 border-b px-4 py-2">
            <Skeleton className="h-4 w-8" />
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-8 flex-1" />
            <Skeleton className="h-8 flex-1 max-md:hidden" />
            <Skeleton className="h-4 w-16 max-md:hidden" />
          </div>
        ))}
      </div>
    </>
  )
}

function RankingSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex h-9 items-center gap-3">
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-6 w-24" />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-2">
          {times(10).map((index) => (
            <Skeleton key={index} className="h-12" />
          ))}
        </div>
        <Skeleton className="aspect-square max-lg:hidden" />
      </div>
    </div>
  )
}

function ListSkeleton() {
  return (
    <div className="p-4 md:p-6">
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        <Skeleton className="h-9 w-48 self-end" />
        <div className="border-line bg-surface rounded-md border">
          {times(8).map((index) => (
            <div key={index} className="border-line flex flex-col gap-2 border-b px-4 py-3 last:border-b-0">
              <Skeleton className="h-4 w-56 max-w-full" />
              <Skeleton className="h-3 w-36" />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
