'use client'

import {
  ArrowDown,
  ArrowUp,
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  Copy,
  History,
  PanelRight,
  Trash2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuItem, MenuSeparator, PlacedMenu } from '@/components/ui/dropdown-menu'
import type { CellKey } from '@/lib/domain/worksheet/fields'
import { useGrid } from './grid-context'

/** The row whose menu is open, and where on the screen. */
export interface RowMenuPlace {
  id: string
  /** The cell from which it was opened. */
  field?: CellKey | null
  x: number
  y: number
}

/** What can be done with a row, or with all ticked rows when it is one of them. */
export function RowMenu({ place, close }: { place: RowMenuPlace | null; close: () => void }) {
  const t = useTranslations('grid')
  const { controller, showRow, showHistory, focusGrid } = useGrid()
  if (!place) return null
  const { id, field, x, y } = place
  const count = controller.rowsMeant(id).length
  return (
    <PlacedMenu x={x} y={y} label={t('row.commands')} onClose={close} onClosed={focusGrid}>
      <MenuItem icon={PanelRight} onSelect={() => showRow(id)}>
        {t('row.openPanel')}
      </MenuItem>
      {field && (
        <MenuItem icon={History} shortcut="Ctrl+Shift+H" onSelect={() => showHistory({ useCaseId: id, field })}>
          {t('row.cellHistory')}
        </MenuItem>
      )}
      <MenuItem icon={History} onSelect={() => showHistory({ useCaseId: id })}>
        {t('row.history')}
      </MenuItem>
      {controller.canEdit && (
        <>
          <MenuSeparator />
          <MenuItem icon={BetweenHorizontalStart} onSelect={() => controller.insertBeside(id, 'above')}>
            {t('row.insertAbove')}
          </MenuItem>
          <MenuItem icon={BetweenHorizontalEnd} onSelect={() => controller.insertBeside(id, 'below')}>
            {t('row.insertBelow')}
          </MenuItem>
          <MenuItem icon={Copy} onSelect={() => controller.duplicate(id)}>
            {t('row.duplicate')}
          </MenuItem>
          <MenuItem
            icon={ArrowUp}
            shortcut="Alt+Shift+↑"
            disabled={!controller.canMove()}
            onSelect={() => controller.moveBy(id, -1)}
          >
            {t('row.moveUp')}
          </MenuItem>
          <MenuItem
            icon={ArrowDown}
            shortcut="Alt+Shift+↓"
            disabled={!controller.canMove()}
            onSelect={() => controller.moveBy(id, 1)}
          >
            {t('row.moveDown')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={Trash2} danger onSelect={() => controller.delete(id)}>
            {t('row.delete', { count })}
          </MenuItem>
        </>
      )}
    </PlacedMenu>
  )
}
