import type { Metadata } from 'next'
import { getNow, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { periodFrom, sortingFrom } from '@/components/value/list-query'
import { ValueScreen } from '@/components/value/value-screen'
import { dayOf } from '@/lib/domain/core/format'
import { loadValuations } from '@/lib/features/valuations/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/value'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('value'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function ValuePage({ params, searchParams }: Props) {
  const [{ workspace, worksheet }, { row, per, sort }, now, timeZone] = await Promise.all([
    params,
    searchParams,
    getNow(),
    getTimeZone(),
  ])
  const page = await loadValuations(workspace, worksheet, dayOf(now, timeZone))
  return (
    <ClientMessages namespaces={['value', 'valueResults', 'charts', 'cellWrite']}>
      <ValueScreen
        page={page}
        row={typeof row === 'string' ? row : undefined}
        per={periodFrom(per)}
        sort={sortingFrom(sort)}
      />
    </ClientMessages>
  )
}
