'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Guidance } from '@/lib/domain/worksheet/guidance'

/** What to write into a field and two examples, opened where the question comes up. */
export function FieldHelp({ guidance }: { guidance: Guidance }) {
  const t = useTranslations('rowPanel')
  return (
    <details className="text-sm">
      <summary className="text-accent min-h-6 w-fit cursor-pointer">{t('help')}</summary>
      <GuidanceText guidance={guidance} />
    </details>
  )
}

export function GuidanceText({ guidance }: { guidance: Guidance }) {
  const t = useTranslations('rowPanel')
  const locale = useLocale()
  return (
    <div className="text-muted mt-1 flex flex-col gap-1">
      <p>{guidance.help[locale]}</p>
      <p className="font-medium">{t('examples')}</p>
      <ul className="border-line flex flex-col gap-1 border-l-2 pl-3">
        {guidance.examples.map((example) => (
          <li key={example.ja} className="whitespace-pre-wrap">
            {example[locale]}
          </li>
        ))}
      </ul>
    </div>
  )
}
