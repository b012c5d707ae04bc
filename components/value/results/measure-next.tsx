'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { Bars } from '@/components/charts/bars'
import { layoutBars } from '@/components/charts/bars-layout'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table } from '@/components/ui/table'
import type { NOTHING } from '@/lib/client/value/answer'
import type { Decision } from '@/lib/domain/value/decision'
import { moneyUnit } from '@/lib/domain/value/money'
import type { OptionKind } from '@/lib/domain/value/options'
import type { Amounts } from './use-amounts'

const MOST_BARS = 10

interface MeasureNextProps {
  decision: Decision
  /** What the terms of the decision are called, by id. */
  termNames: ReadonlyMap<string, string>
  currency: string | null
  amounts: Amounts
  title: string
}

/** What to choose with what is known today, and which term is worth measuring before choosing. */
export const MeasureNext = memo(function MeasureNext({
  decision,
  termNames,
  currency,
  amounts,
  title,
}: MeasureNextProps) {
  const t = useTranslations('valueResults.measureNext')
  const locale = useLocale()
  const { money, number } = amounts
  const terms = decision.terms.map(({ name, worth }) => ({ id: name, name: termNames.get(name) ?? name, worth }))
  const worthwhile = terms.filter(({ worth }) => worth > 0).slice(0, MOST_BARS)
  const [first] = worthwhile
  const unit = moneyUnit(first?.worth ?? 0, currency, locale)
  const best = decision.best as OptionKind | typeof NOTHING
  return (
    <div className="flex flex-col gap-3">
      <p>{t('best', { best: t(`choices.${best}`), money: money(decision.expected) })}</p>
      {first ? (
        <>
          <p>{t('first', { name: first.name, worth: money(first.worth), perfect: money(decision.perfect) })}</p>
          <ChartFigure
            title={t('chart')}
            label={t('label', { name: first.name, worth: money(first.worth) })}
            fileName={`${title} ${t('chart')}`}
            table={
              <Table caption={t('chart')} className="mt-2">
                <thead>
                  <tr>
                    <th scope="col">{t('term')}</th>
                    <th scope="col" className="text-right">
                      {t('worth')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {terms.map(({ id, name, worth }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      <td className="text-right">{money(worth)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            }
          >
            {(size) => {
              const bars = worthwhile.map(({ id, name, worth }) => ({
                id,
                name,
                segments: [{ from: 0, to: worth, look: 'solid' as const, label: money(worth) }],
              }))
              const layout = layoutBars(bars, 0, size, (amount) => number(amount / unit.factor))
              const { width, height } = layout
              const axisName = t('axis', { unit: unit.name })
              return { width, height, marks: <Bars layout={layout} em={size.em} axisName={axisName} /> }
            }}
          </ChartFigure>
        </>
      ) : (
        <p className="text-muted">{t(terms.length > 0 ? 'nothing' : 'noRanges')}</p>
      )}
    </div>
  )
})
