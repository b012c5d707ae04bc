'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ListedTerm, TermChange } from '@/lib/features/shared-terms/types'
import { amountOf } from './amount-of'
import { ownerName, type Member } from './owner-name'

/** Who changed a shared term, when, from what to what. */
export function TermChanges({ changes, members }: Pick<ListedTerm, 'changes'> & { members: readonly Member[] }) {
  const t = useTranslations('terms')
  if (changes.length === 0) return null
  return (
    <details className="text-muted font-normal">
      <summary className="cursor-pointer py-1">{t('changes', { count: changes.length })}</summary>
      <ul className="flex flex-col gap-2 py-1">
        {changes.map((change) => (
          <ChangeItem key={change.id} change={change} members={members} />
        ))}
      </ul>
    </details>
  )
}

function ChangeItem({ change: { at, by, from, to }, members }: { change: TermChange; members: readonly Member[] }) {
  const t = useTranslations('terms')
  const locale = useLocale()
  const format = useFormatter()
  const said = {
    name: [from.name, to.name],
    amount: [amountOf(from, locale), amountOf(to, locale)],
    status: [t(`statuses.${from.status}`), t(`statuses.${to.status}`)],
    owner: [ownerName(from.owner, members, locale), ownerName(to.owner, members, locale)],
    source: [from.source, to.source],
    date: [from.date, to.date],
  } as const
  const keys = ['name', 'amount', 'status', 'owner', 'source', 'date'] as const
  return (
    <li>
      <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}</time>{' '}
      {by ?? t('formerMember')}
      <ul className="text-ink">
        {keys
          .filter((key) => said[key][0] !== said[key][1])
          .map((key) => (
            <li key={key} className="wrap-anywhere">
              {t('difference', { what: t(key), from: said[key][0] || t('unset'), to: said[key][1] || t('unset') })}
            </li>
          ))}
      </ul>
    </li>
  )
}
