'use client'

import { ArrowDown, ArrowUp, ChevronDown, CircleHelp, Filter as FilterIcon } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import { columnLabel, type GridColumn } from '@/lib/client/columns'
import { isFiltering, noFilter } from '@/lib/client/view'
import type { Work } from '@/lib/domain/worksheet/fields'
import { parts, works } from '@/lib/domain/worksheet/parts'
import type { ColumnMenuPlace } from './column-menu'
import { type Geometry, GROUP_HEIGHT, LABEL_HEIGHT } from './geometry'
import { useGrid, useObservable } from './grid-context'
import { partLook } from './part-look'
import { ResizeHandle } from './resize-handle'

interface GridHeaderProps {
  columns: readonly GridColumn[]
  geometry: Geometry
  openGuide: (work: Work) => void
  openMenu: (place: ColumnMenuPlace) => void
}

/** The header's two levels: part and Work, then the field. Stays on top while rows scroll. */
export const GridHeader = memo(function GridHeader({ columns, geometry, openGuide, openMenu }: GridHeaderProps) {
  const t = useTranslations('grid')
  const groups = groupsOf(columns)
  return (
    <div role="rowgroup" className="sticky top-0 z-30 print:static print:table-header-group print:break-inside-avoid">
      <div role="row" aria-rowindex={1} className="grid grid-cols-(--columns)" style={{ height: GROUP_HEIGHT }}>
        {groups.map((group, at) => (
          <GroupHeader key={at} group={group} withGutter={at === 0} geometry={geometry} openGuide={openGuide} />
        ))}
      </div>
      <div role="row" aria-rowindex={2} className="grid grid-cols-(--columns)" style={{ height: LABEL_HEIGHT }}>
        <div
          role="columnheader"
          aria-colindex={1}
          aria-label={t('gutter')}
          className="border-line bg-subtle sticky left-0 z-10 border-r border-b"
        />
        {columns.map((column, at) => (
          <ColumnHeader key={column.key} column={column} at={at} geometry={geometry} openMenu={openMenu} />
        ))}
      </div>
    </div>
  )
})

interface Group {
  first: number
  columns: GridColumn[]
}

function groupsOf(columns: readonly GridColumn[]): Group[] {
  const groups: Group[] = []
  for (const [at, column] of columns.entries()) {
    const last = groups.at(-1)
    const before = last?.columns[0]
    if (last && before?.part === column.part && before.work === column.work) last.columns.push(column)
    else groups.push({ first: at, columns: [column] })
  }
  return groups
}

interface GroupHeaderProps {
  group: Group
  withGutter: boolean
  geometry: Geometry
  openGuide: (work: Work) => void
}

function GroupHeader({ group, withGutter, geometry, openGuide }: GroupHeaderProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const column = group.columns[0]
  if (!column) return null
  const title = column.work ? works[column.work][locale] : parts[column.part][locale]
  const numeral = { head: '', '1': '①', '2': '②', '3': '③', tail: '' }[column.part]
  const span = group.columns.length + (withGutter ? 1 : 0)
  const stays = geometry.stickyLefts[group.first] !== null
  return (
    <div
      role="columnheader"
      aria-colindex={withGutter ? 1 : column.index + 2}
      aria-colspan={span}
      style={{ gridColumn: `span ${span}`, left: stays ? 0 : undefined }}
      className={cn(
        'flex items-center border-r border-b px-2 font-semibold',
        partLook[column.part],
        stays && 'sticky z-20',
      )}
    >
      <span
        className="sticky flex min-w-0 items-center gap-1"
        style={{ left: stays ? undefined : geometry.stickyWidth + 8 }}
      >
        <span className="truncate">
          {numeral} {title}
        </span>
        {column.work && (
          <button
            type="button"
            aria-label={t('help', { work: title })}
            onClick={() => column.work && openGuide(column.work)}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-black/10"
          >
            <CircleHelp aria-hidden className="size-4" />
          </button>
        )}
      </span>
    </div>
  )
}

interface ColumnHeaderProps {
  column: GridColumn
  at: number
  geometry: Geometry
  openMenu: (place: ColumnMenuPlace) => void
}

function ColumnHeader({ column, at, geometry, openMenu }: ColumnHeaderProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller } = useGrid()
  const { sort, filters } = useObservable(controller.settings)
  const label = columnLabel(column, locale)
  const sorted = sort?.key === column.key ? sort : null
  const filtered = isFiltering(filters[column.key] ?? noFilter)
  const stickyLeft = geometry.stickyLefts[at] ?? null
  return (
    <div
      role="columnheader"
      data-header={column.key}
      aria-colindex={column.index + 2}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      style={{ left: stickyLeft ?? undefined }}
      className={cn('relative border-r border-b', partLook[column.part], stickyLeft !== null && 'sticky z-10')}
    >
      <button
        type="button"
        // Nineteen stops would stand between the toolbar and the cells; Alt+↓ opens the menu from a cell.
        tabIndex={-1}
        aria-haspopup="dialog"
        aria-label={t('columnMenu', { column: label })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          openMenu({ column, x: box.left, y: box.bottom })
        }}
        // Chromium leaves a button's words out of the heads that it repeats on later sheets of paper.
        className="flex size-full items-center gap-1 px-2 text-left leading-tight font-medium hover:bg-black/5 focus-visible:-outline-offset-2 print:contents"
      >
        <span className="line-clamp-2 min-w-0 flex-1 print:m-2 print:block">{label}</span>
        {sorted && (sorted.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
        {filtered && <FilterIcon aria-hidden className="size-4 shrink-0 fill-current" />}
        {!sorted && !filtered && column.width > 80 && (
          <ChevronDown aria-hidden className="size-4 shrink-0 opacity-60 print:hidden" />
        )}
      </button>
      <ResizeHandle column={column} width={geometry.widths[at] ?? 0} />
    </div>
  )
}
