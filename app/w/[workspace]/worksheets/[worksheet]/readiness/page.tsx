import type { Metadata } from 'next'
import { getNow, getTimeZone, getTranslations } from 'next-intl/server'
import { ReadinessScreen } from '@/components/readiness/readiness-screen'
import { ClientMessages } from '@/components/shell/client-messages'
import { dayOf } from '@/lib/domain/core/format'
import { loadAssessments } from '@/lib/features/assessments/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/readiness'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('readiness'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function ReadinessPage({ params, searchParams }: Props) {
  const [{ workspace, worksheet }, { row, added }, now, timeZone] = await Promise.all([
    params,
    searchParams,
    getNow(),
    getTimeZone(),
  ])
  const page = await loadAssessments(workspace, worksheet)
  return (
    <ClientMessages namespaces={['readiness', 'keptForm', 'cellWrite']}>
      <ReadinessScreen
        page={page}
        row={typeof row === 'string' ? row : undefined}
        added={typeof added === 'string' ? added : undefined}
        today={dayOf(now, timeZone)}
      />
    </ClientMessages>
  )
}
