'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Answer } from '@/components/imports/import-requests'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { useGrid } from '@/components/worksheets/grid/grid-context'
import { Notice } from '@/components/worksheets/notice'
import { restoreStep } from '@/lib/client/outside-steps'
import { newId } from '@/lib/client/new-id'
import type { RestorePreview } from '@/lib/domain/history/restore'
import { previewRestore, restoreWorksheet } from './restore-requests'

interface RestoreWorksheetDialogProps {
  /** The seq of the action after which the worksheet will be again. */
  to: number
  close: () => void
}

/** Says what restoring the worksheet will change, and does it when that is still so. Ctrl+Z takes it back. */
export function RestoreWorksheetDialog({ to, close }: RestoreWorksheetDialogProps) {
  const t = useTranslations('history.restore')
  const format = useFormatter()
  const { controller } = useGrid()
  const { id } = controller.store.worksheet
  const [actionId] = useState(newId)
  const [preview, setPreview] = useState<RestorePreview | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [overtaken, setOvertaken] = useState(false)
  const [busy, setBusy] = useState(false)

  const show = useEffectEvent((answer: Answer<RestorePreview>) => {
    if (answer.ok) setPreview(answer.value)
    else setFailure(answer.message ?? t('notReached'))
  })
  useEffect(() => void previewRestore(id, to).then((answer) => show(answer)), [id, to])

  async function confirm() {
    if (!preview) return
    setBusy(true)
    const answer = await restoreWorksheet(id, { to, seq: preview.seq, actionId })
    setBusy(false)
    setFailure(null)
    if (answer.ok) {
      controller.store.undoStack.record(restoreStep(id, actionId, controller.notice))
      toast({ text: t('restored') })
      close()
    } else if (answer.refusal?.preview) {
      setPreview(answer.refusal.preview)
      setOvertaken(true)
    } else setFailure(answer.message ?? t('notReached'))
  }

  const counted = (['cells', 'returned', 'deleted', 'moved'] as const).filter((kind) => preview && preview[kind] > 0)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={t('worksheetTitle')}
      footer={
        <>
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button look="primary" busy={busy} disabled={counted.length === 0} onClick={() => void confirm()}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {overtaken && <Notice tone="danger">{t('overtaken')}</Notice>}
        {failure && <Notice tone="danger">{failure}</Notice>}
        {!preview && !failure && <Skeleton className="h-14" />}
        {preview && (
          <>
            <p>
              {t('asOf', {
                moment: format.dateTime(new Date(preview.at), { dateStyle: 'medium', timeStyle: 'medium' }),
              })}
            </p>
            <ul aria-live="polite" className="list-disc pl-5 font-medium">
              {counted.map((kind) => (
                <li key={kind}>{t(`counts.${kind}`, { count: preview[kind] })}</li>
              ))}
              {counted.length === 0 && <li>{t('nothing')}</li>}
            </ul>
            <p className="text-muted text-sm">{t('worksheetStays')}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}
