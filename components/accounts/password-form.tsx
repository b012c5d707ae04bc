'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { changePassword } from '@/lib/features/users/actions'
import { MAX_PASSWORD_LENGTH } from '@/lib/features/users/schema'

interface PasswordFormProps {
  /** Tells password managers whose password this is. */
  email: string
}

export function PasswordForm({ email }: PasswordFormProps) {
  const t = useTranslations('account')
  const [changes, setChanges] = useState(0)

  function send(fields: FormData) {
    return changePassword({ currentPassword: fields.get('currentPassword'), newPassword: fields.get('newPassword') })
  }

  return (
    <ActionForm
      action={send}
      onDone={() => setChanges(changes + 1)}
      submit={t('changePassword')}
      done={t('passwordChanged')}
    >
      {(errors) => (
        // A new key empties the fields after a change.
        <div key={changes} className="flex flex-col gap-4">
          <input type="hidden" name="email" value={email} autoComplete="username" />
          <Field label={t('currentPassword')} error={errors.currentPassword}>
            <Input name="currentPassword" type="password" autoComplete="current-password" required />
          </Field>
          <Field label={t('newPassword')} help={t('passwordHelp')} error={errors.newPassword}>
            <Input
              name="newPassword"
              type="password"
              autoComplete="new-password"
              required
              maxLength={MAX_PASSWORD_LENGTH}
            />
          </Field>
        </div>
      )}
    </ActionForm>
  )
}
