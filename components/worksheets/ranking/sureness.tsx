'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { drawStability } from '@/lib/client/stability/draw'
import { DRAWS, rowStability, type RowStability, type Stability } from '@/lib/domain/scoring/stability'
import type { SurenessView } from './sureness-view'

/** Rows before the rest is asked for: what a screen shows. */
const FIRST_ROWS = 20

/** How sure each place is, drawn in a worker, and what would change the order. */
export function Sureness({ view, lensName }: { view: SurenessView; lensName: string }) {
  const t = useTranslations('ranking.sureness')
  const [stability, setStability] = useState<Stability | null | 'drawing'>('drawing')
  const [all, setAll] = useState(false)
  const { input, seed, cases } = view

  useEffect(() => drawStability({ input, seed }, setStability), [input, seed])

  const rows = useMemo(
    () => (stability === 'drawing' || !stability ? null : cases.map((_, row) => rowStability(stability, row))),
    [stability, cases],
  )
  if (cases.length === 0) return null
  const shown = all ? cases : cases.slice(0, FIRST_ROWS)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr] lg:in-data-projector:grid-cols-1 print:block print:break-before-page">
      <section aria-labelledby="sureness" className="flex min-w-0 flex-col gap-2">
        <h3 id="sureness" className="text-base font-semibold">
          {t('title')}
        </h3>
        <p className="text-muted text-sm">
          {t('how', { lens: lensName, draws: DRAWS })}{' '}
          {view.votes > 0 ? t('withVotes', { count: view.votes }) : t('withoutVotes')}
        </p>
        {stability === null && <p role="alert">{t('failed')}</p>}
        <Table caption={t('title')} className="text-sm">
          <thead>
            <tr>
              <th scope="col" className="whitespace-nowrap">
                {t('place')}
              </th>
              <th scope="col" className="min-w-40">
                {t('useCase')}
              </th>
              <th scope="col" className="min-w-36">
                {t('interval')}
              </th>
              <th scope="col" className="text-right whitespace-nowrap">
                {t('first')}
              </th>
              <th scope="col" className="text-right whitespace-nowrap">
                {t('topThree')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, label, place }, row) => (
              <SurenessRow key={id} label={label} place={place} last={cases.length} drawn={rows?.[row] ?? null} />
            ))}
          </tbody>
        </Table>
        {cases.length > FIRST_ROWS && !all && (
          <p>
            <Button onClick={() => setAll(true)}>{t('showAll', { count: cases.length })}</Button>
          </p>
        )}
        {view.ranked > cases.length && <p className="text-muted text-sm">{t('limited', { count: cases.length })}</p>}
      </section>
      {view.swaps.length > 0 && (
        <section aria-labelledby="swaps" className="flex min-w-0 flex-col gap-2 print:mt-4">
          <h3 id="swaps" className="text-base font-semibold">
            {t('swaps')}
          </h3>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {view.swaps.map((sentence, place) => (
              <li key={place}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

interface SurenessRowProps {
  label: string
  place: number
  /** The last place there is. */
  last: number
  drawn: RowStability | null
}

function SurenessRow({ label, place, last, drawn }: SurenessRowProps) {
  const t = useTranslations('ranking.sureness')
  const format = useFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <tr className="break-inside-avoid">
      <td className="font-semibold">{place}</td>
      <td className="wrap-anywhere">{label}</td>
      <td>
        <Interval place={place} last={last} drawn={drawn} />
        <span className="block">{drawn ? t('range', { from: drawn.from, to: drawn.to }) : '…'}</span>
      </td>
      <td className="text-right whitespace-nowrap tabular-nums">{drawn ? percent(drawn.first) : '…'}</td>
      <td className="text-right whitespace-nowrap tabular-nums">{drawn ? percent(drawn.topThree) : '…'}</td>
    </tr>
  )
}

/** The interval as a bar over all places, the place in the list as a dot. Positions are shares of the cell's width. */
function Interval({ place, last, drawn }: Omit<SurenessRowProps, 'label'>) {
  const at = (each: number) => `${last === 1 ? 50 : 4 + (92 * (each - 1)) / (last - 1)}%`
  return (
    <svg aria-hidden width="100%" height="14" className="block">
      <line x1="4%" x2="96%" y1="7" y2="7" className="stroke-line" />
      {drawn && (
        <line
          x1={at(drawn.from)}
          x2={at(drawn.to)}
          y1="7"
          y2="7"
          strokeWidth="6"
          strokeLinecap="round"
          className="stroke-accent"
          opacity="0.45"
        />
      )}
      <circle cx={at(place)} cy="7" r="4" className="fill-accent stroke-surface" strokeWidth="1.5" />
    </svg>
  )
}
