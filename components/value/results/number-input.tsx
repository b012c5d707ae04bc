'use client'

import type { ComponentProps } from 'react'
import { CommitInput } from './commit-input'

interface NumberInputProps extends Omit<ComponentProps<typeof CommitInput>, 'value' | 'onCommit' | 'min' | 'max'> {
  value: number | null
  /** Never called with what is no number; null when the field was emptied. */
  onCommit: (value: number | null) => void
  min?: number
  max?: number
}

/** A number, also in full-width figures. What is no number, or out of bounds, leaves the value as it was. */
export function NumberInput({ value, onCommit, min = -1e15, max = 1e15, ...props }: NumberInputProps) {
  function commit(text: string) {
    const written = text.normalize('NFKC').replaceAll(',', '').replaceAll('−', '-').trim()
    if (written === '') return onCommit(null)
    const number = Number(written)
    if (Number.isFinite(number) && number >= min && number <= max) onCommit(number)
  }

  return <CommitInput inputMode="decimal" value={value === null ? '' : String(value)} onCommit={commit} {...props} />
}
