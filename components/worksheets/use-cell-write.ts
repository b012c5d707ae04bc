'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { useReread } from '@/components/worksheets/follow-page'
import { newId } from '@/lib/client/new-id'
import type { Notice } from '@/lib/client/notice'
import { Observable } from '@/lib/client/observable'
import { restoreStep, stepsBesideGrid } from '@/lib/client/outside-steps'
import { postChange } from '@/lib/client/transport'
import type { CellKey } from '@/lib/domain/worksheet/fields'
import type { OpenWorksheet } from '@/lib/features/worksheets/types'

/**
 * Writes a cell of the worksheet from a page beside the grid, through the same write as the grid, so that history knows it; a notice offers to take it
 * back.
 */
export function useCellWrite({ worksheet, userId }: Pick<OpenWorksheet, 'worksheet' | 'userId'>) {
  const t = useTranslations('cellWrite')
  const reread = useReread()
  const [busy, setBusy] = useState(false)
  const [notice] = useState(() => new Observable<Notice | null>(null))
  const steps = useMemo(() => stepsBesideGrid(worksheet.id, userId), [worksheet.id, userId])

  const say = useEffectEvent(() => {
    const said = notice.get()
    if (said?.kind === 'undoNotReached') toast({ text: t('notUndone'), tone: 'danger' })
    else if (said?.kind === 'keptOfOthers') toast({ text: t('kept') })
    else if (said) toast({ text: t('undone') })
    reread()
  })
  useEffect(() => notice.subscribe(() => say()), [notice])

  async function write(useCase: { id: string; revision: number }, field: CellKey, value: string) {
    const actionId = newId()
    setBusy(true)
    const delivery = await postChange(worksheet.id, userId, {
      actionId,
      source: 'typing',
      patches: [{ useCaseId: useCase.id, field, value, baseRevision: useCase.revision }],
    })
    setBusy(false)
    if (delivery.kind === 'accepted' && delivery.response.conflicts.length === 0) {
      const step = restoreStep(worksheet.id, actionId, notice)
      steps.record(step)
      toast({ text: t('written'), action: { label: t('undo'), run: () => steps.undoOutside(step) } })
    } else toast({ text: t('notWritten'), tone: 'danger' })
    reread()
  }

  return { write, busy }
}
