'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useMemo, type KeyboardEvent, type PointerEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import { ChartDownloads } from '@/components/charts/chart-downloads'
import { cellAt, layoutMatrix, neighbourCell, type PlacedCase, type PlacedCell } from './matrix-layout'
import { nearestIn } from './nearest'
import type { MatrixView } from './ranking-view'
import { useCaseDrag } from './use-case-drag'
import { useChartSize } from '@/components/charts/use-chart-size'
import type { ChangeCells } from './use-ranking-changes'

interface MatrixChartProps {
  matrix: MatrixView
  selected: string | null
  onSelect: (id: string) => void
  /** Null for who may only look. */
  change: ChangeCells | null
}

/**
 * Urgency × importance as the workshop draws it. One stop for the Tab key; arrows go from case to case, with Shift they
 * move the case, as dragging does. The table under it says the same to a screen reader.
 */
export function MatrixChart({ matrix, selected, onSelect, change }: MatrixChartProps) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  const id = useId()
  const { frame, size, measured } = useChartSize()
  const { em } = size
  const layout = useMemo(() => layoutMatrix(matrix, size.width, size.em), [matrix, size])
  const empty = layout.cells.every(({ cases }) => cases.length === 0)
  const shown = layout.cells.some(({ cases }) => cases.some((placed) => placed.id === selected))

  const { dragged, cancel, pick, handlers } = useCaseDrag({
    width: layout.width,
    targetAt: (_id, point) => cellAt(layout, point),
    drop: change && moveTo,
  })

  /** Gives a case the levels of a cell; only those that differ are written. */
  function moveTo(caseId: string, to: number) {
    const from = matrix.cells.find(({ cases }) => cases.some((each) => each.id === caseId))
    const moved = from?.cases.find((each) => each.id === caseId)
    const cell = matrix.cells[to]
    if (!from || !moved || !cell || cell === from) return
    onSelect(caseId)
    void change?.(moved, {
      ...(cell.urgency !== from.urgency && { urgency: cell.urgency }),
      ...(cell.importance !== from.importance && { importance: cell.importance }),
    })
  }

  function keyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') cancel()
    const at = layout.cells.findIndex(({ cases }) => cases.some((each) => each.id === selected))
    const moves = event.shiftKey && change !== null && selected !== null && at >= 0
    const neighbour = moves ? neighbourCell(at, event.key, matrix.levels.length) : null
    const next = moves
      ? null
      : nearestIn(
          layout.cells.flatMap(({ cases }) => cases),
          selected,
          event.key,
        )
    if (neighbour === null && next === null) return
    event.preventDefault()
    if (moves && neighbour !== null) moveTo(selected, neighbour)
    else if (next !== null) onSelect(next)
  }

  const { width, height, left, top, narrow, cell } = layout
  const header = top - em
  const bottom = height - em
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="flex-1 text-base font-semibold">{t('matrix.title')}</h3>
        {!empty && <ChartDownloads chart={frame} name={t('matrix.title')} />}
      </div>
      <div ref={frame} className="overflow-x-auto text-xs">
        <svg
          role={empty ? 'img' : 'listbox'}
          aria-label={t('matrix.label')}
          aria-activedescendant={shown ? `${id}-${selected}` : undefined}
          tabIndex={empty ? undefined : 0}
          viewBox={`0 0 ${width} ${height}`}
          width={measured ? width : '100%'}
          onKeyDown={keyDown}
          {...handlers}
          className={cn('block overflow-visible fill-current', change && 'select-none', dragged && 'cursor-grabbing')}
        >
          <g aria-hidden dominantBaseline="central">
            <Quadrant x={left} y={em} text={t('matrix.doFirst')} strong />
            <Quadrant x={width} y={narrow ? em * 2.5 : em} text={t('matrix.plan')} end />
            <Quadrant x={left} y={bottom} text={t('matrix.quick')} />
            <Quadrant x={width} y={bottom} text={t('matrix.later')} end />
            <text x={0} y={header} className="fill-muted">
              {fields.urgency.label[locale]}
            </text>
            <text x={0} y={top + em} className="fill-muted">
              {fields.importance.label[locale]}
            </text>
            {matrix.levels.map((level, index) => (
              <g key={level.name}>
                <text x={left + cell.width * (index + 0.5)} y={header} textAnchor="middle">
                  <tspan className="font-semibold">{levelName(level.name, locale)}</tspan>
                  <tspan className="fill-muted"> {level.score}</tspan>
                </text>
                <text x={0} y={top + cell.height * (index + 0.5)}>
                  <tspan className="font-semibold">{levelName(level.name, locale)}</tspan>
                  <tspan className="fill-muted"> {level.score}</tspan>
                </text>
              </g>
            ))}
            {layout.cells.map((placed, index) => (
              <CellBox
                key={placed.key}
                placed={placed}
                size={cell}
                urgent={index === 0}
                selected={selected}
                target={dragged?.target === index}
              />
            ))}
          </g>
          {layout.cells.flatMap(({ cases }) =>
            cases.map((placed) => (
              <CaseMark
                key={placed.id}
                id={`${id}-${placed.id}`}
                placed={placed}
                selected={placed.id === selected}
                onSelect={onSelect}
                onPick={change && pick(placed.id)}
              />
            )),
          )}
          {dragged && (
            <circle
              cx={dragged.x}
              cy={dragged.y}
              r={em * 0.6}
              className="fill-surface stroke-accent pointer-events-none stroke-2"
            />
          )}
          <g aria-hidden dominantBaseline="central" className="fill-muted">
            {layout.cells.map(
              ({ key, more }) =>
                more && (
                  <text key={key} x={more.x} y={more.y}>
                    {t('matrix.more', { count: more.hidden })}
                  </text>
                ),
            )}
          </g>
        </svg>
      </div>
      {change && !empty && <p className="text-muted text-sm print:hidden">{t('matrix.howToMove')}</p>}
    </>
  )
}

function Quadrant({
  x,
  y,
  text,
  end,
  strong,
}: {
  x: number
  y: number
  text: string
  end?: boolean
  strong?: boolean
}) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={end ? 'end' : 'start'}
      className={strong ? 'fill-accent font-semibold' : 'fill-muted'}
    >
      {text}
    </text>
  )
}

interface CellBoxProps {
  placed: PlacedCell
  size: { width: number; height: number }
  /** Top left: urgent and important. */
  urgent: boolean
  selected: string | null
  /** A case would be dropped here. */
  target: boolean
}

function CellBox({ placed, size, urgent, selected, target }: CellBoxProps) {
  const holdsSelected = placed.cases.some(({ id }) => id === selected)
  return (
    <rect
      x={placed.x}
      y={placed.y}
      {...size}
      className={cn(
        urgent ? 'fill-accent-soft' : 'fill-surface',
        holdsSelected || target ? 'stroke-accent' : 'stroke-line',
        target && 'stroke-3',
      )}
    />
  )
}

interface CaseMarkProps {
  id: string
  placed: PlacedCase
  selected: boolean
  onSelect: (id: string) => void
  /** The pointer goes down on it; null where cases stay where they are. */
  onPick: ((event: PointerEvent) => void) | null
}

/** Dot, leader line and label. The selected one is larger, ringed and bold: told apart without colour. */
function CaseMark({ id, placed, selected, onSelect, onPick }: CaseMarkProps) {
  const { dot, text, radius, label } = placed
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={label}
      onClick={() => onSelect(placed.id)}
      onPointerDown={onPick ?? undefined}
      className={onPick ? 'cursor-grab touch-none' : 'cursor-pointer'}
    >
      <title>{label}</title>
      {text && (
        <>
          <line x1={dot.x} y1={dot.y} x2={text.x - radius} y2={text.y} className="stroke-control" />
          <text
            x={text.x}
            y={text.y}
            dominantBaseline="central"
            className={selected ? 'fill-accent font-semibold' : 'fill-ink'}
          >
            {text.content}
          </text>
        </>
      )}
      <circle
        cx={dot.x}
        cy={dot.y}
        r={selected ? radius * 1.15 : radius}
        className={cn('stroke-2', selected ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface')}
      />
    </g>
  )
}
