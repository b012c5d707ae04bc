'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Answer } from '@/components/imports/import-requests'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { useGrid, useUseCase } from '@/components/worksheets/grid/grid-context'
import { Notice } from '@/components/worksheets/notice'
import type { PastUseCase } from '@/lib/domain/history/as-of'
import type { RowHistory } from '@/lib/domain/history/restore'
import { type Edit, type EditableUseCase, valueOf } from '@/lib/domain/merge/edit'
import { fetchRow } from './restore-requests'
import { RowChanges } from './row-changes'

/** A value or a row that a person wants back. */
export interface RowRestore {
  useCaseId: string
  /** The seq of the action after which the row was as it is wanted. */
  asOf: number
  /** What has to change in the row as it is for that. */
  edits: (now: EditableUseCase, past: PastUseCase) => Edit[]
}

/**
 * Says what will change and changes it as one step that Ctrl+Z takes back. When somebody changes the same cells while
 * the person looks, it is said, and asked again.
 */
export function RestoreRowDialog({ restore, close }: { restore: RowRestore; close: () => void }) {
  const t = useTranslations('history.restore')
  const { controller } = useGrid()
  const { store } = controller
  const { useCaseId, asOf } = restore
  const [answer, setAnswer] = useState<Answer<RowHistory> | null>(null)
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const now = useUseCase(useCaseId)

  const show = useEffectEvent((loaded: Answer<RowHistory>) => {
    // A row that was deleted before the worksheet was opened is not among its rows.
    if (loaded.ok) store.know(loaded.value.now)
    setAnswer(loaded)
  })
  const { id } = store.worksheet
  useEffect(() => void fetchRow(id, useCaseId, asOf).then((loaded) => show(loaded)), [id, useCaseId, asOf])

  const past = answer?.ok ? answer.value.past : null
  const edits = now && past ? restore.edits(now, past) : []
  const changes = Object.fromEntries(
    now ? edits.map(({ field, value }) => [field, { from: valueOf(now, field), to: value }]) : [],
  )
  const cells = edits.filter(({ field }) => field !== 'deleted').length
  // Known from the first look on, so that a change since is one.
  const shown = JSON.stringify(changes)
  if (answer && confirmed === null) setConfirmed(shown)
  const isOvertaken = confirmed !== null && confirmed !== shown

  function confirm() {
    if (isOvertaken) return setConfirmed(shown)
    store.edit(edits, 'restore')
    close()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={t('rowTitle')}
      footer={
        <>
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button look="primary" disabled={edits.length === 0} onClick={confirm}>
            {t(isOvertaken ? 'lookedAgain' : 'confirm')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {isOvertaken && <Notice tone="danger">{t('rowOvertaken')}</Notice>}
        {!answer && <Skeleton className="h-14" />}
        {answer && !answer.ok && <Notice tone="danger">{answer.message ?? t('notReached')}</Notice>}
        {answer?.ok && (!past || !now) && <p>{t(past ? 'stillLoading' : 'notYetMade')}</p>}
        {past && now && (
          <>
            <ul>
              {now.deleted && edits.length > 0 && <li>{t('counts.returned', { count: 1 })}</li>}
              {cells > 0 && <li>{t('counts.cells', { count: cells })}</li>}
              {edits.length === 0 && <li>{t('nothing')}</li>}
            </ul>
            <RowChanges row={{ changes }} />
            {edits.length > 0 && <p className="text-muted text-sm">{t('canBeUndone')}</p>}
          </>
        )}
      </div>
    </Dialog>
  )
}
