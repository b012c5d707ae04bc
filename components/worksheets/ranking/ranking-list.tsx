'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { LevelMark } from '@/components/ui/level-mark'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { RankingEntry } from './ranking-view'
import type { ChangeCells } from './use-ranking-changes'

interface RankingListProps {
  entries: RankingEntry[]
  /** What the numbers are. */
  names: { score: string; priority: string }
  /** Address of the worksheet; the selected use case links to its row there. */
  worksheetHref: string
  selected: string | null
  onSelect: (id: string) => void
  /** Null for who may only look. */
  change: ChangeCells | null
}

/** The use cases, best first. One stop for the Tab key; up and down go from one to the next. */
export function RankingList({ entries, names, worksheetHref, selected, onSelect, change }: RankingListProps) {
  const t = useTranslations('ranking')
  const list = useRef<HTMLOListElement>(null)
  const stop = entries.some(({ id }) => id === selected) ? selected : entries[0]?.id

  useEffect(() => {
    // The charts select too: what they select comes into view where the list scrolls by itself. The page stays, or the
    // chart would go from under the pointer.
    const entry = list.current?.querySelector('[aria-pressed=true]')?.closest('li')
    const scroller = list.current?.parentElement
    if (!entry || !scroller || scroller.scrollHeight <= scroller.clientHeight) return
    const [{ top, bottom }, shown] = [entry.getBoundingClientRect(), scroller.getBoundingClientRect()]
    if (top < shown.top) scroller.scrollTop += top - shown.top
    else if (bottom > shown.bottom) scroller.scrollTop += Math.min(bottom - shown.bottom, top - shown.top)
  }, [selected])

  function keyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[aria-pressed]') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = step === undefined || at < 0 ? undefined : buttons[at + step]
    const entry = step === undefined ? undefined : entries[at + step]
    if (!next || !entry) return
    event.preventDefault()
    onSelect(entry.id)
    next.focus()
  }

  return (
    <ol ref={list} aria-label={t('list')} onKeyDown={keyDown} className="border-line bg-surface rounded-md border">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={cn(
            'border-line break-inside-avoid border-b last:border-b-0',
            entry.id === selected && 'bg-accent-soft',
          )}
        >
          <button
            type="button"
            aria-pressed={entry.id === selected}
            tabIndex={entry.id === stop ? 0 : -1}
            onClick={() => onSelect(entry.id)}
            className="hover:bg-subtle flex w-full cursor-pointer items-start gap-3 px-3 py-2 text-left focus-visible:-outline-offset-2"
          >
            <EntryText entry={entry} names={names} />
          </button>
          {entry.id === selected && (
            <div className="px-3 pb-2 pl-17 print:hidden">
              <Outcomes entry={entry} change={change} />
              <Link href={`${worksheetHref}?row=${entry.id}`} className="text-accent inline-block py-1 underline">
                {t('openRow')}
              </Link>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Where each single change of a level would take the use case; pressed, it is made. */
function Outcomes({ entry, change }: { entry: RankingEntry; change: ChangeCells | null }) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  if (entry.outcomes.length === 0) return null
  const label = [entry.no && `No ${entry.no}`, entry.problem || entry.product].filter(Boolean).join(' ')
  return (
    <ul aria-label={t('outcomes')} className="text-muted flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {entry.outcomes.map(({ field, to, place }) => {
        const text = t('outcome', { field: fields[field].label[locale], level: levelName(to, locale), place })
        return (
          <li key={`${field} ${to}`}>
            {change ? (
              <Button
                size="sm"
                onClick={({ currentTarget }) => {
                  // This button goes with the level that it offers.
                  currentTarget.closest('ol > li')?.querySelector<HTMLElement>('[aria-pressed]')?.focus()
                  void change({ ...entry, label }, { [field]: to })
                }}
              >
                {text}
              </Button>
            ) : (
              text
            )}
          </li>
        )
      })}
    </ul>
  )
}

function EntryText({ entry, names }: Pick<RankingListProps, 'names'> & { entry: RankingEntry }) {
  const { no, product, problem, applicability, score, missing, priority } = entry
  const t = useTranslations('ranking')
  const locale = useLocale()
  return (
    <>
      <span className="w-11 shrink-0 text-right">
        {score ? (
          <>
            <span className="block text-lg font-semibold">{t('place', { place: score.place })}</span>
            {score.tied && <span className="text-muted block text-xs">{t('tied')}</span>}
          </>
        ) : (
          <span className="text-muted">—</span>
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="text-muted flex flex-wrap items-center gap-x-3 text-sm">
          <span>{[no && `No ${no}`, product].filter(Boolean).join(' · ')}</span>
          {applicability && <LevelMark value={applicability} label={`ML ${applicability}`} />}
        </span>
        <span className="line-clamp-3">{problem || <span className="text-muted">{t('noProblem')}</span>}</span>
        <span className="text-muted block text-sm">
          {score
            ? score.terms
            : missing.map(({ field, unclear }, index) => (
                <span key={field}>
                  {index > 0 && t('separator')}
                  {t(unclear ? 'unclear' : 'missing', { field: fields[field].label[locale] })}
                </span>
              ))}
        </span>
      </span>
      <span className="flex shrink-0 gap-x-4 text-right max-sm:flex-col">
        {priority !== null && <Figure name={names.priority} value={priority} />}
        {score && priority !== null && <Figure name={names.score} value={score.value} hidden />}
        {score && priority === null && (
          <span className="text-xl font-semibold" aria-hidden>
            {score.value}
          </span>
        )}
      </span>
    </>
  )
}

/** @param hidden from who listens: the terms have said it */
function Figure({ name, value, hidden }: { name: string; value: string; hidden?: boolean }) {
  return (
    <span aria-hidden={hidden} className="min-w-16">
      <span className="text-muted block text-xs">{name}</span> <span className="text-xl font-semibold">{value}</span>
    </span>
  )
}
