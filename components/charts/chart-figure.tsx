'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { ChartDownloads } from './chart-downloads'
import { useChartSize, type ChartSize } from './use-chart-size'

interface ChartFigureProps {
  title: string
  /** How to read it, below the drawing. */
  note?: ReactNode
  /** What the drawing says, for who does not see it. */
  label: string
  /** Name of the files that it is saved as, without ending. */
  fileName: string
  /** The same numbers as a table. */
  table: ReactNode
  /** The drawing for a size, in pixels. */
  children: (size: ChartSize) => { width: number; height: number; marks: ReactNode }
}

/** A chart with its title, its files, and the table behind it. */
export function ChartFigure({ title, note, label, fileName, table, children }: ChartFigureProps) {
  const t = useTranslations('charts')
  const id = useId()
  const { frame, size, measured } = useChartSize()
  const { width, height, marks } = children(size)
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-2 print:break-inside-avoid">
      <figcaption className="flex flex-wrap items-center gap-2">
        <h4 id={id} className="flex-1 font-semibold">
          {title}
        </h4>
        <ChartDownloads chart={frame} name={fileName} />
      </figcaption>
      <div ref={frame} className="overflow-x-auto text-xs">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          width={measured ? width : '100%'}
          className="block h-auto overflow-visible fill-current print:max-w-full"
        >
          {marks}
        </svg>
      </div>
      {note && <p className="text-muted text-sm">{note}</p>}
      <details className="print:hidden">
        <summary className="text-muted cursor-pointer py-1 text-sm">{t('asTable')}</summary>
        {table}
      </details>
    </figure>
  )
}
