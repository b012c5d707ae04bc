import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DatasetForm } from '@/components/datasets/dataset-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { loadDatasetMaker } from '@/lib/features/datasets/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('datasets'))('newTitle') }
}

export default async function NewDatasetPage({ params }: PageProps<'/w/[workspace]/datasets/new'>) {
  const { workspace } = await params
  const [{ userId }, t] = await Promise.all([loadDatasetMaker(workspace), getTranslations('datasets')])
  return (
    <ClientMessages namespaces={['datasets', 'readiness', 'keptForm']}>
      <Page title={t('newTitle')}>
        <DatasetForm workspace={workspace} userId={userId} dataset={null} readiness={null} mayEdit />
      </Page>
    </ClientMessages>
  )
}
