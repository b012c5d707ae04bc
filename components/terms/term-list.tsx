'use client'

import { Plus, Variable } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/domain/access/permissions'
import type { SharedTermList } from '@/lib/features/shared-terms/types'
import { amountOf } from './amount-of'
import { ownerName } from './owner-name'
import { TermChanges } from './term-changes'
import { TermDialog } from './term-dialog'
import { TermUses } from './term-uses'

interface TermListProps {
  list: SharedTermList
  /** Id of the term that the address names: it is opened to be changed, or shown to who may only read. */
  named: string | undefined
}

/** The terms that use cases of the workspace share: a wage is changed here once. */
export function TermList({ list, named }: TermListProps) {
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
            <th scope="col">{t('uses')}</th>
            {mayEdit && <th scope="col">{t('actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {sharedTerms.map((sharedTerm) => {
            const { id, term, usedIn, changes } = sharedTerm
            return (
              <tr
                key={id}
                ref={id === named ? showRow : undefined}
                className={id === named ? 'bg-accent-soft' : 'align-top'}
              >
                <th scope="row" className="min-w-32">
                  <span className="text-ink">{term.name}</span>
                  {term.source && <p className="text-muted font-normal wrap-anywhere">{term.source}</p>}
                  <TermChanges changes={changes} members={members} />
                </th>
                <td className="text-right whitespace-nowrap tabular-nums">{amountOf(term, locale)}</td>
                <td className="whitespace-nowrap">{t(`statuses.${term.status}`)}</td>
                <td className="min-w-28">{ownerName(term.owner, members, locale)}</td>
                <td className="min-w-36">
                  <TermUses usedIn={usedIn} workspace={workspaceSlug} />
                </td>
                {mayEdit && (
                  <td>
                    <TermDialog
                      workspace={workspaceSlug}
                      sharedTerm={sharedTerm}
                      startOpen={id === named}
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

/** A row that the address names may be far down. */
function showRow(row: HTMLTableRowElement | null) {
  row?.scrollIntoView({ block: 'center' })
}
