'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { Bars } from '@/components/charts/bars'
import { layoutBars, type Bar } from '@/components/charts/bars-layout'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Table } from '@/components/ui/table'
import { moneyUnit } from '@/lib/domain/value/money'
import type { Swing } from '@/lib/domain/value/sensitivity'
import { statedRange } from '@/lib/domain/value/term'
import type { Amounts } from './use-amounts'

/** Bars that are drawn; the table has all. */
const MOST_BARS = 12

interface TornadoProps {
  swings: readonly Swing[]
  /** Net present value at the values in use. */
  npv: number
  currency: string | null
  amounts: Amounts
  title: string
}

/** Which term moves the net present value most between its low and its high value. */
export const Tornado = memo(function Tornado({ swings, npv, currency, amounts, title }: TornadoProps) {
  const t = useTranslations('valueResults.tornado')
  const locale = useLocale()
  const { money, number, inUnit } = amounts
  const moving = swings.filter(
    ({ atLow, atHigh }) => Number.isFinite(atLow) && Number.isFinite(atHigh) && (atLow !== npv || atHigh !== npv),
  )
  const [widest] = moving
  if (!widest || !Number.isFinite(npv)) {
    return <p className="text-muted">{t(swings.length > 0 ? 'still' : 'nothing')}</p>
  }
  const bars = moving.slice(0, MOST_BARS).map(({ term, atLow, atHigh }): Bar => {
    const [low, high] = statedRange(term.value)
    return {
      id: term.id,
      name: term.name,
      segments: [
        { from: npv, to: atLow, look: 'hatched', label: inUnit(low, term.unit) },
        { from: npv, to: atHigh, look: 'solid', label: inUnit(high, term.unit) },
      ],
    }
  })
  const unit = moneyUnit(
    Math.max(...moving.flatMap(({ atLow, atHigh }) => [atLow, atHigh].map(Math.abs))),
    currency,
    locale,
  )
  return (
    <ChartFigure
      title={t('title')}
      label={t('label', { name: widest.term.name, low: money(widest.atLow), high: money(widest.atHigh) })}
      fileName={`${title} ${t('title')}`}
      table={
        <Table caption={t('title')} className="mt-2">
          <thead>
            <tr>
              <th scope="col">{t('term')}</th>
              <th scope="col" className="text-right">
                {t('low')}
              </th>
              <th scope="col" className="text-right">
                {t('npvAtLow')}
              </th>
              <th scope="col" className="text-right">
                {t('high')}
              </th>
              <th scope="col" className="text-right">
                {t('npvAtHigh')}
              </th>
            </tr>
          </thead>
          <tbody>
            {swings.map(({ term, atLow, atHigh }) => {
              const [low, high] = statedRange(term.value)
              return (
                <tr key={term.id}>
                  <th scope="row">{term.name}</th>
                  <td className="text-right">{inUnit(low, term.unit)}</td>
                  <td className="text-right">{money(atLow)}</td>
                  <td className="text-right">{inUnit(high, term.unit)}</td>
                  <td className="text-right">{money(atHigh)}</td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      }
    >
      {(size) => {
        const layout = layoutBars(bars, npv, size, (amount) => number(amount / unit.factor))
        const { width, height } = layout
        return { width, height, marks: <Bars layout={layout} em={size.em} axisName={t('axis', { unit: unit.name })} /> }
      }}
    </ChartFigure>
  )
})
