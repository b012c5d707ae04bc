import { useId } from 'react'
import { BAR_EM, type BarsLayout } from './bars-layout'
import { Hatching } from './hatching'

interface BarsProps {
  layout: BarsLayout
  em: number
  /** What the axis counts, with its unit. */
  axisName: string
}

/** Horizontal bars, for a `ChartFigure`. */
export function Bars({ layout, em, axisName }: BarsProps) {
  const hatching = useId()
  const { plot, width, height, base } = layout
  return (
    <g dominantBaseline="central">
      <defs>
        <Hatching id={hatching} />
      </defs>
      {layout.axis.map(({ value, at, text }) => (
        <g key={value}>
          <line x1={at} x2={at} y1={plot.top} y2={plot.bottom} className="stroke-line" />
          <text x={at} y={plot.bottom + em} textAnchor="middle" className="fill-muted">
            {text}
          </text>
        </g>
      ))}
      <text x={width} y={height - em * 0.8} textAnchor="end" className="fill-muted">
        {axisName}
      </text>
      <line x1={base} x2={base} y1={plot.top} y2={plot.bottom} className="stroke-ink" />
      {layout.rows.map(({ id, name, nameAt, barAt, segments, labels }) => (
        <g key={id}>
          <text x={0} y={nameAt} className="fill-ink stroke-surface stroke-3 [paint-order:stroke]">
            {name}
          </text>
          {segments.map(({ x, width: length, look }, index) => (
            <rect
              key={index}
              x={x}
              y={barAt - (BAR_EM * em) / 2}
              width={length}
              height={BAR_EM * em}
              fill={look === 'hatched' ? `url(#${hatching})` : undefined}
              className={look === 'solid' ? 'fill-accent stroke-accent' : 'stroke-accent'}
            />
          ))}
          {labels.map(({ x, anchor, text }) => (
            <text
              key={anchor}
              x={x}
              y={barAt}
              textAnchor={anchor}
              className="fill-ink stroke-surface stroke-3 [paint-order:stroke]"
            >
              {text}
            </text>
          ))}
        </g>
      ))}
    </g>
  )
}
