'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Lane, LaneEntry } from './ranking-view'

/** What is kept out of the ranking, and why: never averaged into a place, never out of sight. */
export function Lanes({ lanes, worksheetHref }: { lanes: Lane[]; worksheetHref: string }) {
  const t = useTranslations('ranking')
  return lanes.map(({ gate, count, entries }) => (
    <section
      key={gate}
      aria-label={t(`lanes.${gate}`)}
      className="border-line bg-subtle rounded-md border border-dashed"
    >
      <h3 className="px-3 pt-2 font-semibold">
        {t(`lanes.${gate}`)} <span className="text-muted font-normal">{t('lanes.count', { count })}</span>
      </h3>
      <p className="text-muted px-3 text-sm">{t(`lanes.${gate}Why`)}</p>
      <ul className="px-3 pb-2">
        {entries.map((entry) => (
          <LaneItem key={entry.id} entry={entry} worksheetHref={worksheetHref} />
        ))}
      </ul>
    </section>
  ))
}

function LaneItem({ entry, worksheetHref }: { entry: LaneEntry; worksheetHref: string }) {
  const t = useTranslations('ranking')
  const { id, no, product, problem, reasons, value } = entry
  return (
    <li className="border-line break-inside-avoid border-b py-2 last:border-b-0">
      <Link href={`${worksheetHref}?row=${id}`} className="text-accent underline">
        {[no && `No ${no}`, product].filter(Boolean).join(' · ') || t('openRow')}
      </Link>
      <span className="block">{problem || <span className="text-muted">{t('noProblem')}</span>}</span>
      {reasons.map(({ text, href }) => (
        <span key={text} className="block text-sm">
          {href ? (
            <Link href={href} className="text-accent underline">
              {text}
            </Link>
          ) : (
            text
          )}
        </span>
      ))}
      {value && <span className="text-muted block text-sm">{t('lanes.score', { value })}</span>}
    </li>
  )
}
