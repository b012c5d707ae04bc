'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { Bars } from '@/components/charts/bars'
import { layoutBars, type Bar } from '@/components/charts/bars-layout'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Button } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import type { OptionResult } from '@/lib/client/value/messages'
import { moneyUnit } from '@/lib/domain/value/money'
import type { ReadModel } from '@/lib/domain/value/model'
import { optionKinds } from '@/lib/domain/value/options'
import type { Valuation } from '@/lib/domain/value/valuation'
import { OptionEditor } from './option-editor'
import type { Amounts } from './use-amounts'

interface OptionsProps {
  read: ReadModel
  options: Valuation['options']
  /** Simplest first; undefined until the worker has compared them. */
  results: readonly OptionResult[] | undefined
  amounts: Amounts
  canEdit: boolean
  onChange: (options: Valuation['options']) => void
  title: string
}

/** By hand, by rules, with ML: the same formulas side by side, ML credited only with what it adds. */
export const Options = memo(function Options({
  read,
  options,
  results,
  amounts,
  canEdit,
  onChange,
  title,
}: OptionsProps) {
  const t = useTranslations('valueResults.options')
  const { money } = amounts
  const ml = results?.find(({ kind }) => kind === 'ml')
  return (
    <div className="flex flex-col gap-3">
      {ml && (
        <p>
          {t(ml.over ? 'incrementOver' : 'incrementAlone', {
            increment: money(ml.increment),
            over: ml.over ? t(`kinds.${ml.over}`) : '',
          })}
        </p>
      )}
      {results && <OptionsChart results={results} currency={read.currency} amounts={amounts} title={title} />}
      <div className="flex flex-col gap-2 print:hidden">
        {optionKinds.map((kind) => {
          const option = options.find((each) => each.kind === kind)
          const others = options.filter((each) => each.kind !== kind)
          if (option) {
            return (
              <OptionEditor
                key={kind}
                option={option}
                read={read}
                errors={results?.find((each) => each.kind === kind)?.errors}
                canEdit={canEdit}
                onChange={(next) => onChange([...others, next])}
                onRemove={() => onChange(others)}
              />
            )
          }
          if (!canEdit) return null
          return (
            <p key={kind} className="flex flex-wrap items-center gap-2">
              <Button size="sm" onClick={() => onChange([...options, { kind, terms: [] }])}>
                {t('add', { kind: t(`kinds.${kind}`) })}
              </Button>
              <span className="text-muted text-sm">{t(`about.${kind}`)}</span>
            </p>
          )
        })}
      </div>
    </div>
  )
})

interface OptionsChartProps {
  results: readonly OptionResult[]
  currency: string | null
  amounts: Amounts
  title: string
}

function OptionsChart({ results, currency, amounts, title }: OptionsChartProps) {
  const t = useTranslations('valueResults.options')
  const locale = useLocale()
  const { money, number, day } = amounts
  const unit = moneyUnit(Math.max(...results.map(({ outcome }) => Math.abs(outcome.npv))), currency, locale)
  const bars = results.map(({ kind, outcome, increment, over }): Bar => {
    const rival = outcome.npv - increment
    const whole = { from: 0, to: outcome.npv, look: 'solid' as const, label: money(outcome.npv) }
    // What a simpler option brings as well is hatched; the increment is what is left of the bar.
    const isIncrement = over !== null && increment > 0
    return {
      id: kind,
      name: t(`kinds.${kind}`),
      segments: isIncrement
        ? [
            { from: 0, to: rival, look: 'hatched', label: '' },
            { ...whole, from: rival, label: t('ofWhich', { npv: money(outcome.npv), increment: money(increment) }) },
          ]
        : [whole],
    }
  })
  return (
    <ChartFigure
      title={t('chart')}
      label={bars.map(({ name }, index) => `${name} ${money(results[index]!.outcome.npv)}`).join(t('separator'))}
      fileName={`${title} ${t('chart')}`}
      table={
        <Table caption={t('chart')} className="mt-2">
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col" className="text-right">
                {t('firstDay')}
              </th>
              <th scope="col" className="text-right">
                NPV
              </th>
              <th scope="col" className="text-right">
                ROI
              </th>
              <th scope="col" className="text-right">
                {t('increment')}
              </th>
              <th scope="col">{t('over')}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ kind, outcome, increment, over }) => (
              <tr key={kind}>
                <th scope="row">{t(`kinds.${kind}`)}</th>
                <td className="text-right">{outcome.firstDay === null ? t('never') : day(outcome.firstDay)}</td>
                <td className="text-right">{money(outcome.npv)}</td>
                <td className="text-right">{outcome.roi === null ? '—' : amounts.percent(outcome.roi)}</td>
                <td className="text-right">{money(increment)}</td>
                <td>{over ? t(`kinds.${over}`) : t('nothing')}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      }
    >
      {(size) => {
        const layout = layoutBars(bars, 0, size, (amount) => number(amount / unit.factor))
        const { width, height } = layout
        return { width, height, marks: <Bars layout={layout} em={size.em} axisName={t('axis', { unit: unit.name })} /> }
      }}
    </ChartFigure>
  )
}
