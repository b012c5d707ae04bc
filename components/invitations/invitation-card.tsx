import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Entrance } from '@/components/accounts/entrance'
import { Button } from '@/components/ui/button'
import type { InvitationPage } from '@/lib/features/invitations/types'
import { JoinForm } from './join-form'

/** The page behind a link: who invites to what, and the way in; or why the link no longer works and what to do. */
export async function InvitationCard({ page: { token, invitation, reader } }: { page: InvitationPage }) {
  const t = await getTranslations('invitations')
  const roleName = await getTranslations('members.roles')

  if (invitation.state !== 'open') {
    return (
      <Entrance title={t(`closed.${invitation.state}`)} text={t('closed.text')}>
        <Button asChild className="self-start">
          <Link href="/">{t('toStart')}</Link>
        </Button>
      </Entrance>
    )
  }

  const { workspace, workspaceSlug, role, invitedBy, member } = invitation
  if (member) {
    return (
      <Entrance title={t('memberTitle', { workspace })} text={t('memberText')}>
        <Button asChild look="primary" className="self-start">
          <Link href={`/w/${workspaceSlug}/worksheets`}>{t('openWorkspace')}</Link>
        </Button>
      </Entrance>
    )
  }

  const from = invitedBy ? t('from', { name: invitedBy, role: roleName(role) }) : t('as', { role: roleName(role) })
  return (
    <Entrance title={t('joinTitle', { workspace })} text={from}>
      {reader ? (
        <p className="text-muted">{t('signedInAs', reader)}</p>
      ) : (
        <p className="text-muted">
          {t('haveAccount')}{' '}
          <Link href={`/sign-in?next=${encodeURIComponent(`/invite/${token}`)}`} className="text-accent underline">
            {t('signInFirst')}
          </Link>
        </p>
      )}
      <JoinForm token={token} asNew={!reader} />
    </Entrance>
  )
}
