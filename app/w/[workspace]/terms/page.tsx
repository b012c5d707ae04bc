import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { TermList } from '@/components/terms/term-list'
import { loadSharedTerms } from '@/lib/features/shared-terms/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('title') }
}

export default async function TermsPage({ params }: PageProps<'/w/[workspace]/terms'>) {
  const list = await loadSharedTerms((await params).workspace)
  const t = await getTranslations('terms')
  return (
    <ClientMessages namespaces={['terms', 'value']}>
      <Page title={t('title')}>
        <TermList list={list} />
      </Page>
    </ClientMessages>
  )
}
