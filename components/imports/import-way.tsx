'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { RadioGroup } from '@/components/ui/radio-group'
import type { ImportPreview } from '@/lib/features/imports/types'

export type Way = 'merge' | 'import'

interface ImportWayProps {
  /** The worksheet that the file can be merged into. */
  merge: NonNullable<ImportPreview['merge']>
  /** Without merging, the rows go to the end of that worksheet; else they become a worksheet of their own. */
  appends: boolean
  value: Way
  onChange: (way: Way) => void
}

/** Whether the file is merged into a worksheet, or imported beside what is there. */
export function ImportWay({ merge: { worksheet, exportedAt }, appends, value, onChange }: ImportWayProps) {
  const t = useTranslations('merge')
  const format = useFormatter()
  const { title } = worksheet
  const merging = exportedAt
    ? {
        label: t('wayMerge'),
        help: t('wayMergeHelp', { title, date: format.dateTime(new Date(exportedAt), { dateStyle: 'medium' }) }),
      }
    : { label: t('wayMergeRows'), help: t('wayMergeRowsHelp', { title }) }
  const importing = appends
    ? { label: t('wayAppend'), help: t('wayAppendHelp') }
    : { label: t('wayNew'), help: t('wayNewHelp', { title }) }
  return (
    <RadioGroup
      legend={t('way')}
      options={[
        { value: 'merge', ...merging },
        { value: 'import', ...importing },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
