'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { toast } from '@/components/ui/toast'
import { newId } from '@/lib/client/new-id'
import { postChange, postRevert } from '@/lib/client/transport'
import type { PriorityField } from '@/lib/domain/worksheet/priority'

/** Who may change what here; null for who may only look. */
export interface Editing {
  worksheetId: string
  userId: string
}

/** Sets levels of a use case as one action; the ranking is read again, and a notice offers to take it back. */
export type ChangeLevels = (
  useCase: { id: string; revision: number; label: string },
  levels: Partial<Record<PriorityField, string>>,
) => Promise<void>

/** How this page changes levels: through the same write as the grid, so that history and undo know it. */
export function useLevelChange(editing: Editing | null): ChangeLevels | null {
  const t = useTranslations('ranking.change')
  const router = useRouter()

  const change: ChangeLevels = useCallback(
    async ({ id, revision, label }, levels) => {
      if (!editing) return
      const { worksheetId, userId } = editing
      const actionId = newId()
      const patches = Object.entries(levels).map(([field, value]) => {
        return { useCaseId: id, field: field as PriorityField, value, baseRevision: revision }
      })

      async function takeBack() {
        const undone = await postRevert(worksheetId, { actionId, source: 'undo' })
        if (!undone) toast({ text: t('notUndone'), tone: 'danger' })
        router.refresh()
      }

      const delivery = await postChange(worksheetId, userId, { actionId, source: 'typing', patches })
      if (delivery.kind !== 'accepted') toast({ text: t('notSaved', { label }), tone: 'danger' })
      else if (delivery.response.conflicts.length > 0) toast({ text: t('conflict', { label }), tone: 'danger' })
      else toast({ text: t('saved', { label }), action: { label: t('undo'), run: () => void takeBack() } })
      router.refresh()
    },
    [editing, router, t],
  )
  return editing && change
}
