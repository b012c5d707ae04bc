'use client'

import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { DifferingText } from '@/components/worksheets/differing-text'
import { fieldLabel, inFieldOrder, type CellKey } from '@/lib/domain/worksheet/fields'

interface CellChangesProps {
  cells: readonly { field: CellKey; from: string | null; to: string | null }[]
}

/** Texts before and after, the words marked that differ. */
export function CellChanges({ cells }: CellChangesProps) {
  const t = useTranslations('merge')
  const locale = useLocale()
  return (
    <dl className="flex flex-col gap-1 text-sm">
      {cells
        .toSorted((a, b) => inFieldOrder(a.field, b.field))
        .map(({ field, from, to }) => (
          <div key={field} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
            <dt className="text-muted">{fieldLabel(field)[locale]}</dt>
            <dd className="flex min-w-0 flex-wrap items-start gap-x-2 whitespace-pre-wrap">
              {from !== null && (
                <span className="line-clamp-4 min-w-0">
                  <DifferingText one={from} other={to ?? ''} show="one" />
                </span>
              )}
              {from !== null && <ArrowRight role="img" aria-label={t('becomes')} className="mt-1 size-3 shrink-0" />}
              <span className="line-clamp-4 min-w-0">
                {to === null ? (
                  <span className="text-muted">{t('empty')}</span>
                ) : from === null ? (
                  to
                ) : (
                  <DifferingText one={from} other={to} show="other" />
                )}
              </span>
            </dd>
          </div>
        ))}
    </dl>
  )
}
