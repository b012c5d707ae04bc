'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { ValueDraws } from '@/lib/client/value/messages'
import { recoveredBy } from '@/lib/domain/value/simulate'
import type { Amounts } from './use-amounts'

interface ChancesProps {
  draws: ValueDraws
  day: number
  amounts: Amounts
}

/** How sure the result is, in sentences that can be read out in a meeting. */
export const Chances = memo(function Chances({ draws, day, amounts }: ChancesProps) {
  const t = useTranslations('valueResults.chances')
  const { money, percent } = amounts
  const last = draws.fan.at(-1)
  if (!last) return null
  const chances = [
    { key: 'recovered', share: recoveredBy(draws, day) },
    { key: 'profitable', share: draws.profitable },
  ] as const
  return (
    <ul className="flex flex-col gap-2">
      {chances.map(({ key, share }) => (
        <li key={key}>
          <Tenths share={share} />
          {t(key, {
            how: share >= 0.995 ? 'sure' : share < 0.05 ? 'hardly' : 'often',
            times: Math.min(9, Math.round(share * 10)) || 1,
            day: amounts.day(key === 'recovered' ? day : last.day),
            percent: percent(share),
          })}
        </li>
      ))}
      <li>
        {t('range', {
          day: amounts.day(last.day),
          low: money(last.p10),
          middle: money(last.p50),
          high: money(last.p90),
        })}
      </li>
      {draws.undefinedDraws > 0 && (
        <li className="text-warning">{t('undefined', { share: percent(undefinedShare(draws), 1) })}</li>
      )}
    </ul>
  )
})

function undefinedShare({ count, undefinedDraws }: ValueDraws): number {
  return undefinedDraws / (count + undefinedDraws)
}

/** Ten marks, as many of them full as the chance has tenths. */
function Tenths({ share }: { share: number }) {
  return (
    <svg aria-hidden viewBox="0 0 100 10" className="mr-2 inline-block h-2.5 w-25 align-baseline">
      {Array.from({ length: 10 }, (_, index) => (
        <rect
          key={index}
          x={index * 10 + 1}
          y="1"
          width="8"
          height="8"
          className={index < Math.round(share * 10) ? 'fill-accent stroke-accent' : 'stroke-control fill-surface'}
        />
      ))}
    </svg>
  )
}
