'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useMemo, type KeyboardEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { Table } from '@/components/ui/table'
import { formatNumber } from '@/lib/domain/core/format'
import { fields } from '@/lib/domain/worksheet/fields'
import { layoutBubbles, type PlacedBubble } from './bubble-layout'
import type { BubbleView } from './bubble-view'
import { ChartDownloads } from '@/components/charts/chart-downloads'
import { nearestIn } from './nearest'
import { useChartSize } from '@/components/charts/use-chart-size'

interface BubbleChartProps {
  view: BubbleView
  /** What the vertical axis counts. */
  valueName: string
  selected: string | null
  onSelect: (id: string) => void
}

/** Value × effort. As in the matrix, one stop for the Tab key; arrows go from case to case. */
export function BubbleChart({ view, valueName, selected, onSelect }: BubbleChartProps) {
  const t = useTranslations('ranking.bubbles')
  const locale = useLocale()
  const id = useId()
  const { frame, size, measured } = useChartSize()
  const { em } = size
  const layout = useMemo(() => layoutBubbles(view.bubbles, size.width, size.em), [view.bubbles, size])
  const shown = view.bubbles.some((bubble) => bubble.id === selected)
  const effortName = fields.effort.label[locale]

  function keyDown(event: KeyboardEvent) {
    const cases = layout.bubbles.map(({ bubble, x, y }) => ({ id: bubble.id, dot: { x, y } }))
    const next = nearestIn(cases, selected, event.key)
    if (next === null) return
    event.preventDefault()
    onSelect(next)
  }

  const { plot, width, height } = layout
  return (
    <section
      aria-label={t('title')}
      className={cn(
        'flex min-w-0 flex-col gap-2 print:mt-6 print:break-inside-avoid',
        view.bubbles.length === 0 && 'print:hidden',
      )}
    >
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="flex-1 text-base font-semibold">{t('title')}</h3>
        {view.bubbles.length > 0 && <ChartDownloads chart={frame} name={t('title')} />}
      </header>
      {view.left > 0 && <p className="text-muted text-sm">{t('left', { count: view.left })}</p>}
      {view.bubbles.length > 0 && (
        <>
          <div ref={frame} className="overflow-x-auto text-xs">
            <svg
              role="listbox"
              aria-label={t('label', { value: valueName })}
              aria-activedescendant={shown ? `${id}-${selected}` : undefined}
              tabIndex={0}
              viewBox={`0 0 ${width} ${height}`}
              width={measured ? width : '100%'}
              onKeyDown={keyDown}
              className="block overflow-visible fill-current"
            >
              <g aria-hidden dominantBaseline="central">
                <rect
                  x={plot.left}
                  y={plot.top}
                  width={plot.right - plot.left}
                  height={plot.bottom - plot.top}
                  className="fill-surface stroke-line"
                />
                <text x={0} y={em * 0.8} className="fill-muted">
                  {valueName}
                </text>
                <text x={width} y={height - em * 0.8} textAnchor="end" className="fill-muted">
                  {effortName}
                </text>
                {layout.values.map(({ value, at }) => (
                  <g key={value}>
                    <line x1={plot.left} x2={plot.right} y1={at} y2={at} className="stroke-line" />
                    <text x={plot.left - em * 0.5} y={at} textAnchor="end" className="fill-muted">
                      {formatNumber(value, locale)}
                    </text>
                  </g>
                ))}
                {layout.efforts.map(({ value, at }) => (
                  <text key={value} x={at} y={plot.bottom + em} textAnchor="middle" className="fill-muted">
                    {formatNumber(value, locale)}
                  </text>
                ))}
              </g>
              {layout.bubbles.map((placed) => (
                <BubbleMark
                  key={placed.bubble.id}
                  id={`${id}-${placed.bubble.id}`}
                  placed={placed}
                  selected={placed.bubble.id === selected}
                  onSelect={onSelect}
                />
              ))}
            </svg>
          </div>
          <p className="text-muted text-sm">{t('size')}</p>
          <BubbleTable view={view} valueName={valueName} />
        </>
      )}
    </section>
  )
}

interface BubbleMarkProps {
  id: string
  placed: PlacedBubble
  selected: boolean
  onSelect: (id: string) => void
}

function BubbleMark({ id, placed, selected, onSelect }: BubbleMarkProps) {
  const { bubble, x, y, radius, label } = placed
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={bubble.label}
      onClick={() => onSelect(bubble.id)}
      className="cursor-pointer"
    >
      <title>{bubble.label}</title>
      {label?.leader && <line x1={x} y1={y} x2={label.leader.x} y2={label.leader.y} className="stroke-control" />}
      <circle
        cx={x}
        cy={y}
        r={radius}
        fillOpacity={0.55}
        className={cn('stroke-2', selected ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface')}
      />
      {label && (
        <text
          x={label.left}
          y={(label.top + label.bottom) / 2}
          dominantBaseline="central"
          className={cn(
            'stroke-surface stroke-3 [paint-order:stroke]',
            selected ? 'fill-accent font-semibold' : 'fill-ink',
          )}
        >
          {label.text}
        </text>
      )}
    </g>
  )
}

function BubbleTable({ view, valueName }: { view: BubbleView; valueName: string }) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  return (
    <details className="print:hidden">
      <summary className="text-muted cursor-pointer py-1 text-sm">{t('bubbles.asTable')}</summary>
      <Table caption={t('bubbles.title')} className="mt-2">
        <thead>
          <tr>
            <th scope="col">{t('sureness.useCase')}</th>
            <th scope="col" className="text-right">
              {valueName}
            </th>
            <th scope="col" className="text-right">
              {fields.effort.label[locale]}
            </th>
            <th scope="col">{fields.mlValue.label[locale]}</th>
          </tr>
        </thead>
        <tbody>
          {view.bubbles.map(({ id, label, texts }) => (
            <tr key={id}>
              <td>{label}</td>
              <td className="text-right">{texts.value}</td>
              <td className="text-right">{texts.effort}</td>
              <td>{texts.mlValue}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
