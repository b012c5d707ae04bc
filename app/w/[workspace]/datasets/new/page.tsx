import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { DatasetForm } from '@/components/datasets/dataset-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { loadDatasetMaker } from '@/lib/features/datasets/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('datasets'))('newTitle') }
}

export default async function NewDatasetPage({ params, searchParams }: PageProps<'/w/[workspace]/datasets/new'>) {
  const [{ workspace }, from] = await Promise.all([params, searchParams])
  const { success, data } = z.object({ worksheet: z.uuid(), row: z.uuid() }).safeParse(from)
  const [{ userId }, t] = await Promise.all([loadDatasetMaker(workspace), getTranslations('datasets')])
  return (
    <ClientMessages namespaces={['datasets', 'readiness', 'keptForm']}>
      <Page title={t('newTitle')}>
        <DatasetForm
          workspace={workspace}
          userId={userId}
          dataset={null}
          readiness={null}
          mayEdit
          forUseCase={success ? data : null}
        />
      </Page>
    </ClientMessages>
  )
}
