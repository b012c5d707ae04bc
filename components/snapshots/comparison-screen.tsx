import { getLocale, getNow, getTimeZone, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Notice } from '@/components/worksheets/notice'
import { formatDateTime } from '@/lib/domain/core/format'
import type { Snapshot, SnapshotComparison } from '@/lib/features/snapshots/types'
import { ComparedRanks } from './compared-ranks'
import { ComparedRows } from './compared-rows'
import { ComparedWorksheet } from './compared-worksheet'
import { ComparisonForm } from './comparison-form'
import { comparisonView } from './comparison-view'
import { snapshotName } from './snapshot-name'

interface ComparisonScreenProps {
  shown: SnapshotComparison
  /** The page of the address. */
  page: string | undefined
  /** Address of the worksheet's snapshots. */
  href: string
}

/** What became of a worksheet between two moments, for the screen and on paper. */
export async function ComparisonScreen({ shown, page, href }: ComparisonScreenProps) {
  const [t, locale, timeZone, now] = await Promise.all([
    getTranslations('snapshots'),
    getLocale(),
    getTimeZone(),
    getNow(),
  ])
  const view = comparisonView(shown.comparison, page)
  const { counts } = view
  const { from, to } = shown
  const dated = (date: Date) => formatDateTime(date, locale, timeZone)
  const when = (snapshot: Snapshot) => dated(new Date(snapshot.createdAt))
  const address = `${href}/compare?from=${from.id}&to=${to?.id ?? 'now'}`
  const kinds = (['added', 'deleted', 'moved'] as const).filter((kind) => counts[kind] > 0)
  const isSame = view.total + view.ranks.length + view.scale.length + shown.comparison.columns.deleted.length === 0
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto p-4 md:p-6 print:overflow-visible print:p-0">
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        <header className="flex flex-col gap-1">
          <p className="print:hidden">
            <Link href={href} className="text-accent underline">
              {t('backToList')}
            </Link>
          </p>
          <h2 className="text-lg font-semibold">
            {t('compare.heading', { from: snapshotName(from, locale), to: to ? snapshotName(to, locale) : t('now') })}
          </h2>
          <p className="text-muted text-sm">
            {t('compare.moments', { from: when(from), to: to ? when(to) : dated(now) })}
          </p>
          <p className="text-muted max-w-prose text-sm">{t('compare.covers')}</p>
        </header>
        {/* Another comparison is another form: its lists show what is compared, also after going back. */}
        <ComparisonForm
          key={address}
          href={`${href}/compare`}
          from={from.id}
          to={to?.id ?? 'now'}
          choices={shown.snapshots.map((snapshot) => ({
            id: snapshot.id,
            label: t('option', { name: snapshotName(snapshot, locale), when: when(snapshot) }),
          }))}
        />
        {isSame && !view.title && view.columns.added.length === 0 ? (
          <Notice tone="plain">{t('compare.same')}</Notice>
        ) : (
          <>
            <ul aria-label={t('compare.counts')} className="flex flex-wrap gap-x-4 gap-y-1">
              {counts.changed > 0 && (
                <li>{t('compare.count.changed', { rows: counts.changed, cells: counts.cells })}</li>
              )}
              {kinds.map((kind) => (
                <li key={kind}>{t(`compare.count.${kind}`, { count: counts[kind] })}</li>
              ))}
            </ul>
            <ComparedWorksheet view={view} />
            <ComparedRanks view={view} />
            <ComparedRows view={view} pageHref={(number) => `${address}&page=${number}`} />
          </>
        )}
      </div>
    </div>
  )
}
