'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { WorkshopRoleInput } from '@/components/members/workshop-role-input'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { workshopRoleFrom } from '@/lib/domain/access/workshop-roles'
import { joinAsGuest, joinAsMember } from '@/lib/features/scoring/actions'
import type { OpenedLink } from '@/lib/features/scoring/types'

/** A member joins as who they are; everybody else says a name and a role. */
export function JoinLinkForm({ token, link }: { token: string; link: OpenedLink }) {
  const t = useTranslations('scoring')
  const router = useRouter()
  const open = () => router.push(`/vote/${link.sessionId}`)
  if (link.member) {
    return (
      <ActionForm action={() => joinAsMember({ scoring: link.sessionId })} onDone={open} submit={t('join.asMember')}>
        {() => <p>{t('votingAs', { name: link.member ?? '' })}</p>}
      </ActionForm>
    )
  }
  const send = (fields: FormData) =>
    joinAsGuest({ token, name: fields.get('name'), role: workshopRoleFrom(String(fields.get('role'))) })
  return (
    <ActionForm action={send} onDone={open} submit={t('join.asGuest')}>
      {(errors) => (
        <>
          <Field label={t('name')} error={errors.name}>
            <Input name="name" maxLength={60} autoComplete="name" />
          </Field>
          <Field label={t('role')} help={t('join.roleHelp')} error={errors.role}>
            <WorkshopRoleInput name="role" />
          </Field>
        </>
      )}
    </ActionForm>
  )
}
