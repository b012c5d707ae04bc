'use client'

import { UserMinus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { FocusEvent, KeyboardEvent } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Avatar } from '@/components/ui/avatar'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { can, roles, type Role } from '@/lib/domain/access/permissions'
import { workshopRoleFrom, workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import { changeOwnWorkshopRole, changeRole, changeWorkshopRole, removeMember } from '@/lib/features/members/actions'
import type { Member } from '@/lib/features/members/types'
import { RoleSelect } from './role-select'
import { WorkshopRoleInput } from './workshop-role-input'

interface MemberRowProps {
  workspace: string
  member: Member
  /** The role of who is looking. */
  readerRole: Role
  /** Whether this row is who is looking. */
  self: boolean
}

/** One member: who they are, and, for those who may, their roles to change and the way to remove them. */
export function MemberRow({ workspace, member, readerRole, self }: MemberRowProps) {
  const t = useTranslations('members')
  const locale = useLocale()
  const router = useRouter()
  const { userId, name, email, role } = member
  const refresh = () => router.refresh()
  const roleChange = useSend(changeRole, refresh)
  const workshopRoleChange = useSend(self ? changeOwnWorkshopRole : changeWorkshopRole, refresh)
  const removal = useSend(removeMember, refresh)
  const failure = roleChange.failure ?? workshopRoleChange.failure ?? removal.failure
  const workshopRole = member.workshopRole ? workshopRoleLabel(member.workshopRole, locale) : ''
  const editable = can(readerRole, 'member.update')

  function saveWorkshopRole({ currentTarget }: FocusEvent<HTMLInputElement>) {
    const typed = currentTarget.value.trim()
    if (typed !== workshopRole) workshopRoleChange.send({ workspace, userId, workshopRole: workshopRoleFrom(typed) })
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // Enter also ends a composition; then it is not meant for us.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
  }

  return (
    <li className="border-line flex flex-col gap-2 border-b px-4 py-3 last:border-b-0">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-3 md:grid-cols-[minmax(0,1fr)_10rem_14rem_2.25rem] max-md:[&>:not(:first-child,button)]:col-span-2">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={name} />
          <div className="min-w-0">
            <p className="font-medium">
              {name}
              {self && <span className="text-muted font-normal"> {t('you')}</span>}
            </p>
            <p className="text-muted text-sm">{email}</p>
            {self && (
              <Link href="/account" className="text-accent inline-block py-1 text-sm underline">
                {t('rename')}
              </Link>
            )}
          </div>
        </div>
        {editable ? (
          <RoleSelect
            key={`${role} ${roleChange.failure?.message}`}
            choices={roles}
            defaultValue={role}
            aria-label={t('roleOf', { name })}
            onChange={(event) => roleChange.send({ workspace, userId, role: event.target.value })}
          />
        ) : (
          <p>{t(`roles.${role}`)}</p>
        )}
        {editable || self ? (
          // The datalist beside the field is no cell of its own.
          <div>
            <WorkshopRoleInput
              key={workshopRole}
              defaultValue={workshopRole}
              placeholder={t('workshopRole')}
              aria-label={t('workshopRoleOf', { name })}
              onBlur={saveWorkshopRole}
              onKeyDown={onKeyDown}
            />
          </div>
        ) : (
          <p className="text-muted">{workshopRole}</p>
        )}
        {can(readerRole, 'member.remove') && !self && (
          <ConfirmDialog
            trigger={
              <IconButton
                icon={UserMinus}
                label={t('remove', { name })}
                className="max-md:col-start-2 max-md:row-start-1"
              />
            }
            title={t('remove', { name })}
            description={t('removeText')}
            action={t('removeConfirm')}
            onConfirm={() => removal.send({ workspace, userId })}
          />
        )}
      </div>
      {failure && <FailureNote failure={failure} />}
    </li>
  )
}
