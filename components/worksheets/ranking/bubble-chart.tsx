'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { useId, useMemo, type KeyboardEvent, type PointerEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { formatNumber } from '@/lib/domain/core/format'
import { fields } from '@/lib/domain/worksheet/fields'
import { ChartDownloads } from '@/components/charts/chart-downloads'
import { useChartSize } from '@/components/charts/use-chart-size'
import { changeByKey, changeTo, type BubbleChange } from './bubble-change'
import { layoutBubbles, type BubbleLayout, type PlacedBubble } from './bubble-layout'
import { BubbleTable } from './bubble-table'
import type { BubbleSize, BubbleView } from './bubble-view'
import { describeChanges } from './changed-cells'
import { nearestIn } from './nearest'
import { useCaseDrag, type Dragged } from './use-case-drag'
import type { ChangeCells } from './use-ranking-changes'

interface BubbleChartProps {
  view: BubbleView
  /** What the vertical axis counts. */
  valueName: string
  selected: string | null
  onSelect: (id: string) => void
  onSize: (size: BubbleSize) => void
  /** Null for who may only look. */
  change: ChangeCells | null
}

/**
 * Value × effort. As in the matrix, one stop for the Tab key; arrows go from case to case, with Shift they move the case,
 * as dragging does: to the side its effort, up and down its levels.
 */
export function BubbleChart({ view, valueName, selected, onSelect, onSize, change }: BubbleChartProps) {
  const t = useTranslations('ranking.bubbles')
  const locale = useLocale()
  const id = useId()
  const { frame, size, measured } = useChartSize()
  const { em } = size
  const asked = useSearchParams().get('size')
  const sizedBy = view.sizes.find((each) => each === asked) ?? view.sizes[0]
  const layout = useMemo(() => layoutBubbles(view.bubbles, sizedBy, size.width, size.em), [view.bubbles, sizedBy, size])
  const bubbleOf = (wanted: string | null) => view.bubbles.find((bubble) => bubble.id === wanted)
  const current = bubbleOf(selected)
  const effortName = fields.effort.label[locale]

  const { dragged, cancel, pick, handlers } = useCaseDrag<BubbleChange>({
    width: layout.width,
    targetAt(wanted, point) {
      const bubble = bubbleOf(wanted)
      return bubble ? changeTo(bubble, layout.placeAt(point), layout.step) : null
    },
    drop: change && move,
  })

  function move(moved: string, { cells }: BubbleChange) {
    const bubble = bubbleOf(moved)
    onSelect(moved)
    if (bubble) void change?.(bubble, cells)
  }

  function keyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') cancel()
    if (event.shiftKey && change && current) {
      const changed = changeByKey(current, event.key, layout.step)
      if (!changed) return
      event.preventDefault()
      move(current.id, changed)
      return
    }
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
      <header className="flex flex-wrap items-end justify-end gap-2">
        <h3 className="min-w-40 flex-1 text-base font-semibold">{t('title')}</h3>
        {view.bubbles.length > 0 && view.sizes.length > 1 && (
          <span className="print:hidden">
            <Field label={t('size')}>
              <Select value={sizedBy} onChange={(event) => onSize(event.target.value as BubbleSize)}>
                {view.sizes.map((each) => (
                  <option key={each} value={each}>
                    {t(`sizes.${each}`)}
                  </option>
                ))}
              </Select>
            </Field>
          </span>
        )}
        {view.bubbles.length > 0 && <ChartDownloads chart={frame} name={t('title')} />}
      </header>
      {view.left > 0 && <p className="text-muted text-sm">{t('left', { count: view.left })}</p>}
      {view.bubbles.length > 0 && (
        <>
          <div ref={frame} className="overflow-x-auto text-xs">
            <svg
              role="listbox"
              aria-label={t('label', { value: valueName })}
              aria-activedescendant={current ? `${id}-${selected}` : undefined}
              tabIndex={0}
              viewBox={`0 0 ${width} ${height}`}
              width={measured ? width : '100%'}
              onKeyDown={keyDown}
              {...handlers}
              className={cn(
                'block overflow-visible fill-current',
                change && 'select-none',
                dragged && 'cursor-grabbing',
              )}
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
                  onPick={change && pick(placed.bubble.id)}
                />
              ))}
              {dragged?.target && <Landing dragged={dragged} target={dragged.target} layout={layout} em={em} />}
            </svg>
          </div>
          <p className="text-muted text-sm">
            {sizedBy && t(`areas.${sizedBy}`)}{' '}
            {sizedBy && layout.bubbles.some(({ hollow }) => hollow) && t(`hollow.${sizedBy}`)} {t('best')}
          </p>
          {change && <p className="text-muted text-sm print:hidden">{t('howToMove')}</p>}
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
  /** The pointer goes down on it; null where cases stay where they are. */
  onPick: ((event: PointerEvent) => void) | null
}

function BubbleMark({ id, placed, selected, onSelect, onPick }: BubbleMarkProps) {
  const { bubble, x, y, radius, hollow, label } = placed
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={bubble.label}
      onClick={() => onSelect(bubble.id)}
      onPointerDown={onPick ?? undefined}
      className={onPick ? 'cursor-grab touch-none' : 'cursor-pointer'}
    >
      <title>{bubble.label}</title>
      {label?.leader && <line x1={x} y1={y} x2={label.leader.x} y2={label.leader.y} className="stroke-control" />}
      <circle
        cx={x}
        cy={y}
        // The outline of a hollow one stays within its area.
        r={hollow ? radius - 1 : radius}
        fillOpacity={hollow ? 1 : 0.55}
        className={cn(
          selected || hollow ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface',
          selected ? 'stroke-2' : 'stroke-[1.5]',
        )}
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

interface LandingProps {
  dragged: Dragged<BubbleChange>
  target: BubbleChange
  layout: BubbleLayout
  em: number
}

/** Where a dragged case would come to stand, and what it would then say. */
function Landing({ dragged, target, layout, em }: LandingProps) {
  const locale = useLocale()
  const { x, y } = { x: layout.x(target.effort), y: layout.y(target.value) }
  // The words stand on the side that has room, above what the pointer covers.
  const onLeft = x > layout.width / 2
  return (
    <g aria-hidden className="pointer-events-none">
      <line x1={x} y1={y} x2={dragged.x} y2={dragged.y} className="stroke-accent" strokeDasharray="3 3" />
      <circle cx={x} cy={y} r={em * 0.7} className="fill-surface stroke-accent stroke-2" />
      <text
        x={x + (onLeft ? -em : em)}
        y={Math.max(y - em * 1.6, em)}
        textAnchor={onLeft ? 'end' : 'start'}
        dominantBaseline="central"
        className="fill-accent stroke-surface stroke-3 font-semibold [paint-order:stroke]"
      >
        {describeChanges(target.cells, locale)}
      </text>
    </g>
  )
}
