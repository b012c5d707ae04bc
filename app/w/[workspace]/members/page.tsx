import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/accounts/section'
import { InvitationList } from '@/components/invitations/invitation-list'
import { InviteForm } from '@/components/invitations/invite-form'
import { MemberRow } from '@/components/members/member-row'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/domain/access/permissions'
import { loadInvitations } from '@/lib/features/invitations/loaders'
import { loadMembers } from '@/lib/features/members/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') }
}

export default async function MembersPage({ params }: PageProps<'/w/[workspace]/members'>) {
  const { workspace } = await params
  const { members, reader } = await loadMembers(workspace)
  const t = await getTranslations('members')
  return (
    <ClientMessages namespaces={['members', 'invitations']}>
      <Page title={t('title')}>
        <ul className="border-line bg-surface rounded-md border">
          {members.map((member) => (
            <MemberRow
              key={member.userId}
              workspace={workspace}
              member={member}
              readerRole={reader.role}
              self={member.userId === reader.userId}
            />
          ))}
        </ul>
        {can(reader.role, 'invitation.create') && (
          <Section title={t('invite')} text={t('inviteText')}>
            <InviteForm workspace={workspace} readerRole={reader.role} />
            <InvitationList workspace={workspace} invitations={await loadInvitations(workspace)} />
          </Section>
        )}
      </Page>
    </ClientMessages>
  )
}
