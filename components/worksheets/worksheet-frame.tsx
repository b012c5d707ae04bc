import { FileUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ExportDialog } from '@/components/exports/export-dialog'
import { HistoryLink } from '@/components/history/history-link'
import { Page } from '@/components/shell/page'
import { SnapshotsButton } from '@/components/snapshots/snapshots-button'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { can } from '@/lib/domain/access/permissions'
import type { OpenWorksheet } from '@/lib/features/worksheets/types'
import { WorksheetCommands } from './worksheet-commands'
import { WorksheetTitle } from './worksheet-title'

/** What stays in place on every view of a worksheet: its title, its views, and the ways in from and out to Excel. */
export function WorksheetFrame({ open, children }: { open: OpenWorksheet; children: ReactNode }) {
  const t = useTranslations('worksheets')
  const { worksheet, workspaceSlug, role, archivedAt } = open
  const href = `/w/${workspaceSlug}/worksheets/${worksheet.id}`
  const importHref = can(role, 'worksheet.import') && archivedAt === null ? `${href}/import` : null
  return (
    <Page
      fill
      title={
        can(role, 'worksheet.edit') ? <WorksheetTitle id={worksheet.id} title={worksheet.title} /> : worksheet.title
      }
      status={
        <span className="flex gap-1 max-sm:hidden">
          <Badge>{worksheet.format}</Badge>
          {archivedAt && <Badge tone="warning">{t('isArchived')}</Badge>}
        </span>
      }
      tabs={{
        label: t('views'),
        links: [
          { href, label: t('viewGrid'), look: 'grid' },
          { href: `${href}/ranking`, label: t('viewRanking'), look: 'ranking' },
          { href: `${href}/scoring`, label: t('viewScoring'), look: 'list' },
          { href: `${href}/value`, label: t('viewValue'), look: 'list' },
          { href: `${href}/readiness`, label: t('viewReadiness'), look: 'list' },
        ],
      }}
      actions={
        <>
          <HistoryLink href={href} />
          <SnapshotsButton
            worksheetId={worksheet.id}
            href={`${href}/snapshots`}
            mayTake={can(role, 'worksheet.edit') && archivedAt === null}
          />
          {importHref && (
            <Button asChild look="quiet" size="sm">
              <Link href={importHref}>
                <FileUp aria-hidden />
                <span className="max-sm:sr-only">{t('import')}</span>
              </Link>
            </Button>
          )}
          {can(role, 'worksheet.export') && <ExportDialog worksheetId={worksheet.id} format={worksheet.format} />}
        </>
      }
    >
      <WorksheetCommands href={href} importHref={importHref} />
      {children}
    </Page>
  )
}
