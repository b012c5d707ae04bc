'use client'

import { Plus, Variable } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/domain/access/permissions'
import type { Locale } from '@/lib/domain/core/text'
import { formatNumber } from '@/lib/domain/core/format'
import { bestOf, statedRange, type Term } from '@/lib/domain/value/term'
import type { SharedTermList } from '@/lib/features/shared-terms/types'
import { ownerName } from './owner-name'
import { TermDialog } from './term-dialog'

/** The terms that use cases of the workspace share: a wage is changed here once. */
export function TermList({ list }: { list: SharedTermList }) {
  const t = useTranslations('terms')
  const locale = useLocale()
  const { workspaceSlug, role, sharedTerms, members } = list
  const mayEdit = can(role, 'sharedTerm.edit')
  const add = mayEdit && (
    <TermDialog
      workspace={workspaceSlug}
      sharedTerm={null}
      members={members}
      trigger={
        <Button look="primary" className="self-start">
          <Plus aria-hidden />
          {t('add')}
        </Button>
      }
    />
  )
  if (sharedTerms.length === 0) {
    return (
      <EmptyState icon={Variable} title={t('empty')} actions={add}>
        {t('text')}
      </EmptyState>
    )
  }
  return (
    <>
      <p className="text-muted max-w-prose">{t('text')}</p>
      {add}
      <Table caption={t('title')} className="border-line bg-surface rounded-md border [&_thead_th]:whitespace-nowrap">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col" className="text-right">
              {t('amount')}
            </th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('owner')}</th>
            <th scope="col" className="text-right">
              {t('uses')}
            </th>
            {mayEdit && <th scope="col">{t('actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {sharedTerms.map((sharedTerm) => {
            const { id, term, uses } = sharedTerm
            return (
              <tr key={id}>
                <th scope="row" className="min-w-32">
                  <span className="text-ink">{term.name}</span>
                  {term.source && <p className="text-muted font-normal wrap-anywhere">{term.source}</p>}
                </th>
                <td className="text-right whitespace-nowrap tabular-nums">{amountOf(term, locale)}</td>
                <td className="whitespace-nowrap">{t(`statuses.${term.status}`)}</td>
                <td className="min-w-28">{ownerName(term.owner, members, locale)}</td>
                <td className="text-right tabular-nums">{uses}</td>
                {mayEdit && (
                  <td>
                    <TermDialog
                      workspace={workspaceSlug}
                      sharedTerm={sharedTerm}
                      members={members}
                      trigger={
                        <Button size="sm" aria-label={t('changeNamed', { name: term.name })}>
                          {t('change')}
                        </Button>
                      }
                    />
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </Table>
    </>
  )
}

/** 1,200 円/h, with the stated range in front of its unit where there is one. */
export function amountOf({ value, unit }: Pick<Term, 'value' | 'unit'>, locale: Locale): string {
  const [low, high] = statedRange(value)
  const amounts = low === high ? [low] : [low, bestOf(value), high]
  return `${amounts.map((amount) => formatNumber(amount, locale, 4)).join('〜')} ${unit}`.trim()
}
