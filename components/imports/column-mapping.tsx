'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { fields, isExtraKey, type CellKey } from '@/lib/domain/worksheet/fields'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { PreviewColumn, PreviewSheet } from '@/lib/features/imports/types'

type ColumnChoices = Record<string, CellKey | 'priority' | null>

interface ColumnMappingProps {
  sheet: PreviewSheet
  onChange: (columns: ColumnChoices) => void
}

const LEAVE_OUT = ''

/** Which column of the file becomes which field, and by a person's choice another. */
export function ColumnMapping({ sheet, onChange }: ColumnMappingProps) {
  const t = useTranslations('import')
  const locale = useLocale()
  const keys = formats[sheet.format].columns.map(({ key }) => key)
  const own = sheet.columns.filter(({ key }) => key !== null && isExtraKey(key))
  const left = sheet.columns.filter(({ key }) => key === null)

  function choose(column: PreviewColumn, value: string) {
    const key = [...keys, extraKey(column)].find((candidate) => candidate === value) ?? null
    // A field has one column: the one that held it until now is left out.
    const other = sheet.columns.find((candidate) => candidate.key === key && key !== null)
    onChange({ ...(other && { [other.column]: null }), [column.column]: key })
  }

  return (
    <details>
      <summary className="cursor-pointer py-1 pointer-coarse:py-2.5">
        {t('columns', { count: sheet.columns.length, own: own.length, left: left.length })}
      </summary>
      <ul className="mt-2 flex flex-col">
        {sheet.columns.map((column) => (
          <li
            key={column.column}
            className="border-line flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-1.5 first:border-t-0"
          >
            <span className="w-6 shrink-0 font-medium">{column.letter}</span>
            <span className="text-muted min-w-40 flex-1 text-sm">{column.header}</span>
            <span className="w-64 max-w-full">
              <Select
                aria-label={t('fieldOf', { letter: column.letter, header: column.header })}
                value={column.key ?? LEAVE_OUT}
                onChange={(event) => choose(column, event.target.value)}
              >
                {keys.map((key) => (
                  <option key={key} value={key}>
                    {key === 'priority' ? t('priority') : fields[key].label[locale]}
                  </option>
                ))}
                <option value={extraKey(column)}>{t('ownColumn')}</option>
                <option value={LEAVE_OUT}>{t('leaveOut')}</option>
              </Select>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function extraKey(column: PreviewColumn): CellKey {
  return column.key !== null && isExtraKey(column.key) ? column.key : `extra:${column.header}`
}
