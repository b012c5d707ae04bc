import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkCard } from '@/components/scoring/link-card'
import { ClientMessages } from '@/components/shell/client-messages'
import { loadLink } from '@/lib/features/scoring/loaders'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret: no other site may learn it from a link on this page.
  return { title: (await getTranslations('scoring'))('join.pageTitle'), referrer: 'no-referrer' }
}

export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  return (
    <ClientMessages namespaces={['scoring']}>
      <LinkCard token={token} link={await loadLink(token)} />
    </ClientMessages>
  )
}
