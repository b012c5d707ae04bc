'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { CommitInput } from './commit-input'

const LARGEST = 999_999_999_999_999

interface NumberInputProps extends Omit<ComponentProps<typeof CommitInput>, 'value' | 'onCommit' | 'check'> {
  value: number | null
  /** Never called with what is no number; null when the field was emptied. */
  onCommit: (value: number | null) => void
  min?: number
  max?: number
}

/** A number, also in full-width figures. What is no number, or out of bounds, leaves the value as it was and says so. */
export function NumberInput({ value, onCommit, min = -LARGEST, max = LARGEST, ...props }: NumberInputProps) {
  const t = useTranslations('value.number')

  function check(text: string): string | undefined {
    const number = numberOf(text)
    if (number === null || (number >= min && number <= max)) return undefined
    if (Number.isNaN(number)) return t('unread')
    return max < LARGEST ? t('between', { min, max }) : min > -LARGEST ? t('least', { min }) : t('tooLarge')
  }

  return (
    <CommitInput
      inputMode="decimal"
      value={value === null ? '' : String(value)}
      check={check}
      onCommit={(text) => onCommit(numberOf(text))}
      {...props}
    />
  )
}

/** Null for an empty text, NaN for one that is no number. */
function numberOf(text: string): number | null {
  const written = text.normalize('NFKC').replaceAll(',', '').replaceAll('−', '-').trim()
  return written === '' ? null : Number(written)
}
