'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, type FormEvent } from 'react'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { formatIds } from '@/lib/domain/worksheet/model'
import { createWorksheet } from '@/lib/features/worksheets/actions'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/types'

interface CreateDialogProps {
  workspace: string
  /** Address of the workspace's worksheets. */
  href: string
  look?: 'primary' | 'secondary'
}

/** Asks for a name and a format, makes an empty worksheet and opens it. */
export function CreateDialog({ workspace, href, look = 'primary' }: CreateDialogProps) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const form = useId()
  const { send, busy, failure } = useSend(createWorksheet, ({ id }) => router.push(`${href}/${id}`))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    send({ workspace, title: data.get('title'), format: data.get('format') })
  }

  return (
    <Dialog
      trigger={
        <Button look={look}>
          <Plus aria-hidden />
          {t('create')}
        </Button>
      }
      title={t('createTitle')}
      footer={
        <>
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button type="submit" form={form} look="primary" busy={busy}>
            {t('createAction')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} error={failure?.fields?.title ?? failure?.message}>
          <Input name="title" required maxLength={MAX_TITLE_LENGTH} defaultValue={t('untitled')} autoComplete="off" />
        </Field>
        <RadioGroup
          legend={t('format')}
          name="format"
          defaultValue="v1.1"
          options={formatIds.map((format) => ({
            value: format,
            label: t('formatLabel', { format, standard: String(format === 'v1.1') }),
            help: t(`formats.${format.replace('.', '-') as 'v1-0' | 'v1-1' | 'v1-2' | 'v2-0'}`),
          }))}
        />
      </form>
    </Dialog>
  )
}
