import { ClientMessages } from '@/components/shell/client-messages'
import { WorksheetScreen } from '@/components/worksheets/grid/worksheet-screen'
import { loadWorksheetPage } from '@/lib/features/worksheets/loaders'

export default async function WorksheetGridPage({ params }: PageProps<'/w/[workspace]/worksheets/[worksheet]'>) {
  const { workspace, worksheet } = await params
  const page = await loadWorksheetPage(workspace, worksheet)
  return (
    <ClientMessages namespaces={['grid', 'rowPanel', 'history', 'import']}>
      <WorksheetScreen key={worksheet} page={page} />
    </ClientMessages>
  )
}
