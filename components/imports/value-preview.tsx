'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { ValuePreview as Preview } from '@/lib/features/imports/types'

/** What the file states of use cases' values, and what a merge makes of it. */
export function ValuePreview({ values, merging }: { values: Preview; merging: boolean }) {
  const t = useTranslations('import.values')
  const { useCases, taken, kept, withRows } = values
  const named = (numbers: string[]) => ({ count: numbers.length, names: numbers.map((no) => `No ${no}`).join(', ') })
  return (
    <Card aria-label={t('title')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('title')}</h3>
      {!merging && <p>{t('text', { count: useCases })}</p>}
      {merging && (taken.length > 0 || withRows.length === 0) && (
        <p>{taken.length > 0 ? t('taken', named(taken)) : t('nothingTaken')}</p>
      )}
      {merging && withRows.length > 0 && <p>{t('withRows', { rows: withRows.join(', ') })}</p>}
      {merging && kept.length > 0 && <p className="text-warning">{t('kept', named(kept))}</p>}
    </Card>
  )
}
