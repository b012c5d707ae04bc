import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ComparisonScreen } from '@/components/snapshots/comparison-screen'
import { loadComparison } from '@/lib/features/snapshots/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/snapshots/compare'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('snapshots.compare'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function ComparisonPage({ params, searchParams }: Props) {
  const [{ workspace, worksheet }, query] = await Promise.all([params, searchParams])
  // A name given twice comes as a list; it names nothing.
  const [from, to, page] = [query.from, query.to, query.page].map((value) => value?.toString())
  const shown = await loadComparison(workspace, worksheet, from, to)
  return <ComparisonScreen shown={shown} page={page} href={`/w/${workspace}/worksheets/${worksheet}/snapshots`} />
}
