'use client'

import { useTranslations } from 'next-intl'
import { useId, type FormEvent } from 'react'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/domain/core/failure'
import { MAX_NAME_LENGTH } from '@/lib/features/snapshots/types'

interface NameDialogProps {
  title: string
  description?: string
  /** What the button does. */
  action: string
  /** The name that stands there at first. */
  name?: string
  open: boolean
  onClose: () => void
  /** Stores the name; the dialog stays open and says why when it is refused. */
  send: (name: string) => Promise<ActionResult<unknown>>
  onDone: (name: string) => void
}

/** Asks for the name of a snapshot. */
export function NameDialog({ title, description, action, name, open, onClose, send: store, onDone }: NameDialogProps) {
  const t = useTranslations('snapshots')
  const form = useId()
  const { send, busy, failure } = useSend(
    async (typed: string) => {
      const result = await store(typed)
      return result.ok ? { ok: true as const, value: typed } : result
    },
    (typed) => {
      onClose()
      onDone(typed)
    },
  )

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send(String(new FormData(event.currentTarget).get('name')))
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t('name')} help={t('nameHelp')} error={failure?.fields?.name ?? failure?.message}>
          <Input name="name" defaultValue={name} maxLength={MAX_NAME_LENGTH} required autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  )
}
