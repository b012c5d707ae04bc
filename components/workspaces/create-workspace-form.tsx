'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { createWorkspace } from '@/lib/features/workspaces/actions'

export function CreateWorkspaceForm() {
  const t = useTranslations('workspaces')
  const router = useRouter()
  return (
    <ActionForm
      action={(fields) => createWorkspace({ name: fields.get('name') })}
      onDone={(slug) => router.push(`/w/${slug}/worksheets`)}
      submit={t('create')}
    >
      {(errors) => (
        <Field label={t('name')} help={t('nameHelp')} error={errors.name}>
          <Input name="name" autoComplete="organization" required maxLength={80} />
        </Field>
      )}
    </ActionForm>
  )
}
