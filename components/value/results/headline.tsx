'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import { breakdownOf } from '@/lib/domain/value/breakdown'
import type { Values } from '@/lib/domain/value/formula/evaluate'
import { perPeriod, type ReadModel } from '@/lib/domain/value/model'
import type { Outcome } from '@/lib/domain/value/schedule'
import type { Valuation } from '@/lib/domain/value/valuation'
import { useAmounts } from './use-amounts'

interface HeadlineProps {
  read: ReadModel
  /** One value of each term. */
  values: Values
  outcome: Outcome
  period: Valuation['period']
  startsOn: string | null
  /** Of having the money back by a day; null while it is drawn, and where no term has a range. */
  chance: { share: number; day: number } | null
}

/** The answer in figures: is it worth it, when is the money back, and what the net value is made of. */
export const Headline = memo(function Headline({ read, values, outcome, period, startsOn, chance }: HeadlineProps) {
  const t = useTranslations('valueResults.headline')
  const locale = useLocale()
  const { money, percent, number, day } = useAmounts(read.currency, startsOn)
  const { calendar, schedule } = read.model
  const parts = breakdownOf(read, values)
  const per = (perDay: number) => t(`per.${period}`, { money: money(perPeriod(perDay, period, calendar)) })
  const { firstDay } = outcome
  const never = Number.isFinite(outcome.net) ? t('never') : money(outcome.net)
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 2xl:grid-cols-6">
        <Figure name={t('net')} value={per(parts.value - parts.burden - parts.operation)} note={t('netNote')} />
        <Figure
          name={t('firstDay')}
          value={firstDay === null ? never : t('day', { day: firstDay })}
          note={firstDay === null ? t('horizon', { days: schedule.horizonDays }) : startsOn && day(firstDay)}
        />
        <Figure
          name={t('payback')}
          value={firstDay === null ? '—' : t('months', { months: number(firstDay / calendar.month, 1) })}
          note={t('paybackNote')}
        />
        <Figure
          name={t('chance')}
          value={chance ? percent(chance.share) : '—'}
          note={chance ? t('chanceNote', { day: day(chance.day) }) : t('chanceNone')}
        />
        <Figure
          name={t('npv')}
          value={money(outcome.npv)}
          note={t('npvNote', { days: schedule.horizonDays, rate: percent(schedule.discountRate, 1) })}
        />
        <Figure
          name={t('roi')}
          value={outcome.roi === null ? '—' : percent(outcome.roi)}
          note={outcome.roi === null ? t('roiNone') : t('roiNote')}
        />
      </dl>
      <p className="text-muted text-sm">
        {[
          t('value', { money: per(parts.value) }),
          t('burden', { money: per(parts.burden) }),
          t('operation', { money: per(parts.operation) }),
          t('development', { money: money(parts.development) }),
          ...(parts.preparation > 0 ? [t('preparation', { money: money(parts.preparation) })] : []),
          ...(schedule.startDay > 0 ? [t('startDay', { days: schedule.startDay })] : []),
        ].join(locale === 'ja' ? '、' : ', ')}
      </p>
    </section>
  )
})

function Figure({ name, value, note }: { name: string; value: string; note: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{name}</dt>
      <dd>
        <strong className="block text-xl font-semibold tabular-nums">{value}</strong>
        <span className="text-muted block text-sm">{note}</span>
      </dd>
    </div>
  )
}
