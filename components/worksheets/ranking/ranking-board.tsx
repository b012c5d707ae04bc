'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { CopyButton } from '@/components/worksheets/copy-button'
import { ProjectorButton } from '@/components/worksheets/projector-button'
import { cn } from '@/components/ui/cn'
import { toTsv } from '@/lib/domain/worksheet/clipboard'
import type { Lens } from '@/lib/domain/scoring/lenses'
import { BubbleChart } from './bubble-chart'
import { Lanes } from './lanes'
import { MatrixChart } from './matrix-chart'
import { MatrixTable } from './matrix-table'
import { RankingList } from './ranking-list'
import { PAGE_SIZE, type RankingView } from './ranking-view'
import { Sureness } from './sureness'
import { UndoButtons } from './undo-buttons'
import { WeightsForm } from './weights-form'
import { useRankingChanges } from './use-ranking-changes'

interface RankingBoardProps {
  view: RankingView
  worksheetHref: string
}

/** List and matrix of the same use cases; what is selected in one is selected in the other, and in the address. */
export function RankingBoard({ view, worksheetHref }: RankingBoardProps) {
  const t = useTranslations('ranking')
  const router = useRouter()
  const query = useSearchParams()
  const [selected, setSelected] = useState(view.selected)
  const changes = useRankingChanges(view.editing)
  const nameOf = (lens: Lens) => view.lenses.find((each) => each.lens === lens)?.name ?? ''

  function address(changes: Record<string, string | null>): string {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `?${next}`
  }

  function select(id: string) {
    setSelected(id)
    const here = view.entries.some((entry) => entry.id === id)
    // A case of another page is fetched with its page; one on this page needs no request.
    if (here) window.history.replaceState(null, '', address({ row: id }))
    else router.replace(address({ row: id, page: null }), { scroll: false })
  }

  function tsv(): string {
    const hasPriority = view.entries.some(({ priority }) => priority !== null)
    const header = (['place', 'no', 'product', 'problem', 'score', 'terms'] as const).map((column) =>
      t(`columns.${column}`),
    )
    const rows = view.entries.map(({ no, product, problem, score, priority }) => [
      score ? String(score.place) : '',
      no,
      product,
      problem,
      score?.value ?? '',
      score?.terms ?? '',
      ...(hasPriority ? [priority ?? ''] : []),
    ])
    return toTsv([hasPriority ? [...header, nameOf('priority')] : header, ...rows])
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <nav aria-label={t('lensLabel')} className="flex flex-wrap gap-1">
          {view.lenses.map(({ lens, name }) => (
            <Link
              key={lens}
              href={address({ lens, page: null })}
              aria-current={lens === view.lens ? 'true' : undefined}
              className={cn(
                'rounded-md px-3 py-1.5 pointer-coarse:py-2.5',
                lens === view.lens ? 'bg-accent-soft text-accent font-semibold' : 'text-muted hover:bg-subtle',
              )}
            >
              {name}
            </Link>
          ))}
        </nav>
        <p className="text-muted">{t('counts', { ranked: view.ranked, unranked: view.unranked })}</p>
        <span className="ml-auto flex flex-wrap gap-2" data-print="hide">
          {changes && <UndoButtons changes={changes} />}
          <CopyButton text={tsv} label={view.pages > 1 ? t('copyPage', { count: view.entries.length }) : t('copy')} />
          <ProjectorButton />
        </span>
      </div>
      <p className="text-sm">
        <strong className="font-semibold">{t('formula', { formula: view.formula })}</strong>{' '}
        <span className="text-muted">{view.scale}</span>
      </p>
      {view.weights && <WeightsForm weights={view.weights} address={address} />}
      <div className="grid items-start gap-6 lg:grid-cols-2 lg:in-data-projector:grid-cols-1 print:block">
        <div className="relative flex min-w-0 flex-col gap-3 lg:max-h-[calc(100dvh-12rem)] lg:overflow-y-auto lg:in-data-projector:max-h-none print:max-h-none print:overflow-visible">
          <RankingList
            entries={view.entries}
            names={{ score: nameOf(view.lens), priority: nameOf('priority') }}
            worksheetHref={worksheetHref}
            selected={selected}
            onSelect={select}
            change={changes?.change ?? null}
          />
          {view.pages > 1 && <Pages view={view} address={address} />}
          <Lanes lanes={view.lanes} worksheetHref={worksheetHref} />
        </div>
        <section
          aria-label={t('matrix.title')}
          className="flex min-w-0 flex-col gap-2 in-data-projector:order-first lg:sticky lg:top-4 lg:in-data-projector:static print:static print:mt-6 print:break-inside-avoid"
        >
          <MatrixChart matrix={view.matrix} selected={selected} onSelect={select} change={changes?.change ?? null} />
          {view.matrix.unplaced > 0 && (
            <p className="text-muted text-sm">{t('matrix.unplaced', { count: view.matrix.unplaced })}</p>
          )}
          <MatrixTable matrix={view.matrix} />
        </section>
      </div>
      <Sureness view={view.sureness} lensName={nameOf(view.sureness.lens)} />
      <BubbleChart
        view={view.bubbles}
        valueName={nameOf(view.bubbles.lens)}
        selected={selected}
        onSelect={select}
        onSize={(size) => window.history.replaceState(null, '', address({ size }))}
        change={changes?.change ?? null}
      />
    </div>
  )
}

interface PagesProps {
  view: RankingView
  address: (changes: Record<string, string | null>) => string
}

function Pages({ view, address }: PagesProps) {
  const t = useTranslations('ranking')
  const first = (view.page - 1) * PAGE_SIZE + 1
  const linkClass = 'rounded-md px-3 py-1.5 text-accent underline pointer-coarse:py-2.5'
  return (
    <nav aria-label={t('pages')} className="flex items-center gap-3 print:hidden">
      {view.page > 1 && (
        <Link href={address({ page: String(view.page - 1), row: null })} className={linkClass}>
          {t('previous')}
        </Link>
      )}
      <span className="text-muted">
        {t('range', { first, last: first + view.entries.length - 1, all: view.ranked + view.unranked })}
      </span>
      {view.page < view.pages && (
        <Link href={address({ page: String(view.page + 1), row: null })} className={linkClass}>
          {t('next')}
        </Link>
      )}
    </nav>
  )
}
