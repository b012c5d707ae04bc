'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { Table } from '@/components/ui/table'
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
  const unusual = sheet.columns.filter(({ key }) => key === null || (key !== 'priority' && isExtraKey(key)))

  function choose(column: PreviewColumn, value: string) {
    const key = [...keys, extraKey(column)].find((candidate) => candidate === value) ?? null
    // A field has one column: the one that held it until now is left out.
    const other = sheet.columns.find((candidate) => candidate.key === key && key !== null)
    onChange({ ...(other && { [other.column]: null }), [column.column]: key })
  }

  return (
    <details open={unusual.length > 0}>
      <summary className="cursor-pointer text-sm">{t('columns', { count: sheet.columns.length })}</summary>
      <Table caption={t('columns', { count: sheet.columns.length })} className="mt-2">
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('header')}</th>
            <th scope="col">{t('field')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map((column) => (
            <tr key={column.column}>
              <td>{column.letter}</td>
              <td className="min-w-40">{column.header}</td>
              <td>
                <Select
                  aria-label={t('fieldOf', { letter: column.letter, header: column.header })}
                  value={column.key ?? LEAVE_OUT}
                  onChange={(event) => choose(column, event.target.value)}
                  className="min-w-48"
                >
                  {keys.map((key) => (
                    <option key={key} value={key}>
                      {key === 'priority' ? t('priority') : fields[key as keyof typeof fields].label[locale]}
                    </option>
                  ))}
                  <option value={extraKey(column)}>{t('ownColumn')}</option>
                  <option value={LEAVE_OUT}>{t('leaveOut')}</option>
                </Select>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}

function extraKey(column: PreviewColumn): CellKey {
  return column.key !== null && column.key !== 'priority' && isExtraKey(column.key)
    ? column.key
    : `extra:${column.header}`
}
