'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useObservable } from '@/components/worksheets/grid/grid-context'
import { Notice } from '@/components/worksheets/notice'
import type { HistoryList } from '@/lib/client/history-list'
import { groupSteps, type HistoryEntry } from '@/lib/domain/history/group'
import { EntryItem } from './entry-item'
import type { HistoryPlace } from './history-place'

interface HistoryEntriesProps {
  list: HistoryList
  place: HistoryPlace
  isFiltered: boolean
  /** Who looks at it. */
  userId: string
}

/** The entries of a history by day, the last one first. */
export function HistoryEntries({ list, place, isFiltered, userId }: HistoryEntriesProps) {
  const t = useTranslations('history')
  const { steps, people, next, status, newer } = useObservable(list.state)
  const days = useDays(useMemo(() => groupSteps(steps), [steps]))
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  return (
    <>
      <div role="status" className="contents">
        {newer.length > 0 && (
          <Button size="sm" look="primary" className="sticky top-0 z-10" onClick={() => list.showNewer()}>
            {t('newer')}
          </Button>
        )}
      </div>
      {days.map(({ day, entries }) => (
        <section key={day} aria-label={day}>
          <h3 className="text-muted text-sm font-semibold">{day}</h3>
          <ul className="divide-line divide-y">
            {entries.map((entry) => (
              <EntryItem key={entry.steps.at(-1)!.seq} entry={entry} place={place} names={names} userId={userId} />
            ))}
          </ul>
        </section>
      ))}
      {status === 'ready' && steps.length === 0 && (
        <p className="text-muted">{t(isFiltered ? 'noneFiltered' : 'none')}</p>
      )}
      {status === 'failed' && (
        <Notice tone="danger">
          <p>{t('failed')}</p>
          <Button size="sm" className="mt-2" onClick={() => void (next === null ? list.open() : list.more())}>
            {t('retry')}
          </Button>
        </Notice>
      )}
      {status === 'loading' && (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-2">
          <Skeleton className="h-14" />
          {steps.length === 0 && <Skeleton className="h-14" />}
        </div>
      )}
      {status === 'ready' && next !== null && (
        <Button onClick={() => void list.more()} className="self-center">
          {t('older')}
        </Button>
      )}
    </>
  )
}

/** The entries under the day of their last step, as the reader's clock shows it. */
function useDays(entries: readonly HistoryEntry[]): { day: string; entries: HistoryEntry[] }[] {
  const format = useFormatter()
  const days: { day: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = format.dateTime(new Date(entry.steps[0]!.at), { dateStyle: 'full' })
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
