'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { NewUserFields } from '@/components/accounts/new-user-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { setUp } from '@/lib/features/setup/actions'

export function SetupForm() {
  const t = useTranslations('setup')
  const router = useRouter()
  return (
    <ActionForm
      action={(fields) => setUp(Object.fromEntries(fields))}
      onDone={(slug) => router.push(`/w/${slug}/worksheets`)}
      submit={t('submit')}
    >
      {(errors) => (
        <>
          <Field label={t('code')} help={t('codeHelp')} error={errors.code}>
            <Input name="code" autoComplete="off" autoCapitalize="off" spellCheck={false} required autoFocus />
          </Field>
          <NewUserFields errors={errors} />
          <Field label={t('workspaceName')} help={t('workspaceHelp')} error={errors.workspaceName}>
            <Input name="workspaceName" autoComplete="organization" required maxLength={80} />
          </Field>
        </>
      )}
    </ActionForm>
  )
}
