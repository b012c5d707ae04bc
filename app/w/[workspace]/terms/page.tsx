import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { TermList } from '@/components/terms/term-list'
import { loadSharedTerms } from '@/lib/features/shared-terms/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('terms'))('title') }
}

export default async function TermsPage({ params, searchParams }: PageProps<'/w/[workspace]/terms'>) {
  const [{ workspace }, { term }] = await Promise.all([params, searchParams])
  const list = await loadSharedTerms(workspace)
  const t = await getTranslations('terms')
  return (
    <ClientMessages namespaces={['terms', 'value']}>
      <Page title={t('title')}>
        <TermList list={list} named={typeof term === 'string' ? term : undefined} />
      </Page>
    </ClientMessages>
  )
}
