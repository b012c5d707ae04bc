import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ScoringHome } from '@/components/scoring/scoring-home'
import { ClientMessages } from '@/components/shell/client-messages'
import { loadQueue } from '@/lib/features/applicability/loaders'
import { loadScoringStart } from '@/lib/features/scoring/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/scoring'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('scoring'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function ScoringHomePage({ params }: Props) {
  const { workspace, worksheet } = await params
  const open = await loadWorksheet(workspace, worksheet)
  const [start, queue] = await Promise.all([loadScoringStart(worksheet), loadQueue(worksheet)])
  return (
    <ClientMessages namespaces={['scoring']}>
      <ScoringHome
        page={{ ...open, ...start }}
        queue={queue}
        href={`/w/${workspace}/worksheets/${worksheet}/scoring`}
      />
    </ClientMessages>
  )
}
