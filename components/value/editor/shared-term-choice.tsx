'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { amountText } from '@/lib/domain/value/text/amount'
import type { SharedTerm } from '@/lib/features/shared-terms/types'

interface SharedTermChoiceProps {
  /** Those that can be taken up. */
  terms: readonly SharedTerm[]
  onUse: (id: string) => void
}

/** Takes up a term of the workspace; nothing shows while there is none. */
export function SharedTermChoice({ terms, onUse }: SharedTermChoiceProps) {
  const t = useTranslations('value')
  if (terms.length === 0) return null
  return (
    <Select
      aria-label={t('useShared')}
      value=""
      className="w-72 max-w-full"
      onChange={(event) => event.target.value && onUse(event.target.value)}
    >
      <option value="">{t('useShared')}</option>
      {terms.map(({ id, term }) => (
        <option key={id} value={id}>
          {`${term.name} (${amountText(term.value, term.unit)})`}
        </option>
      ))}
    </Select>
  )
}
