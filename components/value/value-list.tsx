import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { nameOf } from '@/components/readiness/readiness-matrix'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { formatDate } from '@/lib/domain/core/format'
import { dateOfDay } from '@/lib/domain/value/days'
import { formatMoney } from '@/lib/domain/value/money'
import type { ValuationPage } from '@/lib/features/valuations/types'
import { DraftMark } from './draft-mark'
import type { Period, Sorting } from './list-query'
import { worthOf, type Worth } from './worth-of'

interface ValueListProps {
  page: ValuationPage
  per: Period
  sort: Sorting
}

/** What each use case is worth, when its money is back, and what its valuation lacks. */
export function ValueList({ page, per, sort }: ValueListProps) {
  const t = useTranslations('value')
  const locale = useLocale()
  const rows = page.useCases.map((useCase) => ({ useCase, worth: worthOf(useCase, page) }))
  if (sort === 'value') rows.sort((a, b) => rankOf(b.worth, per) - rankOf(a.worth, per))

  const firstDay = ({ outcome, read }: Worth, startsOn: string | null) => {
    if (read.parts.length === 0) return null
    if (outcome.firstDay === null) return t('never')
    return startsOn === null
      ? t('day', { day: outcome.firstDay })
      : formatDate(new Date(dateOfDay(startsOn, outcome.firstDay)), locale, 'UTC')
  }

  return (
    <Table caption={t('list')} className="border-line bg-surface rounded-md border">
      {/* On a phone a heading would be broken after every letter. */}
      <thead className="whitespace-nowrap">
        <tr>
          <th scope="col">{t('useCase')}</th>
          <th scope="col" className="text-right">
            {t(`netPer.${per}`)}
          </th>
          <th scope="col">{t('firstDay')}</th>
          <th scope="col">{t('level')}</th>
          <th scope="col">{t('missing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ useCase, worth }) => (
          <tr key={useCase.id} className="align-top">
            <th scope="row" className="min-w-48">
              <Link href={`?row=${useCase.id}`} className="text-accent text-base font-medium underline">
                {nameOf(useCase.cells) || t('unnamed')}
              </Link>
            </th>
            <td className="text-right whitespace-nowrap tabular-nums">
              {worth && worth.read.parts.length > 0 && formatMoney(worth.netPer(per), worth.read.currency, locale)}
            </td>
            <td className="min-w-32">{worth && firstDay(worth, useCase.valuation?.startsOn ?? null)}</td>
            <td>{useCase.cells.mlValue}</td>
            <td className="min-w-40">
              <span className="flex flex-wrap gap-1">
                <DraftMark userId={page.userId} useCaseId={useCase.id} />
                {!worth && <Badge>{t('gaps.none')}</Badge>}
                {worth?.gaps.map(({ kind, count }) => (
                  <Badge key={kind} tone={kind === 'wrong' ? 'danger' : 'neutral'}>
                    {t(`gaps.${kind}`, { count })}
                  </Badge>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Use cases without a value come last. */
function rankOf(worth: Worth | null, per: Period): number {
  return worth && worth.read.parts.length > 0 ? worth.netPer(per) : Number.NEGATIVE_INFINITY
}
