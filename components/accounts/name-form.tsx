'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { renameUser } from '@/lib/features/users/actions'

export function NameForm({ name }: { name: string }) {
  const t = useTranslations('account')
  const router = useRouter()
  return (
    <ActionForm
      action={(fields) => renameUser({ name: fields.get('name') })}
      onDone={() => router.refresh()}
      submit={t('saveName')}
      done={t('nameSaved')}
    >
      {(errors) => (
        <Field label={t('name')} error={errors.name}>
          <Input name="name" defaultValue={name} autoComplete="name" required maxLength={80} />
        </Field>
      )}
    </ActionForm>
  )
}
