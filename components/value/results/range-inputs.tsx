'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { bestOf, statedRange, type TermValue } from '@/lib/domain/value/term'
import { NumberInput } from './number-input'

interface RangeInputsProps {
  /** Of the term. */
  name: string
  value: TermValue
  onChange: (value: TermValue) => void
}

/** Low, best and high of a term; the best alone is a single number. */
export function RangeInputs({ name, value, onChange }: RangeInputsProps) {
  const t = useTranslations('valueResults.range')
  const [low, high] = statedRange(value)
  const stated = low === high ? { low: null, high: null } : { low, high }
  const [draft, setDraft] = useState<{ low: number | null; best: number; high: number | null } | null>(null)
  const shown = draft ?? { ...stated, best: bestOf(value) }

  function set(change: Partial<typeof shown>) {
    const next = { ...shown, ...change }
    const accepted = valueOf(next)
    setDraft(accepted ? null : next)
    if (accepted) onChange(accepted)
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="grid grid-cols-3 gap-2">
        {(['low', 'best', 'high'] as const).map((key) => (
          <label key={key} className="flex w-24 max-w-full min-w-0 flex-col text-sm">
            <span className="text-muted">{t(key)}</span>
            <NumberInput
              aria-label={t('of', { name, which: t(key) })}
              aria-invalid={draft !== null || undefined}
              value={shown[key]}
              onCommit={(number) =>
                key === 'best' ? number !== null && set({ best: number }) : set({ [key]: number })
              }
              className="text-right"
            />
          </label>
        ))}
      </div>
      {draft && (
        <p role="alert" className="text-danger text-sm">
          {t('order')}
        </p>
      )}
    </div>
  )
}

/** Null while the three do not make a range. */
function valueOf({ low, best, high }: { low: number | null; best: number; high: number | null }): TermValue | null {
  if (low === null && high === null) return { kind: 'single', value: best }
  if (low === null || high === null || low > best || best > high) return null
  return { kind: 'percentiles', low, best, high, min: null, max: null }
}
