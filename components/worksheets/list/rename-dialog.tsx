'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, type FormEvent } from 'react'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { renameWorksheet } from '@/lib/features/worksheets/actions'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/types'

interface RenameDialogProps {
  id: string
  title: string
  open: boolean
  onClose: () => void
}

/** Asks for a worksheet's new name. */
export function RenameDialog({ id, title, open, onClose }: RenameDialogProps) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const form = useId()
  const { send, busy, failure } = useSend(renameWorksheet, () => {
    router.refresh()
    onClose()
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send({ worksheet: id, title: new FormData(event.currentTarget).get('title') })
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('renameTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={busy}>
            {t('renameAction')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t('name')} error={failure?.fields?.title ?? failure?.message}>
          <Input name="title" defaultValue={title} maxLength={MAX_TITLE_LENGTH} required autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  )
}
