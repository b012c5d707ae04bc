'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { ChartFigure } from '@/components/charts/chart-figure'
import type { ChartSize } from '@/components/charts/use-chart-size'
import { Table } from '@/components/ui/table'
import { moneyUnit } from '@/lib/domain/value/money'
import type { ReadModel } from '@/lib/domain/value/model'
import { fanDays, type FanPoint } from '@/lib/domain/value/simulate'
import { layoutNet, type NetInput, type NetLayout } from './net-layout'
import type { Amounts } from './use-amounts'

interface NetChartProps {
  read: ReadModel
  /** The values in use first, then the scenarios. */
  lines: NetInput['lines']
  fan: readonly FanPoint[] | null
  firstDay: number | null
  amounts: Amounts
  title: string
}

/** Dashes of the scenarios' lines, told apart without colour. */
const dashes = ['8 4', '2 3', '8 3 2 3', '14 4', '4 6', '1 5', '12 3 2 3 2 3', '6 2', '3 2', '10 8']
const fanDashes: Readonly<Record<string, string>> = { p10: '2 4', p50: '5 4', p90: '2 4' }

/** Cumulative net value over time, with the range that it lies in and the day it reaches zero. */
export const NetChart = memo(function NetChart({ read, lines, fan, firstDay, amounts, title }: NetChartProps) {
  const t = useTranslations('valueResults.net')
  const locale = useLocale()
  const { money, number, day } = amounts
  const { calendar, schedule } = read.model
  const horizon = schedule.horizonDays
  const unitOfTime =
    horizon <= 2 * calendar.month
      ? { name: t('days'), days: 1 }
      : horizon <= 2 * calendar.year
        ? { name: t('months'), days: calendar.month }
        : { name: t('years'), days: calendar.year }
  const shown = lines.map(({ nets }) => nets.at(-1) ?? 0).concat(fan?.map(({ p90 }) => p90) ?? [])
  const unit = moneyUnit(Math.max(...shown.map(Math.abs)), read.currency, locale)
  const reached = firstDay === null ? t('never') : t('reached', { day: day(firstDay) })

  function draw(size: ChartSize) {
    const input = { lines, fan, firstDay, daysPerUnit: unitOfTime.days }
    const layout = layoutNet(input, size, (amount) => number(amount / unit.factor))
    const { width, height } = layout
    const crossing = firstDay === null ? '' : t('crossing', { day: day(firstDay) })
    const axes = { amount: t('axis', { unit: unit.name }), time: unitOfTime.name }
    return { width, height, marks: <NetMarks layout={layout} em={size.em} crossing={crossing} axes={axes} /> }
  }

  // Every fourth of the fan's days and the horizon: about ten rows.
  const days = fanDays(horizon).filter((each, index) => index % 4 === 0 || each === horizon)
  const table = (
    <Table caption={t('title')} className="mt-2">
      <thead>
        <tr>
          <th scope="col">{t('day')}</th>
          {lines.map(({ id, name }) => (
            <th key={id} scope="col" className="text-right">
              {name}
            </th>
          ))}
          {fan &&
            ['P10', 'P50', 'P90'].map((name) => (
              <th key={name} scope="col" className="text-right">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {days.map((each) => {
          const point = fan?.find((one) => one.day === each)
          return (
            <tr key={each}>
              <th scope="row">{day(each)}</th>
              {lines.map(({ id, nets }) => (
                <td key={id} className="text-right">
                  {money(nets[each] ?? Number.NaN)}
                </td>
              ))}
              {point &&
                [point.p10, point.p50, point.p90].map((amount, index) => (
                  <td key={index} className="text-right">
                    {money(amount)}
                  </td>
                ))}
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
  return (
    <ChartFigure
      title={t('title')}
      note={fan ? t('fan') : null}
      label={`${t('label', { net: money(lines[0]?.nets.at(-1) ?? Number.NaN), day: day(horizon) })} ${reached}`}
      fileName={`${title} ${t('title')}`}
      table={table}
    >
      {draw}
    </ChartFigure>
  )
})

interface NetMarksProps {
  layout: NetLayout
  em: number
  crossing: string
  axes: { amount: string; time: string }
}

function NetMarks({ layout, em, crossing, axes }: NetMarksProps) {
  const { plot, width, height, zero } = layout
  const [stated, ...others] = layout.curves
  return (
    <g dominantBaseline="central">
      <text x={0} y={em * 0.8} className="fill-muted">
        {axes.amount}
      </text>
      {layout.amounts.map(({ value, at, text }) => (
        <g key={value}>
          <line x1={plot.left} x2={plot.right} y1={at} y2={at} className="stroke-line" />
          <text x={plot.left - em * 0.5} y={at} textAnchor="end" className="fill-muted">
            {text}
          </text>
        </g>
      ))}
      {layout.days.map(({ value, at, text }) => (
        <text key={value} x={at} y={plot.bottom + em} textAnchor="middle" className="fill-muted">
          {text}
        </text>
      ))}
      <text x={width} y={height - em * 0.8} textAnchor="end" className="fill-muted">
        {axes.time}
      </text>
      {layout.band && <path d={layout.band} className="fill-accent" fillOpacity="0.12" />}
      <line x1={plot.left} x2={plot.right} y1={zero} y2={zero} className="stroke-ink" />
      {others.map(({ id, path }, index) => (
        <path
          key={id}
          d={path}
          fill="none"
          strokeDasharray={fanDashes[id] ?? dashes[index % dashes.length]}
          strokeWidth={fanDashes[id] ? 1 : 1.5}
          className={fanDashes[id] ? 'stroke-accent' : 'stroke-ink'}
        />
      ))}
      {stated && <path d={stated.path} fill="none" strokeWidth="2.5" className="stroke-accent" />}
      {layout.labels.map(({ id, text, x, y, endX, endY }) => (
        <g key={id}>
          <line x1={endX} x2={x - em * 0.3} y1={endY} y2={y} className="stroke-control" />
          <text x={x} y={y} className={id === stated?.id ? 'fill-accent font-semibold' : 'fill-ink'}>
            {text}
          </text>
        </g>
      ))}
      {layout.crossing && (
        <g>
          <circle
            cx={layout.crossing.x}
            cy={layout.crossing.y}
            r="5"
            strokeWidth="2"
            className="fill-surface stroke-accent"
          />
          <text
            x={layout.crossing.x + (layout.crossing.isRightOfMiddle ? -em * 0.8 : em * 0.8)}
            y={layout.crossing.y + em * 1.1}
            textAnchor={layout.crossing.isRightOfMiddle ? 'end' : 'start'}
            className="fill-ink stroke-surface stroke-3 font-semibold [paint-order:stroke]"
          >
            {crossing}
          </text>
        </g>
      )}
    </g>
  )
}
