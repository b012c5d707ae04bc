'use client'

import { CircleHelp, GitCompareArrows } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { LevelMark } from '@/components/ui/level-mark'
import { cn } from '@/components/ui/cn'
import { cellKeyOf, type GridColumn } from '@/lib/client/columns'
import { estimateLines, MAX_LINES } from '@/lib/client/row-height'
import { meaningOf, searchable, textOf, UNCLEAR } from '@/lib/client/view'
import type { PresentPerson } from '@/lib/domain/live/live'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import { levelName } from '@/lib/domain/worksheet/levels'
import { useGrid } from './grid-context'
import { LinkedText } from './linked-text'
import { PersonMark } from './person-mark'
import { PriorityValue } from './priority-value'

interface GridCellProps {
  useCase: EditableUseCase
  column: GridColumn
  /** Place among the shown columns, from 0. */
  at: number
  width: number
  stickyLeft: number | null
  active: boolean
  selected: boolean
  query: string
  /** The others who are in this row. */
  people: readonly PresentPerson[]
}

/** The id by which the editing field says which cell it stands for. */
export function cellId(useCaseId: string, column: GridColumn): string {
  return `cell-${useCaseId}-${column.index}`
}

export function GridCell({ useCase, column, at, width, stickyLeft, active, selected, query, people }: GridCellProps) {
  const { controller } = useGrid()
  const text = textOf(useCase, column, controller.store.worksheet)
  const field = cellKeyOf(column)
  const conflict = field ? controller.store.conflictOf(useCase.id, field) : undefined
  const here = people.filter((each) => field !== undefined && each.field === field)
  const found = query !== '' && searchable(text).includes(query)
  return (
    <div
      role="gridcell"
      id={cellId(useCase.id, column)}
      aria-colindex={column.index + 2}
      aria-selected={selected}
      aria-readonly={column.type === 'priority' || undefined}
      data-column={at}
      style={stickyLeft === null ? undefined : { left: stickyLeft }}
      className={cn(
        'group/cell border-line relative min-w-0 border-r px-2 py-(--cell-padding)',
        column.type === 'link' || column.type === 'text' ? 'text-left' : 'text-center',
        stickyLeft === null ? 'bg-surface' : 'bg-surface sticky z-10 hover:z-20',
        selected && 'bg-accent-soft',
        found && 'bg-warning-soft',
        active && 'outline-accent z-[5] outline-2 -outline-offset-2',
        active && stickyLeft !== null && 'z-20',
      )}
    >
      <CellContent useCase={useCase} column={column} text={text} width={width} />
      {conflict && <ConflictMark />}
      {here.length > 0 && <PersonMark people={here} />}
    </div>
  )
}

function CellContent({
  useCase,
  column,
  text,
  width,
}: {
  useCase: EditableUseCase
  column: GridColumn
  text: string
  width: number
}) {
  const locale = useLocale()
  const { worksheet } = useGrid().controller.store
  if (column.type === 'priority') return <PriorityValue useCase={useCase} worksheet={worksheet} />
  if (text === '') return null
  if (column.type === 'level' || column.type === 'applicability') {
    const meaning = meaningOf(text, column, worksheet)
    return meaning === UNCLEAR ? (
      <UnclearText text={text} />
    ) : (
      <LevelMark value={meaning} label={levelName(meaning, locale)} />
    )
  }
  const long = estimateLines(text, width) > MAX_LINES
  return (
    <>
      <div
        className={cn(
          'max-h-40 overflow-hidden break-words whitespace-pre-wrap print:max-h-none',
          long && 'mask-[linear-gradient(to_bottom,black_70%,transparent)] print:mask-none',
        )}
      >
        <LinkedText text={text} />
      </div>
      {long && <ShowMore id={useCase.id} />}
    </>
  )
}

function UnclearText({ text }: { text: string }) {
  const t = useTranslations('grid')
  return (
    <span className="text-warning inline-flex max-w-full items-start gap-1" title={t('unclear')}>
      <CircleHelp aria-label={t('unclear')} className="mt-0.5 size-4 shrink-0" />
      <span className="max-h-40 min-w-0 overflow-hidden text-left whitespace-pre-wrap">{text}</span>
    </span>
  )
}

function ShowMore({ id }: { id: string }) {
  const t = useTranslations('grid')
  const { showRow } = useGrid()
  return (
    <button
      type="button"
      tabIndex={-1}
      data-print="hide"
      onMouseDown={(event) => event.stopPropagation()}
      onClick={() => showRow(id)}
      className="bg-surface text-accent absolute right-1 bottom-0 min-h-6 rounded-sm px-1 text-xs underline"
    >
      {t('more')}
    </button>
  )
}

function ConflictMark() {
  const t = useTranslations('grid')
  return (
    <span className="bg-danger text-on-danger absolute top-0 right-0 rounded-bl-sm p-0.5" title={t('conflictMark')}>
      <GitCompareArrows aria-label={t('conflictMark')} className="size-3.5" />
    </span>
  )
}
