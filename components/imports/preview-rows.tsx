'use client'

import { ArrowRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { fieldLabel, isFieldKey, type CellKey } from '@/lib/domain/worksheet/fields'
import type { PreviewRow, PreviewSheet } from '@/lib/features/imports/types'

/** The rows as they would be imported; text that was read for its meaning is marked with that meaning. */
export function PreviewRows({ sheet }: { sheet: PreviewSheet }) {
  const t = useTranslations('import')
  const locale = useLocale()
  const keys = sheet.columns.flatMap(({ key }) => (key === null || key === 'priority' ? [] : [key]))
  if (sheet.rows.length === 0) return <p className="text-muted">{t('noRows', { examples: sheet.exampleCount })}</p>
  return (
    <>
      <Table caption={t('rows')} className="border-line max-h-96 overflow-y-auto rounded-md border">
        <thead className="bg-surface sticky top-0">
          <tr>
            <th scope="col" className="whitespace-nowrap">
              {t('sheetRow')}
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" className="whitespace-nowrap">
                {fieldLabel(key)[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="text-sm">
          {sheet.rows.map((row) => (
            <tr key={row.sheetRow} className="align-top">
              <td className="whitespace-nowrap">
                {row.sheetRow} {row.example && <Badge>{t('example')}</Badge>}
              </td>
              {keys.map((key) => (
                <td key={key}>
                  <PreviewCell row={row} cellKey={key} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {sheet.rowCount > sheet.rows.length && (
        <p className="text-muted text-sm">{t('rest', { count: sheet.rowCount - sheet.rows.length })}</p>
      )}
    </>
  )
}

function PreviewCell({ row, cellKey }: { row: PreviewRow; cellKey: CellKey }) {
  const text = row.cells[cellKey]
  const meaning = isFieldKey(cellKey) ? row.readAs[cellKey] : undefined
  if (text === undefined) return null
  if (meaning === undefined) return <div className="line-clamp-3 w-max max-w-64 whitespace-pre-line">{text}</div>
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {text}
      <ArrowRight aria-hidden className="size-3" />
      <mark className="bg-warning-soft text-warning rounded-sm px-1 font-semibold">{meaning}</mark>
    </span>
  )
}
