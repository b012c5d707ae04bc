'use client'

import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import type { GridColumn } from '@/lib/client/columns'
import type { Geometry } from './geometry'
import { GridCell } from './grid-cell'
import { usePeopleInRow, useUseCase } from './grid-context'
import { Gutter } from './gutter'

interface GridRowProps {
  id: string
  /** Place among the shown rows, from 0. */
  index: number
  columns: readonly GridColumn[]
  geometry: Geometry
  /** Shown column that the cursor is in, -1 when it is in another row. */
  activeColumn: number
  /** Shown columns that are selected in this row; `left` is beyond `right` when there are none. */
  left: number
  right: number
  checked: boolean
  query: string
  measure: (element: Element | null) => void
}

/** One row of the grid. It is drawn again only when its own use case, its part of the selection or the columns change. */
export const GridRow = memo(function GridRow({
  id,
  index,
  columns,
  geometry,
  activeColumn,
  left,
  right,
  checked,
  query,
  measure,
}: GridRowProps) {
  const useCase = useUseCase(id)
  const people = usePeopleInRow(id)
  if (!useCase) return null
  return (
    <div
      role="row"
      ref={measure}
      data-index={index}
      data-row={index}
      // The two levels of the header are rows 1 and 2.
      aria-rowindex={index + 3}
      aria-selected={checked}
      className={cn(
        'group/row border-line grid min-h-(--row-height) grid-cols-(--columns) border-b print:break-inside-avoid',
      )}
    >
      <Gutter id={id} useCase={useCase} index={index} checked={checked} />
      {columns.map((column, at) => (
        <GridCell
          key={column.key}
          useCase={useCase}
          column={column}
          at={at}
          width={geometry.widths[at] ?? 0}
          stickyLeft={geometry.stickyLefts[at] ?? null}
          active={at === activeColumn}
          selected={at >= left && at <= right}
          query={query}
          people={people}
        />
      ))}
    </div>
  )
})
