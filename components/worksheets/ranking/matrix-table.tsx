'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { MatrixView } from './ranking-view'

/** The matrix as a table, for screen readers, for copying, and for who prefers reading. */
export function MatrixTable({ matrix }: { matrix: MatrixView }) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  const bands = matrix.levels.length
  const urgency = fields.urgency.label[locale]
  const importance = fields.importance.label[locale]
  return (
    <details className="print:hidden">
      <summary className="text-muted cursor-pointer py-1 text-sm">{t('matrix.asTable')}</summary>
      <Table caption={t('matrix.label')} className="mt-2">
        <thead>
          <tr>
            <td />
            {matrix.levels.map(({ name }) => (
              <th key={name} scope="col">
                {urgency} {levelName(name, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.levels.map(({ name }, row) => (
            <tr key={name}>
              <th scope="row">
                {importance} {levelName(name, locale)}
              </th>
              {matrix.cells.slice(row * bands, (row + 1) * bands).map((cell) => (
                <td key={cell.urgency} className="align-top">
                  {cell.cases.map(({ id, label }) => (
                    <div key={id}>{label}</div>
                  ))}
                  {cell.count > cell.cases.length && t('matrix.more', { count: cell.count - cell.cases.length })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
