import { Camera, Download, GitCompareArrows, History } from 'lucide-react'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { can } from '@/lib/domain/access/permissions'
import { formatDateTime } from '@/lib/domain/core/format'
import type { Snapshot, SnapshotList } from '@/lib/features/snapshots/types'
import { SnapshotMenu } from './snapshot-menu'
import { snapshotName } from './snapshot-name'
import { TakeButton } from './take-button'

interface SnapshotsScreenProps {
  list: SnapshotList
  /** Address of the worksheet's snapshots. */
  href: string
}

/** The worksheet's snapshots, the last one first, and what can be done with each. */
export async function SnapshotsScreen({ list, href }: SnapshotsScreenProps) {
  const t = await getTranslations('snapshots')
  const { worksheetId, role, archivedAt, snapshots } = list
  const mayEdit = can(role, 'worksheet.edit') && archivedAt === null
  const take = mayEdit && <TakeButton worksheetId={worksheetId} />
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto p-4 md:p-6 print:overflow-visible">
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        {snapshots.length === 0 ? (
          <EmptyState icon={Camera} title={t('empty.title')} actions={take}>
            {t('empty.text')}
          </EmptyState>
        ) : (
          <>
            <header className="flex flex-wrap items-center gap-2">
              <h2 className="mr-auto text-lg font-semibold">{t('title')}</h2>
              {snapshots.length > 1 && (
                <Button asChild>
                  <Link href={`${href}/compare?from=${snapshots[1]!.id}&to=${snapshots[0]!.id}`}>
                    <GitCompareArrows aria-hidden />
                    {t('compareTwo')}
                  </Link>
                </Button>
              )}
              {take}
            </header>
            <ul aria-label={t('title')} className="border-line bg-surface rounded-md border">
              {snapshots.map((snapshot) => (
                <Item
                  key={snapshot.id}
                  {...{ snapshot, worksheetId, mayEdit }}
                  compareHref={`${href}/compare?from=${snapshot.id}&to=now`}
                  exportHref={`/api/worksheets/${worksheetId}/export?snapshot=${snapshot.id}`}
                  restoreHref={mayEdit ? `${href.replace(/\/snapshots$/, '')}?restore=${snapshot.seq}` : null}
                  mayExport={can(role, 'worksheet.export')}
                />
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}

interface ItemProps {
  snapshot: Snapshot
  worksheetId: string
  mayEdit: boolean
  mayExport: boolean
  compareHref: string
  exportHref: string
  /** Opens the worksheet with the question whether to restore it; null for those who may not. */
  restoreHref: string | null
}

async function Item({ snapshot, worksheetId, mayEdit, mayExport, compareHref, exportHref, restoreHref }: ItemProps) {
  const [t, locale, timeZone] = await Promise.all([getTranslations('snapshots'), getLocale(), getTimeZone()])
  const { id, createdAt, createdBy } = snapshot
  const name = snapshotName(snapshot, locale)
  const when = formatDateTime(new Date(createdAt), locale, timeZone)
  return (
    <li className="border-line flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5 last:border-b-0">
      <div className="min-w-48 flex-1">
        <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
          {name}
          {snapshot.reason && <Badge>{t('automatic')}</Badge>}
        </h3>
        <p className="text-muted flex flex-wrap gap-x-3 text-sm">
          <time dateTime={createdAt}>{when}</time>
          {createdBy !== null && <span>{createdBy}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Button asChild size="sm" look="quiet">
          <Link href={compareHref} aria-label={t('compareNowOf', { name, when })}>
            <GitCompareArrows aria-hidden />
            {t('compareNow')}
          </Link>
        </Button>
        {restoreHref && (
          <Button asChild size="sm" look="quiet">
            <Link href={restoreHref} aria-label={t('restoreOf', { name, when })}>
              <History aria-hidden />
              {t('restore')}
            </Link>
          </Button>
        )}
        {mayExport && (
          <Button asChild size="sm" look="quiet">
            {/* Not a page of the product: the browser downloads it. */}
            <a href={exportHref} download aria-label={t('exportOf', { name, when })}>
              <Download aria-hidden />
              {t('export')}
            </a>
          </Button>
        )}
        {mayEdit && snapshot.name !== null && <SnapshotMenu worksheetId={worksheetId} id={id} name={name} />}
      </div>
    </li>
  )
}
