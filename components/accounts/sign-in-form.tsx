'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/domain/core/failure'
import { requestSignIn } from './sign-in-request'

interface SignInFormProps {
  /** Where to go afterwards: a path of ours. */
  next: string
}

export function SignInForm({ next }: SignInFormProps) {
  const t = useTranslations('signIn')

  async function send(fields: FormData): Promise<ActionResult<null>> {
    const code = await requestSignIn(String(fields.get('email')), String(fields.get('password')))
    return code ? { ok: false, error: { code, message: t(`errors.${code}`) } } : { ok: true, value: null }
  }

  return (
    // A full load, so that nothing rendered for somebody else stays in the browser's memory.
    <ActionForm action={send} onDone={() => window.location.assign(next)} submit={t('submit')}>
      {() => (
        <>
          <Field label={t('email')}>
            <Input name="email" type="email" autoComplete="username" required autoFocus />
          </Field>
          <Field label={t('password')}>
            <Input name="password" type="password" autoComplete="current-password" required />
          </Field>
        </>
      )}
    </ActionForm>
  )
}
