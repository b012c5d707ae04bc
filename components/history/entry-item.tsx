'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useGrid } from '@/components/worksheets/grid/grid-context'
import { describe, type HistoryView } from '@/lib/domain/history/describe'
import type { HistoryEntry } from '@/lib/domain/history/group'
import type { StepRow } from '@/lib/domain/history/step'
import type { HistoryPlace } from './history-place'
import { EntryMenu } from './entry-menu'
import { RowChanges } from './row-changes'

interface EntryItemProps {
  entry: HistoryEntry
  place: HistoryPlace
  names: ReadonlyMap<string, string>
  /** Who looks at it. */
  userId: string
}

/** One sentence of history with the texts before and after; the single saves behind it open on demand. */
export function EntryItem({ entry, place, names, userId }: EntryItemProps) {
  const t = useTranslations('history')
  const id = useId()
  const { controller } = useGrid()
  const [open, setOpen] = useState(false)
  const view: HistoryView = place.field ? 'cell' : place.useCaseId ? 'row' : 'worksheet'
  const { rowCount, rows, steps } = entry
  const isMany = rowCount > 1
  const isRun = !isMany && steps.length > 1
  const first = rows[0]
  return (
    <li className="flex flex-col gap-1 py-2">
      <div className="flex items-start gap-1">
        <Sentence entry={entry} view={view} names={names} />
        {controller.canEdit && <EntryMenu entry={entry} place={place} userId={userId} />}
      </div>
      {!isMany && first && (
        <>
          {view === 'worksheet' && <RowLink row={first} />}
          <RowChanges row={first} field={place.field} />
        </>
      )}
      {(isMany || isRun) && (
        <Button
          size="sm"
          look="quiet"
          aria-expanded={open}
          aria-controls={id}
          className="self-start"
          onClick={() => setOpen(!open)}
        >
          {isMany ? t('rows', { count: rowCount }) : t('saves', { count: steps.length })}
        </Button>
      )}
      {open && (
        <ul id={id} className="border-line flex flex-col gap-2 border-l-2 pl-3">
          {isMany ? (
            <>
              {rows.map((row) => (
                <li key={row.useCaseId}>
                  <RowLink row={row} />
                  <RowChanges row={row} />
                </li>
              ))}
              {rowCount > rows.length && (
                <li className="text-muted text-sm">{t('more', { count: rowCount - rows.length })}</li>
              )}
            </>
          ) : (
            steps.map((step) => (
              <li key={step.seq}>
                <Time at={step.at} />
                {step.rows[0] && <RowChanges row={step.rows[0]} field={place.field} />}
              </li>
            ))
          )}
        </ul>
      )}
    </li>
  )
}

function Sentence({ entry, view, names }: { entry: HistoryEntry; view: HistoryView; names: EntryItemProps['names'] }) {
  const t = useTranslations('history.sentence')
  const locale = useLocale()
  const format = useFormatter()
  const clock = (at: string) => format.dateTime(new Date(at), { timeStyle: 'short' })
  const what = describe(entry, view, locale, (at) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
  )
  const [from, to] = [clock(entry.steps.at(-1)!.at), clock(entry.steps[0]!.at)]
  const time = from === to ? to : t('span', { from, to })
  const name = names.get(entry.actorId ?? '')
  return (
    <p className="min-w-0 flex-1">
      {name === undefined
        ? t('gone', { time, what })
        : t.rich('known', { name, time, what, b: (chunks) => <b className="font-semibold">{chunks}</b> })}
    </p>
  )
}

function Time({ at }: { at: string }) {
  const format = useFormatter()
  return (
    <time dateTime={at} className="text-muted text-sm">
      {format.dateTime(new Date(at), { timeStyle: 'medium' })}
    </time>
  )
}

/** A row by what people know of it; its own history opens with it. */
function RowLink({ row: { useCaseId, name } }: { row: StepRow }) {
  const t = useTranslations('history')
  const { showHistory } = useGrid()
  const parts = [name.no && t('rowNo', { no: name.no }), name.product, name.problem].filter(Boolean)
  return (
    <button
      type="button"
      onClick={() => showHistory({ useCaseId })}
      className="text-accent min-h-6 max-w-full self-start truncate text-left text-sm underline-offset-2 hover:underline"
    >
      {parts.length > 0 ? parts.join(' · ') : t('unnamedRow')}
    </button>
  )
}
