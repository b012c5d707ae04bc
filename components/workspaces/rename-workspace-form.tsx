'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { renameWorkspace } from '@/lib/features/workspaces/actions'

interface RenameWorkspaceFormProps {
  slug: string
  name: string
}

export function RenameWorkspaceForm({ slug, name }: RenameWorkspaceFormProps) {
  const t = useTranslations('workspaces')
  const router = useRouter()
  return (
    <ActionForm
      action={(fields) => renameWorkspace({ workspace: slug, name: fields.get('name') })}
      onDone={() => router.refresh()}
      submit={t('rename')}
      done={t('renamed')}
    >
      {(errors) => (
        <Field label={t('name')} help={t('renameHelp')} error={errors.name}>
          <Input name="name" defaultValue={name} autoComplete="organization" required maxLength={80} />
        </Field>
      )}
    </ActionForm>
  )
}
