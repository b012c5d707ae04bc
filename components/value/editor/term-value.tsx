'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { Select } from '@/components/ui/select'
import { bestOf, statedRange, termValueSchema, type TermValue } from '@/lib/domain/value/term'
import { NumberInput } from '../results/number-input'

const kinds = ['single', 'percentiles', 'extremes'] as const
type Kind = (typeof kinds)[number]
const fields = {
  single: ['single.value'],
  percentiles: ['percentiles.low', 'percentiles.best', 'percentiles.high', 'percentiles.min', 'percentiles.max'],
  extremes: ['extremes.min', 'extremes.mode', 'extremes.max'],
} as const satisfies Record<Kind, readonly string[]>

type Numbers = Record<string, number | null>

interface TermValueFieldsProps {
  /** Of the term. */
  name: string
  value: TermValue
  onChange: (value: TermValue) => void
  /** The field of its unit. */
  children: ReactNode
}

/** What a term is stated as: one number, low, best and high, or the least, likeliest and greatest that are possible. */
export function TermValueFields({ name, value, onChange, children }: TermValueFieldsProps) {
  const t = useTranslations('value')
  const id = useId()
  const [draft, setDraft] = useState<Numbers | null>(null)
  const numbers: Numbers = draft ?? { ...value, kind: null }

  function set(field: string, number: number | null) {
    const next = { ...numbers, [field]: number }
    const accepted = termValueSchema.safeParse({ ...next, kind: value.kind })
    setDraft(accepted.success ? null : next)
    if (accepted.success) onChange(accepted.data)
  }

  function setKind(kind: Kind) {
    const [low, high] = statedRange(value)
    const best = bestOf(value)
    setDraft(null)
    if (kind === 'single') onChange({ kind, value: best })
    else if (kind === 'percentiles') onChange({ kind, low, best, high, min: null, max: null })
    else onChange({ kind, min: low, mode: best, max: high })
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-start gap-2">
        <label className="flex w-40 max-w-[calc(50%-0.25rem)] flex-col gap-1">
          <span className="font-medium">{t('valueKind')}</span>
          <Select
            value={value.kind}
            aria-label={t('valueKindOf', { name })}
            onChange={(event) => setKind(kinds.find((kind) => kind === event.target.value) ?? 'single')}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`valueKinds.${kind}`)}
              </option>
            ))}
          </Select>
        </label>
        {children}
        <div className={value.kind === 'single' ? 'w-24' : 'grid max-w-128 grid-cols-3 gap-2 @sm:grid-cols-5'}>
          {fields[value.kind].map((field) => (
            <label key={field} className="flex min-w-0 flex-col gap-1">
              <span className="text-muted text-sm leading-5.5 whitespace-nowrap">{t(`numbers.${field}`)}</span>
              <NumberInput
                aria-label={t('numberOf', { name, which: t(`numbers.${field}`) })}
                aria-invalid={draft ? true : undefined}
                aria-describedby={draft ? id : undefined}
                value={numbers[keyOf(field)] ?? null}
                onCommit={(number) => set(keyOf(field), number)}
                className="text-right tabular-nums"
              />
            </label>
          ))}
        </div>
      </div>
      {draft && (
        <p id={id} role="alert" className="text-danger text-sm">
          {t(`numberOrder.${value.kind}`)}
        </p>
      )}
    </div>
  )
}

/** `percentiles.low` is the value's `low`. */
function keyOf(field: string): string {
  return field.split('.')[1] ?? ''
}
