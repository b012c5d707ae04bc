'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MAX_PASSWORD_LENGTH } from '@/lib/features/users/schema'

interface NewUserFieldsProps {
  errors: Readonly<Record<string, string | undefined>>
}

/** E-mail, name and password of a new person: at set-up and when joining by a link. */
export function NewUserFields({ errors }: NewUserFieldsProps) {
  const t = useTranslations('account')
  return (
    <>
      <Field label={t('name')} error={errors.name}>
        <Input name="name" autoComplete="name" required maxLength={80} />
      </Field>
      <Field label={t('email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <Field label={t('password')} help={t('passwordHelp')} error={errors.password}>
        <Input name="password" type="password" autoComplete="new-password" required maxLength={MAX_PASSWORD_LENGTH} />
      </Field>
    </>
  )
}
