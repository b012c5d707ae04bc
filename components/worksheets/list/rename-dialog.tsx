'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { renameWorksheet } from '@/lib/features/worksheets/actions'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/schema'

interface RenameDialogProps {
  id: string
  title: string
  open: boolean
  onClose: () => void
}

export function RenameDialog({ id, title, open, onClose }: RenameDialogProps) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const form = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    const result = await renameWorksheet({ worksheet: id, title: new FormData(event.currentTarget).get('title') })
    setBusy(false)
    if (!result.ok) return setError(result.error.message)
    router.refresh()
    onClose()
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
        <Field label={t('name')} error={error}>
          <Input name="title" defaultValue={title} maxLength={MAX_TITLE_LENGTH} required autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  )
}
