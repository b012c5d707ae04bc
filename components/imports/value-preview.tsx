'use client'

import { useTranslations } from 'next-intl'
import type { ValuePreview as Preview } from '@/lib/features/imports/types'

/** What the file states of use cases' values, and what a merge makes of it. */
export function ValuePreview({ values, merging }: { values: Preview; merging: boolean }) {
  const t = useTranslations('import.values')
  const { useCases, taken, kept } = values
  const named = (numbers: string[]) => ({ count: numbers.length, names: numbers.map((no) => `No ${no}`).join(', ') })
  return (
    <section aria-label={t('title')} className="border-line bg-surface flex flex-col gap-2 rounded-md border p-3">
      <h3 className="font-semibold">{t('title')}</h3>
      {!merging && <p>{t('text', { count: useCases })}</p>}
      {merging && <p>{taken.length > 0 ? t('taken', named(taken)) : t('nothingTaken')}</p>}
      {merging && kept.length > 0 && <p className="text-warning">{t('kept', named(kept))}</p>}
    </section>
  )
}
