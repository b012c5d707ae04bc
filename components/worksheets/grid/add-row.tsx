'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useGrid, useObservable } from './grid-context'

/** The line after the last row: adds one, or says that rows are still coming. */
export function AddRow() {
  const t = useTranslations('grid')
  const { controller, focusGrid } = useGrid()
  const loading = useObservable(controller.store.next) !== null
  if (loading)
    return (
      <p data-print="hide" className="text-muted sticky left-0 w-fit px-3 py-2">
        {t('loading')}
      </p>
    )
  if (!controller.canEdit) return null
  return (
    <button
      type="button"
      data-print="hide"
      onClick={() => {
        controller.addRow()
        focusGrid()
      }}
      className="text-muted hover:bg-subtle hover:text-ink sticky left-0 flex min-h-10 w-screen max-w-full items-center gap-2 px-3 focus-visible:-outline-offset-2"
    >
      <Plus aria-hidden className="size-4" />
      {t('addRow')}
    </button>
  )
}
