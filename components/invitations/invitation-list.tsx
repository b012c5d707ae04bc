'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { revokeInvitation } from '@/lib/features/invitations/actions'
import type { InvitationSummary } from '@/lib/features/invitations/types'

const tones = { open: 'success', used: 'neutral', expired: 'neutral', revoked: 'neutral' } as const

interface InvitationListProps {
  workspace: string
  invitations: readonly InvitationSummary[]
}

export function InvitationList({ workspace, invitations }: InvitationListProps) {
  const t = useTranslations('invitations')
  if (invitations.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ul className="flex flex-col">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} workspace={workspace} invitation={invitation} />
      ))}
    </ul>
  )
}

function InvitationRow({ workspace, invitation }: { workspace: string; invitation: InvitationSummary }) {
  const t = useTranslations('invitations')
  const roleName = useTranslations('members')
  const format = useFormatter()
  const router = useRouter()
  const { send, busy, failure } = useSend(revokeInvitation, () => router.refresh())
  const { id, role, state, uses, maxUses, expiresAt, createdBy } = invitation
  const until = format.dateTime(new Date(expiresAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className="border-line flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-60 flex-col">
        <span className="flex items-center gap-2 font-medium">
          {roleName(`roles.${role}`)}
          <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        </span>
        <span className="text-muted text-sm">
          {t('summary', { uses, maxUses, until })}
          {createdBy && ` · ${t('by', { name: createdBy })}`}
        </span>
      </span>
      {state === 'open' && (
        <Button size="sm" busy={busy} onClick={() => send({ workspace, invitation: id })}>
          {t('revoke')}
        </Button>
      )}
      {failure && <FailureNote failure={failure} />}
    </li>
  )
}
