import type { Metadata } from 'next'
import { getLocale, getNow, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { RankingScreen } from '@/components/worksheets/ranking/ranking-screen'
import { rankingView } from '@/components/worksheets/ranking/ranking-view'
import { dayOf } from '@/lib/domain/core/format'
import { loadRanking, loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/ranking'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('ranking'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function RankingPage({ params, searchParams }: Props) {
  const [{ workspace, worksheet }, query, locale, now, timeZone] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getNow(),
    getTimeZone(),
  ])
  const view = rankingView(await loadRanking(workspace, worksheet, dayOf(now, timeZone)), query, locale)
  return (
    <ClientMessages namespaces={['ranking', 'charts']}>
      <RankingScreen view={view} worksheetHref={`/w/${workspace}/worksheets/${worksheet}`} />
    </ClientMessages>
  )
}
