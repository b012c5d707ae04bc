'use client'

import { EllipsisVertical, History, RotateCcw, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useGrid, useUseCase } from '@/components/worksheets/grid/grid-context'
import { restoreStep } from '@/lib/client/outside-steps'
import type { HistoryEntry } from '@/lib/domain/history/group'
import { rowEdits } from '@/lib/domain/history/restore'
import { valueOf } from '@/lib/domain/merge/edit'
import type { CellKey } from '@/lib/domain/worksheet/fields'
import type { HistoryPlace } from './history-place'
import { RestoreRowDialog, type RowRestore } from './restore-row-dialog'
import { RestoreWorksheetDialog } from './restore-worksheet-dialog'

interface EntryMenuProps {
  entry: HistoryEntry
  place: HistoryPlace
  userId: string
}

/** What can be brought back from an entry: the value before or after it, the row, the worksheet; or the entry undone. */
export function EntryMenu({ entry, place, userId }: EntryMenuProps) {
  const t = useTranslations('history.restore')
  const { controller } = useGrid()
  const [row, setRow] = useState<RowRestore | null>(null)
  const [worksheet, setWorksheet] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { steps, rows, rowCount } = entry
  const seq = steps[0]!.seq
  const single = rowCount === 1 ? rows[0] : undefined
  const now = useUseCase(single?.useCaseId ?? '')
  const field = single && (place.field ?? onlyCell(Object.keys(single.changes)))
  const change = field && single.changes[field]
  const wasDeleted = single?.changes.deleted?.to === 'true'
  // The server takes back a person's own actions, cell by cell; an import has its own way.
  const isOwnAction =
    entry.actorId === userId &&
    rowCount > 0 &&
    steps.every(({ actionId }) => actionId === steps[0]!.actionId) &&
    !['import', 'merge'].includes(entry.worksheet?.kind ?? entry.source)

  function restoreValue(value: string | null) {
    const { useCaseId } = single!
    setRow({
      useCaseId,
      asOf: seq,
      edits: (current) => (valueOf(current, field!) === value ? [] : [{ useCaseId, field: field!, value }]),
    })
  }

  /** The item that opened the question is gone; the keyboard goes on from the menu's button. */
  function close() {
    flushSync(() => {
      setRow(null)
      setWorksheet(false)
    })
    button.current?.focus()
  }

  async function takeBack() {
    const { store, notice } = controller
    const step = restoreStep(store.worksheet.id, steps[0]!.actionId, notice)
    const again = await step.revert()
    if (again && again !== step) store.undoStack.record(again)
  }

  return (
    <>
      <DropdownMenu
        align="end"
        trigger={<IconButton size="sm" icon={EllipsisVertical} label={t('menu')} ref={button} />}
      >
        {change && !now?.deleted && (
          <>
            {now?.cells[field] !== (change.from ?? undefined) && (
              <MenuItem icon={RotateCcw} onSelect={() => restoreValue(change.from)}>
                {t('valueBefore')}
              </MenuItem>
            )}
            {now?.cells[field] !== (change.to ?? undefined) && (
              <MenuItem icon={RotateCcw} onSelect={() => restoreValue(change.to)}>
                {t('valueAfter')}
              </MenuItem>
            )}
          </>
        )}
        {single && (
          <MenuItem
            icon={RotateCcw}
            onSelect={() =>
              setRow({ useCaseId: single.useCaseId, asOf: wasDeleted ? steps.at(-1)!.seq - 1 : seq, edits: rowEdits })
            }
          >
            {t(wasDeleted ? 'deletedRow' : 'row')}
          </MenuItem>
        )}
        <MenuItem icon={History} onSelect={() => setWorksheet(true)}>
          {t('worksheet')}
        </MenuItem>
        {isOwnAction && (
          <MenuItem icon={Undo2} onSelect={() => void takeBack()}>
            {t('takeBack')}
          </MenuItem>
        )}
      </DropdownMenu>
      {row && <RestoreRowDialog restore={row} close={close} />}
      {worksheet && <RestoreWorksheetDialog to={seq} close={close} />}
    </>
  )
}

/** The cell that an action changed, when it is one. */
function onlyCell(fields: readonly string[]): CellKey | undefined {
  const cells = fields.filter((field) => field !== 'position' && field !== 'deleted')
  return cells.length === 1 ? (cells[0] as CellKey) : undefined
}
