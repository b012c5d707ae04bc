import type { Metadata } from 'next'
import { getNow, getTimeZone, getTranslations } from 'next-intl/server'
import { DatasetList } from '@/components/datasets/dataset-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { dayOf } from '@/lib/domain/core/format'
import { loadDatasets } from '@/lib/features/datasets/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('datasets'))('title') }
}

export default async function DatasetsPage({ params }: PageProps<'/w/[workspace]/datasets'>) {
  const inventory = await loadDatasets((await params).workspace)
  const [t, now, timeZone] = await Promise.all([getTranslations('datasets'), getNow(), getTimeZone()])
  return (
    <ClientMessages namespaces={['datasets', 'readiness']}>
      <Page title={t('title')}>
        <DatasetList inventory={inventory} today={dayOf(now, timeZone)} />
      </Page>
    </ClientMessages>
  )
}
