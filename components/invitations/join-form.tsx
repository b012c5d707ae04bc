'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { NewUserFields } from '@/components/accounts/new-user-fields'
import { ActionForm } from '@/components/forms/action-form'
import { WorkshopRoleInput } from '@/components/members/workshop-role-input'
import { Field } from '@/components/ui/field'
import { workshopRoleFrom } from '@/lib/domain/access/workshop-roles'
import { join, joinAsNew } from '@/lib/features/invitations/actions'

interface JoinFormProps {
  token: string
  /** Whether nobody is signed in: then the form also asks for what makes an account. */
  asNew: boolean
}

export function JoinForm({ token, asNew }: JoinFormProps) {
  const t = useTranslations('invitations')
  const router = useRouter()

  function send(fields: FormData) {
    const workshopRole = workshopRoleFrom(String(fields.get('workshopRole')))
    return asNew ? joinAsNew({ ...Object.fromEntries(fields), token, workshopRole }) : join({ token, workshopRole })
  }

  return (
    <ActionForm
      action={send}
      onDone={(slug) => router.push(`/w/${slug}/worksheets`)}
      submit={asNew ? t('joinAsNew') : t('join')}
    >
      {(errors) => (
        <>
          {asNew && <NewUserFields errors={errors} />}
          <Field label={t('workshopRole')} help={t('workshopRoleHelp')} error={errors.workshopRole}>
            <WorkshopRoleInput name="workshopRole" />
          </Field>
        </>
      )}
    </ActionForm>
  )
}
