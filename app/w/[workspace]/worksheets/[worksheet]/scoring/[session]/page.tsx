import type { Metadata } from 'next'
import { SessionScreen } from '@/components/scoring/session-screen'
import { ClientMessages } from '@/components/shell/client-messages'
import { loadSession } from '@/lib/features/scoring/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/scoring/[session]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { worksheet, session } = await params
  return { title: (await loadSession(worksheet, session)).title }
}

export default async function SessionPage({ params }: Props) {
  const { workspace, worksheet, session } = await params
  const [view] = await Promise.all([loadSession(worksheet, session), loadWorksheet(workspace, worksheet)])
  return (
    <ClientMessages namespaces={['scoring', 'invitations', 'ranking']}>
      <SessionScreen key={session} session={view} listHref={`/w/${workspace}/worksheets/${worksheet}/scoring`} />
    </ClientMessages>
  )
}
