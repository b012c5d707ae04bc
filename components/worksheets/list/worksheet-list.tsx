import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { PendingWork } from '@/components/shell/pending-work'
import { Badge } from '@/components/ui/badge'
import { can, type Role } from '@/lib/domain/access/permissions'
import { formatDateTime } from '@/lib/domain/core/format'
import type { WorksheetSummary } from '@/lib/features/worksheets/types'
import { WorksheetMenu } from './worksheet-menu'

interface WorksheetListProps {
  worksheets: WorksheetSummary[]
  /** Address of the workspace's worksheets. */
  href: string
  role: Role
}

/** The worksheets, the last changed first, each with what can be done to it as a whole. */
export async function WorksheetList({ worksheets, href, role }: WorksheetListProps) {
  const [t, locale, timeZone] = await Promise.all([getTranslations('worksheets'), getLocale(), getTimeZone()])
  function changed({ updatedAt, changedBy }: WorksheetSummary): string {
    const when = formatDateTime(new Date(updatedAt), locale, timeZone)
    return changedBy === null ? t('changed', { when }) : t('changedBy', { when, name: changedBy })
  }

  return (
    <ul aria-label={t('title')} className="border-line bg-surface rounded-md border">
      {worksheets.map((worksheet) => (
        <li
          key={worksheet.id}
          className="border-line hover:bg-subtle relative flex items-center gap-3 border-b px-4 py-2.5 last:border-b-0"
        >
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold">
              {/* The whole line leads to the worksheet; the menu lies above it. */}
              <Link href={`${href}/${worksheet.id}`} className="after:absolute after:inset-0">
                {worksheet.title}
                <PendingWork look="grid" withTabs />
              </Link>
            </h2>
            <p className="text-muted flex flex-wrap gap-x-3 text-sm">
              <span>{t('rows', { count: worksheet.useCaseCount })}</span>
              <span>{changed(worksheet)}</span>
            </p>
          </div>
          <Badge>{worksheet.format}</Badge>
          {can(role, 'worksheet.edit') && (
            <div className="relative">
              <WorksheetMenu
                id={worksheet.id}
                title={worksheet.title}
                archived={worksheet.archivedAt !== null}
                mayDelete={can(role, 'worksheet.delete')}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
