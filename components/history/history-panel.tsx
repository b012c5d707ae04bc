'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { SidePanel } from '@/components/shell/side-panel'
import { Button } from '@/components/ui/button'
import { useGrid, useObservable, useUseCase } from '@/components/worksheets/grid/grid-context'
import { HistoryList } from '@/lib/client/history-list'
import { fetchHistory } from '@/lib/client/transport'
import type { HistoryPerson } from '@/lib/domain/history/step'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { HistoryEntries } from './history-entries'
import { everything, HistoryFilters, type HistoryFilter } from './history-filters'
import type { HistoryPlace } from './history-place'

/** Who changed what, when, and how: of the worksheet, of a row or of a cell, beside the grid. */
export function HistoryPanel({ place, userId }: { place: HistoryPlace; userId: string }) {
  const t = useTranslations('history')
  const locale = useLocale()
  const { controller, showHistory, focusGrid, heard } = useGrid()
  const row = useUseCase(place.useCaseId ?? '')
  const [filter, setFilter] = useState(everything)
  const [list, setList] = useState(() => listOf(everything, []))
  const { people } = useObservable(list.state)
  const heading = useRef<HTMLSpanElement>(null)

  // One that is opened by a key or a link is read from its title.
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    void list.open()
    return heard.subscribe(() => void list.refresh(isAtTop))
  }, [list, heard])

  function listOf({ person, day }: HistoryFilter, known: readonly HistoryPerson[]): HistoryList {
    const { useCaseId, field } = place
    const wanted = {
      ...(useCaseId && { useCase: useCaseId }),
      ...(field && { field }),
      ...(person && { person }),
      ...(day && { day }),
    }
    const { id } = controller.store.worksheet
    return new HistoryList(
      (before) => fetchHistory(id, { ...wanted, ...(before !== null && { before: String(before) }) }),
      known,
    )
  }

  /** Where the newest entries are in view, others may appear above them. */
  function isAtTop(): boolean {
    const scroller = heading.current?.closest('[data-panel]')?.lastElementChild
    return !scroller || scroller.scrollTop === 0
  }

  function changeFilter(next: HistoryFilter) {
    setFilter(next)
    setList(listOf(next, people))
  }

  function close() {
    showHistory(null)
    focusGrid()
  }

  return (
    <SidePanel
      title={
        <span ref={heading} tabIndex={-1} className="outline-none">
          {title()}
        </span>
      }
      onClose={close}
    >
      <div className="flex flex-col gap-3">
        {place.useCaseId && (
          <div className="flex flex-wrap gap-2">
            {place.field && (
              <Button size="sm" onClick={() => showHistory({ useCaseId: place.useCaseId })}>
                {t('showRow')}
              </Button>
            )}
            <Button size="sm" onClick={() => showHistory({})}>
              {t('showWorksheet')}
            </Button>
          </div>
        )}
        <HistoryFilters people={people} filter={filter} change={changeFilter} />
        <HistoryEntries
          list={list}
          place={place}
          isFiltered={filter.person !== '' || filter.day !== ''}
          userId={userId}
        />
      </div>
    </SidePanel>
  )

  function title(): string {
    if (!place.useCaseId) return t('title')
    const name = row?.cells.no ? t('rowNo', { no: row.cells.no }) : t('unnamedRow')
    return t('titleOf', {
      name: place.field ? t('cellName', { row: name, field: fieldLabel(place.field)[locale] }) : name,
    })
  }
}
