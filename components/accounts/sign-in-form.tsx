'use client'

import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/domain/core/failure'

const known = ['CredentialsSignin', 'tooManyRequests'] as const

interface SignInFormProps {
  /** Where to go afterwards: a path of ours. */
  next: string
}

export function SignInForm({ next }: SignInFormProps) {
  const t = useTranslations('signIn')

  async function send(fields: FormData): Promise<ActionResult<null>> {
    const credentials = { email: fields.get('email'), password: fields.get('password') }
    const answer = await signIn('credentials', { ...credentials, redirect: false })
    if (answer?.ok) return { ok: true, value: null }
    const code = known.find((name) => name === answer?.error) ?? 'unexpected'
    return { ok: false, error: { code, message: t(`errors.${code}`) } }
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
