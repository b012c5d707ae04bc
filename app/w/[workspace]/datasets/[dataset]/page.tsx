import type { Metadata } from 'next'
import { getNow, getTimeZone } from 'next-intl/server'
import { DatasetForm } from '@/components/datasets/dataset-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/domain/access/permissions'
import { dayOf } from '@/lib/domain/core/format'
import { assessDataset } from '@/lib/domain/readiness/assess'
import { loadDataset } from '@/lib/features/datasets/loaders'

type Props = PageProps<'/w/[workspace]/datasets/[dataset]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, dataset } = await params
  return { title: (await loadDataset(workspace, dataset)).dataset.name }
}

export default async function DatasetPage({ params }: Props) {
  const { workspace, dataset: id } = await params
  const [{ dataset, role, userId }, now, timeZone] = await Promise.all([
    loadDataset(workspace, id),
    getNow(),
    getTimeZone(),
  ])
  const readiness = assessDataset(dataset, dayOf(now, timeZone))
  return (
    <ClientMessages namespaces={['datasets', 'readiness', 'keptForm']}>
      <Page title={dataset.name}>
        <DatasetForm
          workspace={workspace}
          userId={userId}
          dataset={dataset}
          mayEdit={can(role, 'dataset.edit')}
          readiness={readiness}
        />
      </Page>
    </ClientMessages>
  )
}
