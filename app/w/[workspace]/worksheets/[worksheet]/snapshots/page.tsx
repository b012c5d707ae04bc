import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SnapshotsScreen } from '@/components/snapshots/snapshots-screen'
import { loadSnapshots } from '@/lib/features/snapshots/loaders'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

type Props = PageProps<'/w/[workspace]/worksheets/[worksheet]/snapshots'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('snapshots'), loadWorksheet(workspace, worksheet)])
  return { title: `${t('title')} · ${open.worksheet.title}` }
}

export default async function SnapshotsPage({ params }: Props) {
  const { workspace, worksheet } = await params
  const list = await loadSnapshots(workspace, worksheet)
  return <SnapshotsScreen list={list} href={`/w/${workspace}/worksheets/${worksheet}/snapshots`} />
}
