'use client'

import { ChevronDown, ChevronUp, History } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { SidePanel } from '@/components/shell/side-panel'
import { IconButton } from '@/components/ui/icon-button'
import { PartTag } from '@/components/ui/part-tag'
import { cellKeyOf, type GridColumn, productColumns } from '@/lib/client/columns'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import { parts, works } from '@/lib/domain/worksheet/parts'
import { priorityOf } from '@/lib/domain/worksheet/priority'
import { useGrid, useObservable, useUseCase } from '../grid/grid-context'
import { priorityTerms } from '../grid/priority-value'
import { SaveState } from '../grid/save-state'
import { RowField } from './row-field'

/** One use case as a guided form, Work by Work, beside the grid. */
export function RowPanel({ id }: { id: string }) {
  const t = useTranslations('rowPanel')
  const { controller, showRow, showHistory, focusGrid } = useGrid()
  const view = useObservable(controller.view)
  const useCase = useUseCase(id)
  const heading = useRef<HTMLSpanElement>(null)
  const index = view.indexOf(id)

  // A row opened by a link or a key is read from its title.
  useEffect(() => heading.current?.focus(), [id])

  function close() {
    showRow(null)
    focusGrid()
  }

  function go(to: number) {
    const next = view[to]
    if (next) showRow(next)
  }

  const shown = useCase && !useCase.deleted ? useCase : null
  return (
    <SidePanel
      title={
        <span ref={heading} tabIndex={-1} className="outline-none">
          {shown?.cells.no ? t('title', { no: shown.cells.no }) : t('untitled')}
        </span>
      }
      onClose={close}
      actions={
        <>
          <IconButton size="sm" icon={History} label={t('history')} onClick={() => showHistory({ useCaseId: id })} />
          <IconButton
            size="sm"
            icon={ChevronUp}
            label={t('previous')}
            disabled={index < 1}
            onClick={() => go(index - 1)}
          />
          <IconButton
            size="sm"
            icon={ChevronDown}
            label={t('next')}
            disabled={index === -1 || index >= view.length - 1}
            onClick={() => go(index + 1)}
          />
        </>
      }
    >
      {shown ? <RowForm key={id} useCase={shown} /> : <p className="text-muted">{t('notFound')}</p>}
    </SidePanel>
  )
}

function RowForm({ useCase }: { useCase: EditableUseCase }) {
  const { controller } = useGrid()
  const sections = sectionsOf(controller.allColumns)
  return (
    <div className="flex flex-col gap-6">
      {/* On a phone the form covers the toolbar, which says this otherwise. */}
      {controller.canEdit && (
        <div className="-mb-4 md:hidden">
          <SaveState />
        </div>
      )}
      <Priority useCase={useCase} />
      {sections.map((section) => (
        <Section key={section.key} section={section} useCase={useCase} />
      ))}
      <Section section={{ key: 'scoring', columns: productColumns }} useCase={useCase} />
    </div>
  )
}

function Priority({ useCase }: { useCase: EditableUseCase }) {
  const t = useTranslations('rowPanel')
  const locale = useLocale()
  const { worksheet } = useGrid().controller.store
  if (worksheet.format === 'v2.0') return null
  const priority = priorityOf(worksheet.format, worksheet.scale, useCase.cells)
  return (
    <p aria-live="polite" className="bg-subtle rounded-md px-3 py-2">
      {t('priority')}: {priority ? <strong>{priorityTerms(priority, locale)}</strong> : t('noPriority')}
    </p>
  )
}

interface SectionModel {
  key: string
  columns: readonly GridColumn[]
}

/** The format's columns by Work, in sheet order; those outside the Works by part. */
function sectionsOf(columns: readonly GridColumn[]): SectionModel[] {
  const sections: { key: string; columns: GridColumn[] }[] = []
  for (const column of columns) {
    if (column.type === 'priority') continue
    const key = column.work ?? column.part
    const last = sections.at(-1)
    if (last?.key === key) last.columns.push(column)
    else sections.push({ key, columns: [column] })
  }
  return sections
}

function Section({ section, useCase }: { section: SectionModel; useCase: EditableUseCase }) {
  const t = useTranslations('rowPanel')
  const locale = useLocale()
  const first = section.columns[0]
  if (!first) return null
  const work = first.work && works[first.work][locale]
  const done = section.columns.filter((column) => {
    const key = cellKeyOf(column)
    return key && useCase.cells[key] !== undefined
  }).length
  const title = section.key === 'scoring' ? t('scoring') : (work ?? parts[first.part][locale])
  const progress = t('progress', { done, total: section.columns.length })
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">{title}</h3>
        {first.part === 'head' || first.part === 'tail' ? (
          <span className="text-muted text-sm">{progress}</span>
        ) : (
          <PartTag part={first.part}>{progress}</PartTag>
        )}
      </header>
      {section.columns.map((column) => (
        <RowField key={column.key} useCase={useCase} column={column} />
      ))}
    </section>
  )
}
