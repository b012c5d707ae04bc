import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { nameOf } from '@/components/readiness/readiness-matrix'
import type { TermUse } from '@/lib/features/shared-terms/types'

/** The use cases whose value changes with a shared term, each a way to it. */
export function TermUses({ usedIn, workspace }: { usedIn: readonly TermUse[]; workspace: string }) {
  const t = useTranslations('terms')
  if (usedIn.length === 0) return <span className="text-muted">{t('unused')}</span>
  return (
    <details>
      <summary className="cursor-pointer py-1 whitespace-nowrap">{t('usedIn', { count: usedIn.length })}</summary>
      <ul className="flex flex-col gap-1 py-1">
        {usedIn.map(({ useCaseId, worksheetId, worksheetTitle, cells }) => (
          <li key={useCaseId}>
            <Link
              href={`/w/${workspace}/worksheets/${worksheetId}/value?row=${useCaseId}`}
              className="text-accent underline"
            >
              {nameOf(cells) || t('unnamed')}
            </Link>{' '}
            <span className="text-muted text-sm">{worksheetTitle}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
