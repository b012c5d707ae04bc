'use client'

import { GitCompareArrows } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { Conflict } from '@/lib/domain/merge/patch'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { DifferingText } from '../differing-text'
import { useGrid, useObservable } from './grid-context'

const shown = { mine: 'one', theirs: 'other' } as const

/** Cells that somebody else changed at the same time: both texts, and the choice between them. */
export function ConflictBar() {
  const t = useTranslations('grid.conflict')
  const { controller } = useGrid()
  const conflicts = useObservable(controller.store.conflicts)
  if (conflicts.length === 0) return null
  return (
    <section
      aria-label={t('label')}
      className="border-line bg-danger-soft relative max-h-[40vh] overflow-y-auto border-t p-3"
    >
      <h2 className="text-danger flex items-center gap-2 font-semibold">
        <GitCompareArrows aria-hidden className="size-4" />
        {t('title', { count: conflicts.length })}
      </h2>
      <ul className="mt-2 flex flex-col gap-3">
        {conflicts.map((conflict) => (
          <li key={`${conflict.useCaseId} ${conflict.field}`}>
            <ConflictChoice conflict={conflict} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One conflict; the row panel shows it beside its field as well. */
export function ConflictChoice({ conflict }: { conflict: Conflict }) {
  const t = useTranslations('grid.conflict')
  const locale = useLocale()
  const { controller, focusGrid } = useGrid()
  const { store } = controller
  const no = store.get(conflict.useCaseId)?.cells.no ?? ''
  const { field } = conflict
  const name = field === 'deleted' || field === 'position' ? t(field) : fieldLabel(field)[locale]
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{t('where', { no, field: name })}</h3>
      <div className="grid gap-2 sm:grid-cols-2">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className="border-line bg-surface flex flex-col gap-2 rounded-md border p-2">
            <p className="text-muted text-xs">{t(side)}</p>
            <p className="min-h-5 flex-1 break-words whitespace-pre-wrap">
              {conflict[side] === null ? (
                t('empty')
              ) : (
                <DifferingText one={conflict.mine ?? ''} other={conflict.theirs ?? ''} show={shown[side]} />
              )}
            </p>
            <Button
              size="sm"
              onClick={() => {
                store.resolve(conflict, side)
                focusGrid()
              }}
            >
              {t(side === 'mine' ? 'keepMine' : 'keepTheirs')}
            </Button>
          </div>
        ))}
      </div>
    </div>
  )
}
