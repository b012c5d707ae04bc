'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import type { Requirement } from '@/lib/domain/value/must-be-true'
import { bestOf, type Term } from '@/lib/domain/value/term'
import type { Amounts } from './use-amounts'

/** Who a term belongs to, in words; a member is named by the page, which knows the members. */
export type OwnerName = (owner: NonNullable<Term['owner']>) => string

interface RequirementsProps {
  requirements: readonly Requirement[]
  ownerName?: OwnerName
  amounts: Amounts
}

/** For each term alone: what it would have to be for the money to be back in time, beside what is claimed today. */
export const Requirements = memo(function Requirements({ requirements, ownerName, amounts }: RequirementsProps) {
  const t = useTranslations('valueResults.mustBeTrue')
  const locale = useLocale()
  const { inUnit } = amounts
  const nameOf: OwnerName =
    ownerName ?? ((owner) => (owner.kind === 'role' ? workshopRoleLabel(owner.role, locale) : t('member')))
  // What one term can decide comes first.
  const sorted = [...requirements].sort((a, b) => Number(a.threshold === null) - Number(b.threshold === null))
  return (
    <Table caption={t('title')} className="text-sm">
      <thead>
        <tr>
          <th scope="col" className="min-w-32">
            {t('term')}
          </th>
          <th scope="col" className="min-w-44">
            {t('must')}
          </th>
          <th scope="col" className="min-w-28">
            {t('today')}
          </th>
          <th scope="col" className="min-w-24">
            {t('owner')}
          </th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ term, range: [low, high], isMet, threshold }) => (
          <tr key={term.id} className="break-inside-avoid">
            <th scope="row" className="text-ink!">
              {term.name}
            </th>
            <td>
              {threshold === null ? (
                t(isMet ? 'cannotUndo' : 'cannotDo')
              ) : (
                <>
                  <strong className="font-semibold">
                    {t(threshold.side, { value: inUnit(threshold.rounded, term.unit) })}
                  </strong>
                  <span className="text-muted block">
                    {t('exact', { value: amounts.number(threshold.exact, Math.abs(threshold.exact) < 1 ? 4 : 2) })}
                  </span>
                </>
              )}
            </td>
            <td>
              {inUnit(bestOf(term.value), term.unit)}
              {low < high && (
                <span className="text-muted block">
                  {t('range', { low: inUnit(low, term.unit), high: inUnit(high, term.unit) })}
                </span>
              )}
            </td>
            <td>{term.owner ? nameOf(term.owner) : t('nobody')}</td>
            <td>
              <Badge tone={isMet ? 'success' : 'warning'}>{t(isMet ? 'met' : 'notMet')}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
})
