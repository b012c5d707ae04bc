'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useDeferredValue } from 'react'
import { cn } from '@/components/ui/cn'
import { DifferingText } from '@/components/worksheets/differing-text'
import type { CellDifference, RowDifference } from '@/lib/domain/history/compare'
import { fieldLabel } from '@/lib/domain/worksheet/fields'

interface ChangedCellsProps {
  kind: RowDifference['kind']
  cells: readonly CellDifference[]
}

/** Texts before and after, side by side where there is room, the words marked that differ. */
export function ChangedCells({ kind, cells }: ChangedCellsProps) {
  const locale = useLocale()
  // Marked by the browser once the page is there: many long texts would keep the server from everybody else's.
  const marked = useDeferredValue(true, false)
  return (
    <dl className="flex flex-col gap-2 text-sm">
      {cells.map(({ field, from, to }) => (
        <div
          key={field}
          className={cn(
            'grid gap-x-3 gap-y-1',
            isChange(kind) ? 'sm:grid-cols-[9rem_1fr_1fr]' : 'sm:grid-cols-[9rem_1fr]',
          )}
        >
          <dt className="text-muted">{fieldLabel(field)[locale]}</dt>
          {kind !== 'added' && <Side which="before" text={from} other={marked ? to : null} />}
          {kind !== 'deleted' && <Side which="after" text={to} other={marked ? from : null} />}
        </div>
      ))}
    </dl>
  )
}

/** Of an added or deleted row there is only one side to show. */
function isChange(kind: RowDifference['kind']): boolean {
  return kind !== 'added' && kind !== 'deleted'
}

interface SideProps {
  which: 'before' | 'after'
  /** Null is an empty cell. */
  text: string | null
  /** The text to tell it from; null where there is none. */
  other: string | null
}

function Side({ which, text, other }: SideProps) {
  const t = useTranslations('snapshots.compare')
  const isBefore = which === 'before'
  return (
    <dd
      className={cn(
        'min-w-0 rounded-sm px-2 py-1 whitespace-pre-wrap',
        isBefore ? 'bg-danger-soft' : 'bg-success-soft',
      )}
    >
      <span className="sr-only">{t(which)}</span>
      {text === null ? (
        <span className="text-muted">{t('emptyCell')}</span>
      ) : other === null ? (
        text
      ) : (
        <DifferingText
          one={isBefore ? text : other}
          other={isBefore ? other : text}
          show={isBefore ? 'one' : 'other'}
        />
      )}
    </dd>
  )
}
