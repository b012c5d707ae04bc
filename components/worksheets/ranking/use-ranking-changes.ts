'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { commandOf } from '@/components/worksheets/grid/keyboard'
import { newId } from '@/lib/client/new-id'
import type { Notice } from '@/lib/client/notice'
import { Observable } from '@/lib/client/observable'
import { restoreStep, stepsBesideGrid } from '@/lib/client/outside-steps'
import { postChange } from '@/lib/client/transport'
import type { UndoStack } from '@/lib/client/undo'
import { changedEntries, describeChanges, type ChangedCells } from './changed-cells'
import { useReread } from '../follow-page'

/** Who may change what here; null for who may only look. */
export interface Editing {
  worksheetId: string
  userId: string
}

/** Sets cells of a use case as one action; the ranking is read again, and a notice offers to take it back. */
export type ChangeCells = (
  useCase: { id: string; revision: number; label: string },
  cells: ChangedCells,
) => Promise<void>

export interface RankingChanges {
  change: ChangeCells
  /** What was done here, to take back. */
  steps: UndoStack
  undo: () => void
  redo: () => void
}

/**
 * How this page changes cells: through the same write as the grid, so that history knows it. Ctrl+Z takes back what was
 * done here, wherever the focus is, and Ctrl+Shift+Z does it again.
 */
export function useRankingChanges(editing: Editing | null): RankingChanges | null {
  const t = useTranslations('ranking.change')
  const locale = useLocale()
  const reread = useReread()
  const [notice] = useState(() => new Observable<Notice | null>(null))
  const { worksheetId = '', userId = '' } = editing ?? {}
  const steps = useMemo(() => stepsBesideGrid(worksheetId, userId), [worksheetId, userId])
  const undo = useCallback(() => void steps.undo((step) => step), [steps])
  const redo = useCallback(() => void steps.redo((step) => step), [steps])

  const say = useEffectEvent(() => {
    const said = notice.get()
    if (said?.kind === 'undoNotReached') toast({ text: t('notUndone'), tone: 'danger' })
    else if (said?.kind === 'keptOfOthers') toast({ text: t('kept', { count: said.count }) })
    else if (said) toast({ text: t(said.kind === 'actionRedone' ? 'redone' : 'undone') })
    reread()
  })
  useEffect(() => notice.subscribe(() => say()), [notice])

  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event)?.do
    if (!editing || isTyped(event) || (command !== 'undo' && command !== 'redo')) return
    event.preventDefault()
    if (command === 'undo') undo()
    else redo()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => keyDown(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])

  const change: ChangeCells = useCallback(
    async ({ id, revision, label }, cells) => {
      const actionId = newId()
      const patches = changedEntries(cells).map(([field, value]) => {
        return { useCaseId: id, field, value, baseRevision: revision }
      })
      const delivery = postChange(worksheetId, userId, { actionId, source: 'typing', patches })
      // The stream may show the change before it is answered: already then Ctrl+Z means it.
      const restore = restoreStep(worksheetId, actionId, notice)
      const step = { revert: () => delivery.then(() => restore.revert()) }
      steps.record(step)
      const delivered = await delivery
      const failed =
        delivered.kind !== 'accepted' ? 'notSaved' : delivered.response.conflicts.length > 0 ? 'conflict' : null
      if (failed) {
        steps.forget(step)
        toast({ text: t(failed, { label }), tone: 'danger' })
      } else {
        toast({
          text: t('saved', { label, changes: describeChanges(cells, locale) }),
          action: { label: t('undo'), run: () => steps.undoOutside(step) },
        })
      }
      reread()
    },
    [worksheetId, userId, steps, notice, locale, reread, t],
  )
  return useMemo(() => editing && { change, steps, undo, redo }, [editing, change, steps, undo, redo])
}

/** Keys pressed in a text are the text's: it has an undo of its own. */
function isTyped({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog]') !== null
  )
}
