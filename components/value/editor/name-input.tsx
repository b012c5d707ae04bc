'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { nameKey } from '@/lib/domain/value/formula/tokens'
import { MAX_TERM_NAME } from '@/lib/domain/value/term'

interface NameInputProps {
  label: string
  value: string
  /** Keys of the names that other terms and formulas have. */
  taken: ReadonlySet<string>
  onCommit: (name: string) => void
}

/** The name of a term or formula: it counts when it is finished, and only if nothing else is called so. */
export function NameInput({ label, value, taken, onCommit }: NameInputProps) {
  const t = useTranslations('value')
  const [draft, setDraft] = useState<string | null>(null)
  const name = draft?.trim()
  const problem =
    name === undefined || name === value
      ? undefined
      : name === ''
        ? t('nameEmpty')
        : taken.has(nameKey(name))
          ? t('nameTaken', { name })
          : undefined

  function commit() {
    if (problem !== undefined) return
    if (name !== undefined && name !== value) onCommit(name)
    setDraft(null)
  }

  return (
    <Field label={label} error={problem}>
      <Input
        value={draft ?? value}
        maxLength={MAX_TERM_NAME}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
    </Field>
  )
}
