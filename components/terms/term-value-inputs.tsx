'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberInput } from '@/components/value/results/number-input'
import { Select } from '@/components/ui/select'
import { bestOf, statedRange, termValueSchema, type TermValue } from '@/lib/domain/value/term'

const kinds = ['single', 'percentiles', 'extremes'] as const
const parts = {
  single: ['value'],
  percentiles: ['low', 'best', 'high', 'min', 'max'],
  extremes: ['min', 'mode', 'max'],
} as const satisfies Record<TermValue['kind'], readonly string[]>

type Part = (typeof parts)[TermValue['kind']][number]
type Draft = { kind: TermValue['kind'] } & Partial<Record<Part, number | null>>

interface TermValueInputsProps {
  /** Of the term. */
  name: string
  value: TermValue
  readOnly: boolean
  onChange: (value: TermValue) => void
}

/** A term's value: one number; low, best and high with bounds where it has any; or the least, likeliest and greatest. */
export function TermValueInputs({ name, value, readOnly, onChange }: TermValueInputsProps) {
  const t = useTranslations('terms.value')
  /** What was typed while it makes no value yet. */
  const [draft, setDraft] = useState<Draft | null>(null)
  const shown: Draft = draft ?? { ...value }

  function set(next: Draft) {
    const read = termValueSchema.safeParse(next)
    setDraft(read.success ? null : next)
    if (read.success) onChange(read.data)
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex min-w-36 flex-1 flex-col text-sm">
          <span className="text-muted">{t('kind')}</span>
          <Select
            value={shown.kind}
            disabled={readOnly}
            aria-label={t('kindOf', { name })}
            onChange={({ target }) => set(asKind(value, kinds.find((kind) => kind === target.value) ?? 'single'))}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </label>
        {parts[shown.kind].map((part) => {
          const which = t(shown.kind === 'percentiles' && (part === 'min' || part === 'max') ? `bound.${part}` : part)
          return (
            <label key={part} className="flex w-24 min-w-0 flex-col text-sm">
              <span className="text-muted">{which}</span>
              <NumberInput
                aria-label={t('of', { name, which })}
                aria-invalid={draft ? true : undefined}
                value={shown[part] ?? null}
                readOnly={readOnly}
                onCommit={(number) => set({ ...shown, [part]: number })}
                className="text-right tabular-nums"
              />
            </label>
          )
        })}
      </div>
      {draft && (
        <p role="alert" className="text-danger text-sm">
          {t(`order.${draft.kind}`)}
        </p>
      )}
    </div>
  )
}

/** The same claim in another form, as near as it can be. */
function asKind(value: TermValue, kind: TermValue['kind']): Draft {
  const best = bestOf(value)
  const [low, high] = statedRange(value)
  if (kind === 'single') return { kind, value: best }
  if (kind === 'percentiles') return { kind, low, best, high, min: null, max: null }
  return { kind, min: low, mode: best, max: high }
}
