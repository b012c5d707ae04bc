'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { cn } from '@/components/ui/cn'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import { layoutMatrix, nextCase, type PlacedCase, type PlacedCell } from './matrix-layout'
import type { MatrixView } from './ranking-view'

interface Size {
  width: number
  /** Font size in pixels. */
  em: number
}

/** What the server draws; the browser scales it to the column until that is measured. */
const drawnSize: Size = { width: 640, em: 12 }

interface MatrixChartProps {
  matrix: MatrixView
  selected: string | null
  onSelect: (id: string) => void
}

/**
 * Urgency × importance as the workshop draws it. One stop for the Tab key; arrows go from case to case. The table
 * under it says the same to a screen reader.
 */
export function MatrixChart({ matrix, selected, onSelect }: MatrixChartProps) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState<Size | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    // The font size is read with the width, because the projector mode enlarges type.
    const measure = () =>
      setMeasured({ width: element.clientWidth, em: parseFloat(getComputedStyle(element).fontSize) })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const size = measured ?? drawnSize
  const { em } = size
  const layout = useMemo(() => layoutMatrix(matrix, size.width, size.em), [matrix, size])
  const empty = layout.cells.every(({ cases }) => cases.length === 0)
  const shown = layout.cells.some(({ cases }) => cases.some((placed) => placed.id === selected))

  function keyDown(event: KeyboardEvent) {
    const next = nextCase(layout.cells, selected, event.key)
    if (next === null) return
    event.preventDefault()
    onSelect(next)
  }

  const { width, height, left, top, narrow, cell } = layout
  const header = top - em
  const bottom = height - em
  return (
    <div ref={frame} className="overflow-x-auto text-xs">
      <svg
        role={empty ? 'img' : 'listbox'}
        aria-label={t('matrix.label')}
        aria-activedescendant={shown ? `${id}-${selected}` : undefined}
        tabIndex={empty ? undefined : 0}
        viewBox={`0 0 ${width} ${height}`}
        width={measured ? width : '100%'}
        onKeyDown={keyDown}
        className="block overflow-visible fill-current"
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
            <CellBox key={placed.key} placed={placed} size={cell} urgent={index === 0} selected={selected} />
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
            />
          )),
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
}

function CellBox({ placed, size, urgent, selected }: CellBoxProps) {
  const holdsSelected = placed.cases.some(({ id }) => id === selected)
  return (
    <rect
      x={placed.x}
      y={placed.y}
      {...size}
      className={cn(urgent ? 'fill-accent-soft' : 'fill-surface', holdsSelected ? 'stroke-accent' : 'stroke-line')}
    />
  )
}

interface CaseMarkProps {
  id: string
  placed: PlacedCase
  selected: boolean
  onSelect: (id: string) => void
}

/** Dot, leader line and label. The selected one is larger, ringed and bold: told apart without colour. */
function CaseMark({ id, placed, selected, onSelect }: CaseMarkProps) {
  const { dot, text, radius, label } = placed
  return (
    <g
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={label}
      onClick={() => onSelect(placed.id)}
      className="cursor-pointer"
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
