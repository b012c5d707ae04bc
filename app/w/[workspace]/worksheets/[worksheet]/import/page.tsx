import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { ImportView } from '@/components/imports/import-view'
import { can } from '@/lib/domain/access/permissions'
import { loadWorksheet } from '@/lib/features/worksheets/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

export default async function ImportIntoPage({ params }: PageProps<'/w/[workspace]/worksheets/[worksheet]/import'>) {
  const { workspace, worksheet } = await params
  const [t, open] = await Promise.all([getTranslations('import'), loadWorksheet(workspace, worksheet)])
  if (!can(open.role, 'worksheet.import')) forbidden()
  return (
    <div className="relative mx-auto flex w-full max-w-5xl flex-1 flex-col gap-4 overflow-y-auto p-4 md:p-6">
      <h2 className="text-lg font-semibold">{t('titleInto', { title: open.worksheet.title })}</h2>
      <ImportView place={{ worksheet }} worksheetsHref={`/w/${workspace}/worksheets`} />
    </div>
  )
}
