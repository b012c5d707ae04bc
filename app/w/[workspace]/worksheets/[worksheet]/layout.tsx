import type { Metadata } from 'next'
import { ClientMessages } from '@/components/shell/client-messages'
import { WorksheetFrame } from '@/components/worksheets/worksheet-frame'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = LayoutProps<'/w/[workspace]/worksheets/[worksheet]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  return { title: (await loadWorksheet(workspace, worksheet)).worksheet.title }
}

/** Every page below loads under its own scope as well: a layout is not rendered again on the way from page to page. */
export default async function WorksheetLayout({ params, children }: Props) {
  const { workspace, worksheet } = await params
  const open = await loadWorksheet(workspace, worksheet)
  return (
    <ClientMessages namespaces={['worksheets', 'export', 'snapshots']}>
      <WorksheetFrame open={open}>{children}</WorksheetFrame>
    </ClientMessages>
  )
}
