'use client'

import { EllipsisVertical, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import { useGrid } from './grid-context'

const buttonClass =
  'text-muted hover:bg-subtle hover:text-ink inline-flex size-6 shrink-0 items-center justify-center rounded-sm'

interface GutterProps {
  id: string
  useCase: EditableUseCase
  index: number
  checked: boolean
}

/**
 * The row's own controls. They are for the pointer: the keyboard has Alt+Shift+arrows, Shift+Space and Shift+F10, so
 * they stay out of the Tab order, which belongs to the cells.
 */
export function Gutter({ id, useCase, index, checked }: GutterProps) {
  const t = useTranslations('grid')
  const { controller, showRow } = useGrid()
  const name = useCase.cells.no ?? String(index + 1)
  return (
    <div
      role="gridcell"
      aria-colindex={1}
      className={cn(
        'border-line sticky left-0 z-10 flex items-start gap-px border-r px-px pt-(--cell-padding) print:*:invisible',
        checked ? 'bg-accent-soft' : 'bg-surface',
      )}
    >
      {controller.canEdit ? (
        <>
          <button
            type="button"
            tabIndex={-1}
            data-drag={id}
            aria-label={t('row.drag', { name })}
            className={cn(buttonClass, 'cursor-grab touch-none')}
          >
            <GripVertical aria-hidden className="size-4" />
          </button>
          <span className="inline-flex size-6 shrink-0 items-center justify-center">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={checked}
              onChange={() => controller.toggleChecked(id)}
              aria-label={t('row.check', { name })}
              className="accent-accent size-4"
            />
          </span>
          <button
            type="button"
            tabIndex={-1}
            data-menu={id}
            aria-haspopup="menu"
            aria-label={t('row.menu', { name })}
            className={buttonClass}
          >
            <EllipsisVertical aria-hidden className="size-4" />
          </button>
        </>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => showRow(id)}
          aria-label={t('row.open', { name })}
          className={buttonClass}
        >
          <EllipsisVertical aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}
