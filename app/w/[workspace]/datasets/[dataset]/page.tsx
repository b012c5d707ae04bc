import type { Metadata } from 'next'
import { DatasetForm } from '@/components/datasets/dataset-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/domain/access/permissions'
import { loadDataset } from '@/lib/features/datasets/loaders'

type Props = PageProps<'/w/[workspace]/datasets/[dataset]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, dataset } = await params
  return { title: (await loadDataset(workspace, dataset)).dataset.name }
}

export default async function DatasetPage({ params }: Props) {
  const { workspace, dataset: id } = await params
  const { dataset, role } = await loadDataset(workspace, id)
  return (
    <ClientMessages namespaces={['datasets', 'readiness']}>
      <Page title={dataset.name}>
        <DatasetForm workspace={workspace} dataset={dataset} mayEdit={can(role, 'dataset.edit')} />
      </Page>
    </ClientMessages>
  )
}
