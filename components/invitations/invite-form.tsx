'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { RoleSelect } from '@/components/members/role-select'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { INVITATION_DAYS, MAX_INVITATION_USES } from '@/lib/domain/access/invitation'
import { mayGrant, roles, type Role } from '@/lib/domain/access/permissions'
import { createInvitation } from '@/lib/features/invitations/actions'
import { LinkDialog, type NewLink } from './link-dialog'

interface InviteFormProps {
  workspace: string
  /** The role of who invites; nobody gives a stronger one. */
  readerRole: Role
}

export function InviteForm({ workspace, readerRole }: InviteFormProps) {
  const t = useTranslations('invitations')
  const router = useRouter()
  const [link, setLink] = useState<NewLink>()

  function send(fields: FormData) {
    return createInvitation({
      workspace,
      role: fields.get('role'),
      maxUses: Number(fields.get('maxUses')),
      days: Number(fields.get('days')),
    })
  }

  function onDone(created: NewLink) {
    setLink(created)
    router.refresh()
  }

  return (
    <>
      <ActionForm action={send} onDone={onDone} submit={t('create')}>
        {(errors) => (
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <Field label={t('role')} error={errors.role}>
              <RoleSelect
                name="role"
                choices={roles.filter((role) => mayGrant(readerRole, role))}
                defaultValue="editor"
              />
            </Field>
            <Field label={t('maxUses')} error={errors.maxUses}>
              <Input
                name="maxUses"
                type="number"
                inputMode="numeric"
                min={1}
                max={MAX_INVITATION_USES}
                defaultValue={1}
              />
            </Field>
            <Field label={t('validFor')} error={errors.days}>
              <Select name="days" defaultValue={7}>
                {INVITATION_DAYS.map((days) => (
                  <option key={days} value={days}>
                    {t('days', { days })}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )}
      </ActionForm>
      {link && (
        <LinkDialog link={link} title={t('linkTitle')} text={t('linkText')} onClose={() => setLink(undefined)} />
      )}
    </>
  )
}
