import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationCard } from '@/components/invitations/invitation-card'
import { ClientMessages } from '@/components/shell/client-messages'
import { loadInvitation } from '@/lib/features/invitations/loaders'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret: no other site may learn it from a link on this page.
  return { title: (await getTranslations('invitations'))('pageTitle'), referrer: 'no-referrer' }
}

export default async function InvitationPage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params
  return (
    <ClientMessages namespaces={['invitations', 'account', 'members']}>
      <InvitationCard page={await loadInvitation(token)} />
    </ClientMessages>
  )
}
