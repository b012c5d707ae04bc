import { Archive, FileSpreadsheet, FileUp } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { DropToImport } from '@/components/imports/drop-to-import'
import { Page } from '@/components/shell/page'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { can } from '@/lib/domain/access/permissions'
import type { WorksheetList as Worksheets } from '@/lib/features/worksheets/types'
import { CreateDialog } from './create-dialog'
import { FirstWorksheet } from './first-worksheet'
import { WorksheetList } from './worksheet-list'

interface WorksheetsViewProps {
  list: Worksheets
  /** Whether the archive is shown instead of the worksheets in use. */
  archive: boolean
}

/** The workspace's worksheets: the ones in use or the archive, and the ways to begin another. */
export async function WorksheetsView({ list, archive }: WorksheetsViewProps) {
  const t = await getTranslations('worksheets')
  const slug = list.workspaceSlug
  const href = `/w/${slug}/worksheets`
  const mayCreate = can(list.role, 'worksheet.create')
  const none = list.active.length + list.archived.length === 0
  const shown = archive ? list.archived : list.active

  return (
    <Page title={none && mayCreate ? t('first.heading') : t('title')}>
      {mayCreate && <DropToImport importHref={`${href}/import`} />}
      {none ? (
        mayCreate ? (
          <FirstWorksheet workspace={slug} href={href} />
        ) : (
          <EmptyState icon={FileSpreadsheet} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        )
      ) : (
        <>
          <div className="border-line flex flex-wrap items-end gap-2 border-b">
            <nav aria-label={t('tabs')} className="mr-auto flex">
              <Tab href={href} current={!archive} name={t('active')} count={list.active.length} />
              <Tab href={`${href}?archived=1`} current={archive} name={t('archivedTab')} count={list.archived.length} />
            </nav>
            {mayCreate && (
              <div className="flex flex-wrap gap-2 pb-2">
                <Button asChild>
                  <Link href={`${href}/import`}>
                    <FileUp aria-hidden />
                    {t('importAction')}
                  </Link>
                </Button>
                <CreateDialog workspace={slug} href={href} />
              </div>
            )}
          </div>
          {shown.length > 0 ? (
            <WorksheetList worksheets={shown} href={href} role={list.role} />
          ) : (
            <EmptyState
              icon={archive ? Archive : FileSpreadsheet}
              title={t(archive ? 'noneArchived.title' : 'noneActive.title')}
            >
              {t(archive ? 'noneArchived.text' : 'noneActive.text')}
            </EmptyState>
          )}
        </>
      )}
    </Page>
  )
}

async function Tab({ href, current, name, count }: { href: string; current: boolean; name: string; count: number }) {
  const t = await getTranslations('worksheets')
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className={cn(
        '-mb-px flex h-10 items-center border-b-2 px-3 pointer-coarse:h-11',
        current ? 'border-accent font-semibold' : 'text-muted hover:text-ink border-transparent',
      )}
    >
      {t('tabCount', { name, count })}
    </Link>
  )
}
