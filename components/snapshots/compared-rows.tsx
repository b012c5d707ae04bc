import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { ChangedCells } from './changed-cells'
import { ComparedName } from './compared-name'
import { PAGE_SIZE, type ComparisonView, type RowView } from './comparison-view'

const tones = {
  changed: 'accent',
  added: 'success',
  deleted: 'danger',
  moved: 'neutral',
} as const satisfies Record<RowView['kind'], string>

interface ComparedRowsProps {
  view: ComparisonView
  /** The address of a page of this comparison. */
  pageHref: (page: number) => string
}

/** The rows that differ, in worksheet order, each with what differs in it. */
export async function ComparedRows({ view, pageHref }: ComparedRowsProps) {
  const t = await getTranslations('snapshots.compare')
  const { rows, page, pages, total } = view
  if (total === 0) return null
  const first = (page - 1) * PAGE_SIZE + 1
  const linkClass = 'rounded-md px-3 py-1.5 text-accent underline pointer-coarse:py-2.5'
  return (
    <Card className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('rows')}</h3>
      <ul className="flex flex-col">
        {rows.map((row) => (
          <li key={row.id} className="border-line flex flex-col gap-2 border-t py-3 first:border-t-0 first:pt-0">
            <h4 className="flex break-after-avoid items-start gap-2 font-medium">
              <Badge tone={tones[row.kind]}>{t(`kind.${row.kind}`)}</Badge>
              <ComparedName name={row.name} />
            </h4>
            {row.places && row.places.from !== row.places.to && (
              <p className="text-muted text-sm">{t('movedFrom', row.places)}</p>
            )}
            {row.cells.length > 0 && <ChangedCells kind={row.kind} cells={row.cells} />}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-3">
          {page > 1 && (
            <Link href={pageHref(page - 1)} className={linkClass}>
              {t('previous')}
            </Link>
          )}
          <span className="text-muted">{t('range', { first, last: first + rows.length - 1, all: total })}</span>
          {page < pages && (
            <Link href={pageHref(page + 1)} className={linkClass}>
              {t('next')}
            </Link>
          )}
        </nav>
      )}
    </Card>
  )
}
