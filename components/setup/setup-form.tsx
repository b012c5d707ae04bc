'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { NewUserFields } from '@/components/accounts/new-user-fields'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { setUp } from '@/lib/features/setup/actions'
import { createExample } from '@/lib/features/worksheets/actions'

export function SetupForm() {
  const t = useTranslations('setup')
  const locale = useLocale()
  const router = useRouter()

  async function send({ example, ...fields }: Record<string, FormDataEntryValue>) {
    const done = await setUp(fields)
    if (!done.ok || !example) return done
    // The example is a gift: set-up stands without it, and the list of worksheets offers it again.
    const created = await createExample({ workspace: done.value, locale }).catch(() => ({ ok: false }) as const)
    return created.ok ? { ok: true as const, value: `${done.value}/worksheets/${created.value.id}` } : done
  }

  return (
    <ActionForm
      action={(fields) => send(Object.fromEntries(fields))}
      onDone={(place) => router.push(`/w/${place}`)}
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
          <Checkbox name="example" defaultChecked>
            {t('example')}
          </Checkbox>
        </>
      )}
    </ActionForm>
  )
}
