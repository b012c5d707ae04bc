'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { cellKeyOf, columnLabel } from '@/lib/client/columns'
import { foremost } from '@/lib/client/live/people'
import { EMPTY, meaningOf, UNCLEAR } from '@/lib/client/view'
import { LevelMark } from '@/components/ui/level-mark'
import { levelName } from '@/lib/domain/worksheet/levels'
import { priorityOf } from '@/lib/domain/worksheet/priority'
import { AddRow } from './add-row'
import { useGrid, useObservable, usePeopleInRow, useUseCase } from './grid-context'
import { PeopleNamed, personStyle } from './person-mark'

const CARD_HEIGHT = 96

/** The rows as a list, for a phone: a row opens as a form. */
export function RowCards() {
  const t = useTranslations('grid.cards')
  const { controller } = useGrid()
  const view = useObservable(controller.view)
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- it only says that the compiler leaves this alone
  const virtualizer = useVirtualizer({
    count: view.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => view[index] ?? index,
    estimateSize: () => CARD_HEIGHT,
    initialRect: { width: 360, height: 700 },
    overscan: 4,
  })
  const items = virtualizer.getVirtualItems()
  return (
    <div ref={scroller} className="border-line relative min-h-0 flex-1 overflow-y-auto border-t sm:hidden">
      <ul
        aria-label={t('label')}
        style={{
          paddingTop: items[0]?.start ?? 0,
          paddingBottom: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
        }}
      >
        {items.map(({ key, index }) => (
          <li key={key} ref={virtualizer.measureElement} data-index={index} className="border-line border-b">
            <RowCard id={String(key)} />
          </li>
        ))}
      </ul>
      <AddRow />
    </div>
  )
}

function RowCard({ id }: { id: string }) {
  const t = useTranslations('grid.cards')
  const locale = useLocale()
  const { controller, showRow } = useGrid()
  const useCase = useUseCase(id)
  const people = usePeopleInRow(id)
  if (!useCase) return null
  const { worksheet } = controller.store
  const { cells } = useCase
  const priority = priorityOf(worksheet.format, worksheet.scale, cells)
  const levels = controller.allColumns.flatMap((column) => {
    const key = cellKeyOf(column)
    if (!key || (column.type !== 'level' && column.type !== 'applicability')) return []
    const meaning = meaningOf(cells[key] ?? '', column, worksheet)
    return meaning === EMPTY || meaning === UNCLEAR ? [] : [{ column, meaning }]
  })
  return (
    <button
      type="button"
      onClick={() => showRow(id)}
      className="hover:bg-subtle flex w-full items-center gap-2 px-3 py-3 text-left focus-visible:-outline-offset-2"
    >
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="text-muted flex gap-2 text-sm">
          <span>{cells.no}</span>
          <span className="truncate">{cells.product}</span>
          {people.length > 0 && (
            <span
              style={personStyle(foremost(people))}
              className="text-on-person ml-auto shrink-0 rounded-sm bg-(--person) px-1 text-xs leading-5"
            >
              <PeopleNamed people={people} />
            </span>
          )}
        </span>
        <span className="line-clamp-2 font-medium">{cells.problem ?? cells.caseName ?? t('untitled')}</span>
        <span className="flex flex-wrap gap-x-3 text-sm">
          {priority && <span className="font-semibold">{t('priority', { value: priority.value })}</span>}
          {levels.map(({ column, meaning }) => (
            <span key={column.key} className="inline-flex gap-1">
              <span className="text-muted">{columnLabel(column, locale)}</span>
              <LevelMark value={meaning} label={levelName(meaning, locale)} />
            </span>
          ))}
        </span>
      </span>
      <ChevronRight aria-hidden className="text-muted size-5 shrink-0" />
    </button>
  )
}
