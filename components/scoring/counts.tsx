import { useTranslations } from 'next-intl'
import type { Agreement } from '@/lib/domain/scoring/agreement'
import { UNKNOWN } from '@/lib/domain/scoring/votes'
import { LevelText } from './level-text'

/** How many votes each level got, the highest level first, as a row of bars with their numbers. */
export function Counts({ agreement: { counts, unknown } }: { agreement: Agreement }) {
  const t = useTranslations('scoring')
  const rows = [...[...counts].reverse(), ...(unknown > 0 ? [{ level: UNKNOWN, count: unknown }] : [])]
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul
      aria-label={t('counts')}
      className="grid max-w-lg grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1"
    >
      {rows.map(({ level, count }) => (
        <li key={level} className="contents">
          <LevelText level={level} />
          <span aria-hidden className="bg-subtle h-3 rounded-sm">
            <span
              className="bg-accent block h-full rounded-sm"
              // Sizes that come from data cannot be classes.
              style={{ width: `${(count / most) * 100}%` }}
            />
          </span>
          <span className="text-right font-semibold">{t('votes', { count })}</span>
        </li>
      ))}
    </ul>
  )
}
