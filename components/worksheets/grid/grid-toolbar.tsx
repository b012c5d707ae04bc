'use client'

import { Columns3, FilterX, Redo2, Rows3, Rows4, Search, Undo2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DropdownMenu, MenuCheck } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { cellKeyOf, columnLabel } from '@/lib/client/columns'
import { allRows, isFiltering } from '@/lib/client/view'
import { FindBar } from './find-bar'
import { useGrid, useObservable } from './grid-context'
import { PeopleHere } from './people-here'
import { SaveState } from './save-state'

interface GridToolbarProps {
  finding: boolean
  setFinding: (finding: boolean) => void
}

/** What concerns the whole grid, and the one place that says whether everything is saved. */
export function GridToolbar({ finding, setFinding }: GridToolbarProps) {
  const t = useTranslations('grid')
  const { controller, focusGrid } = useGrid()
  const { undo, redo } = useObservable(controller.store.undoStack.available)
  return (
    <div data-grid-toolbar data-print="hide" className="flex flex-wrap items-center gap-x-1 gap-y-1 px-3 py-1.5">
      {controller.canEdit && (
        <>
          <IconButton
            size="sm"
            icon={Undo2}
            label={t('undo')}
            shortcut="Ctrl+Z"
            disabled={!undo}
            onClick={() => controller.undo()}
          />
          <IconButton
            size="sm"
            icon={Redo2}
            label={t('redo')}
            shortcut="Ctrl+Y"
            disabled={!redo}
            onClick={() => controller.redo()}
          />
        </>
      )}
      <span className="hidden items-center gap-1 sm:flex">
        <ColumnPicker />
        <DensityButton />
        {finding ? (
          <FindBar
            close={() => {
              setFinding(false)
              focusGrid()
            }}
          />
        ) : (
          <IconButton
            size="sm"
            icon={Search}
            label={t('find.label')}
            shortcut="Ctrl+F"
            onClick={() => setFinding(true)}
          />
        )}
      </span>
      <ViewState />
      <NoticeText />
      <span className="flex-1" />
      <PeopleHere />
      {!controller.canEdit && <span className="text-muted text-sm">{t('readOnly')}</span>}
      {controller.canEdit && <SaveState />}
    </div>
  )
}

function ColumnPicker() {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller, layout } = useGrid()
  const { hidden } = useObservable(layout.settings)
  return (
    <DropdownMenu trigger={<IconButton size="sm" icon={Columns3} label={t('columns')} />}>
      {controller.allColumns
        .filter((column) => cellKeyOf(column) !== 'no')
        .map((column) => (
          <MenuCheck key={column.key} checked={!hidden.includes(column.key)} onChange={() => layout.toggle(column)}>
            {columnLabel(column, locale)}
          </MenuCheck>
        ))}
    </DropdownMenu>
  )
}

function DensityButton() {
  const t = useTranslations('grid')
  const { layout } = useGrid()
  const { density } = useObservable(layout.settings)
  const compact = density === 'compact'
  return (
    <IconButton
      size="sm"
      icon={compact ? Rows4 : Rows3}
      label={t('compact')}
      aria-pressed={compact}
      onClick={() => layout.change({ density: compact ? 'comfortable' : 'compact' })}
    />
  )
}

/** Says that not all rows are shown, or not in the worksheet's order, and takes that back. */
function ViewState() {
  const t = useTranslations('grid')
  const { controller } = useGrid()
  const { filters, sort } = useObservable(controller.settings)
  const shown = useObservable(controller.view).length
  const total = useObservable(controller.store.order).length
  const filtering = Object.values(filters).some(isFiltering)
  if (!filtering && !sort) return null
  return (
    <span className="flex items-center gap-1 text-sm">
      {filtering && <span>{t('filtered', { shown, total })}</span>}
      {sort && <span>{t('sorted')}</span>}
      <Button size="sm" look="quiet" onClick={() => controller.setSettings(allRows)}>
        <FilterX aria-hidden />
        {t('showAll')}
      </Button>
    </span>
  )
}

function NoticeText() {
  const t = useTranslations('grid.notice')
  const { controller } = useGrid()
  const notice = useObservable(controller.notice)
  return (
    <span role="status" className="text-sm">
      {notice && t(notice.kind, { count: 'count' in notice ? notice.count : 0 })}
    </span>
  )
}
