import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { WorksheetsView } from '@/components/worksheets/list/worksheets-view'
import { loadWorksheets } from '@/lib/features/worksheets/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('worksheets'))('title') }
}

export default async function WorksheetsPage({ params, searchParams }: PageProps<'/w/[workspace]/worksheets'>) {
  const [{ workspace }, { archived }] = await Promise.all([params, searchParams])
  return (
    <ClientMessages namespaces={['worksheets', 'import']}>
      <WorksheetsView list={await loadWorksheets(workspace)} archive={archived === '1'} />
    </ClientMessages>
  )
}
