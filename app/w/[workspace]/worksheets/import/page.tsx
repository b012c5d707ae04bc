import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { ImportView } from '@/components/imports/import-view'
import { Page } from '@/components/shell/page'
import { can } from '@/lib/domain/access/permissions'
import { loadWorkspace } from '@/lib/features/workspaces/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') }
}

export default async function ImportPage({ params }: PageProps<'/w/[workspace]/worksheets/import'>) {
  const { workspace } = await params
  const [t, { role }] = await Promise.all([getTranslations('import'), loadWorkspace(workspace)])
  if (!can(role, 'worksheet.import')) forbidden()
  const href = `/w/${workspace}/worksheets`
  return (
    <Page title={t('title')}>
      <Link href={href} className="text-accent self-start py-1 text-sm underline">
        {t('back')}
      </Link>
      <ImportView place={{ workspace }} worksheetsHref={href} />
    </Page>
  )
}
