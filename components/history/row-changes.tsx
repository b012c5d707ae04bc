'use client'

import { ArrowRight, Minus, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { DifferingText } from '@/components/worksheets/differing-text'
import type { StepRow } from '@/lib/domain/history/step'
import { type CellKey, fieldLabel } from '@/lib/domain/worksheet/fields'

/** Longer texts stand one below the other, with the differing words marked. */
const SHORT = 20
/** Longer ones are cut until the person asks for all of it. */
const LONG = 160

interface RowChangesProps {
  row: Pick<StepRow, 'changes'>
  /** Only this cell, without its name. */
  field?: CellKey
}

/** The texts of a row's cells before and after. */
export function RowChanges({ row: { changes }, field: only }: RowChangesProps) {
  const t = useTranslations('history')
  const locale = useLocale()
  const [all, setAll] = useState(false)
  const fields = Object.keys(changes).filter(
    (field) => field !== 'position' && field !== 'deleted' && (!only || field === only),
  ) as CellKey[]
  if (fields.length === 0) return null
  const isLong = fields.some((field) => [changes[field]!.from, changes[field]!.to].some((text) => isLongText(text)))
  return (
    <>
      <dl className="flex flex-col gap-1 text-sm">
        {fields.map((field) => (
          <div key={field}>
            <dt className={only ? 'sr-only' : 'text-muted'}>{fieldLabel(field)[locale]}</dt>
            <dd className="min-w-0">
              <Texts {...changes[field]!} all={all} />
            </dd>
          </div>
        ))}
      </dl>
      {isLong && (
        <Button size="sm" look="quiet" aria-expanded={all} className="self-start" onClick={() => setAll(!all)}>
          {t(all ? 'shorten' : 'wholeText')}
        </Button>
      )}
    </>
  )
}

interface TextsProps {
  from: string | null
  to: string | null
  /** Uncut. */
  all: boolean
}

function Texts({ from, to, all }: TextsProps) {
  const t = useTranslations('history')
  const textClass = cn('min-w-0 flex-1 break-words whitespace-pre-wrap', !all && 'line-clamp-4')
  if ([from, to].every((text) => text === null || (text.length <= SHORT && !text.includes('\n')))) {
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        {from === null ? <Empty /> : <span>{from}</span>}
        <ArrowRight role="img" aria-label={t('becomes')} className="text-muted size-3 shrink-0" />
        {to === null ? <Empty /> : <span>{to}</span>}
      </span>
    )
  }
  return (
    <span className="flex flex-col">
      {from !== null && (
        <span className="text-muted flex items-start gap-1">
          <Minus role="img" aria-label={t('before')} className="mt-1 size-3 shrink-0" />
          <span className={textClass}>{to === null ? from : <DifferingText one={from} other={to} show="one" />}</span>
        </span>
      )}
      <span className="flex items-start gap-1">
        <Plus role="img" aria-label={t('after')} className="mt-1 size-3 shrink-0" />
        {to === null ? (
          <Empty />
        ) : (
          <span className={textClass}>{from === null ? to : <DifferingText one={from} other={to} show="other" />}</span>
        )}
      </span>
    </span>
  )
}

function Empty() {
  const t = useTranslations('history')
  return <span className="text-muted">{t('empty')}</span>
}

function isLongText(text: string | null): boolean {
  return text !== null && (text.length > LONG || text.split('\n').length > 4)
}
