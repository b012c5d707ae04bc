'use client'

import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { IssueGroup } from '@/lib/features/imports/types'

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info }
const tones = { error: 'text-danger', warning: 'text-warning', info: 'text-muted' }

/** What a person should look at before importing, grouped by kind, each with the address of its cell. */
export function IssueList({ groups }: { groups: IssueGroup[] }) {
  const t = useTranslations('import')
  if (groups.length === 0) return null
  return (
    <ul aria-label={t('issues')} className="flex flex-col gap-2">
      {groups.map((group) => (
        <li key={group.code}>
          <Group group={group} />
        </li>
      ))}
    </ul>
  )
}

function Group({ group: { severity, count, issues } }: { group: IssueGroup }) {
  const t = useTranslations('import')
  const Icon = icons[severity]
  const [first] = issues
  const heading = (
    <>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', tones[severity])} />
      <span className="sr-only">{t(`severity.${severity}`)}</span>
    </>
  )
  if (count === 1 && first) {
    return (
      <p className="flex items-start gap-2">
        {heading}
        <Issue {...first} />
      </p>
    )
  }
  return (
    <details>
      <summary className="flex cursor-pointer items-start gap-2">
        {heading}
        <span className="min-w-0">
          {first && <Issue {...first} />}{' '}
          <span className="text-accent underline">{t('moreLike', { count: count - 1 })}</span>
        </span>
      </summary>
      <ul className="mt-1 ml-6 flex flex-col gap-1">
        {issues.slice(1).map((issue, index) => (
          <li key={index}>
            <Issue {...issue} />
          </li>
        ))}
        {count > issues.length && <li className="text-muted">{t('rest', { count: count - issues.length })}</li>}
      </ul>
    </details>
  )
}

function Issue({ cell, message }: IssueGroup['issues'][number]) {
  return (
    <span>
      {cell && <span className="bg-subtle mr-2 rounded-sm px-1 font-medium">{cell}</span>}
      {message}
    </span>
  )
}
