'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formulaErrorText, type FormulaError } from '@/lib/domain/value/formula/errors'

/** The formulas that count for nothing because of an error, with what is wrong. */
export function NotCounted({ errors }: { errors: ReadonlyMap<string, FormulaError> }) {
  const t = useTranslations('valueResults.notCounted')
  const locale = useLocale()
  if (errors.size === 0) return null
  return (
    <div role="status" className="bg-warning-soft text-warning rounded-md p-3">
      <p className="font-medium">{t('title', { count: errors.size })}</p>
      <ul className="list-disc pl-5">
        {[...errors].map(([name, error]) => (
          <li key={name}>{t('formula', { name, error: formulaErrorText(error)[locale] })}</li>
        ))}
      </ul>
    </div>
  )
}
