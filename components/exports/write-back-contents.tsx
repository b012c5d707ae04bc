import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import type { WriteBackPreview } from '@/lib/features/exports/types'

/** What writing back does to a person's own file: what stays, what changes and what could not be kept. */
export function WriteBackContents({ preview }: { preview: WriteBackPreview }) {
  const t = useTranslations('export.writeBack')
  const { fileName, parts, cells, priorities, rowsAppended, fullCalcOnLoad, notes } = preview
  const isChanged = cells.count > 0 || rowsAppended.count > 0
  return (
    <div className="flex flex-col gap-2">
      <p>{isChanged ? t('changes', { cells: cells.count, appended: rowsAppended.count }) : t('unchanged')}</p>
      {priorities.count > 0 && <p>{t('priorities', { count: priorities.count })}</p>}
      {fullCalcOnLoad && <p>{t('recalculates')}</p>}
      <p className="text-muted text-sm wrap-anywhere">{fileName}</p>
      {notes.count > 0 && (
        <section aria-label={t('notes')} className="bg-warning-soft rounded-md px-2 py-1">
          <p className="text-warning flex items-center gap-1.5 font-medium">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {t('notes')}
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {notes.items.map(({ place, message }, index) => (
              <li key={index} className="wrap-anywhere">
                {place && <span className="mr-2 font-medium">{place}</span>}
                {message}
              </li>
            ))}
            <Rest {...notes} />
          </ul>
        </section>
      )}
      {cells.count > 0 && <Cells cells={cells} />}
      <details>
        <summary className="cursor-pointer py-1 pointer-coarse:py-2.5">
          {t('identical', { count: parts.identical.count })}
        </summary>
        <div className="text-muted mt-1 flex flex-col gap-1 text-sm wrap-anywhere">
          <p>{t('parts', { names: [...parts.changed.items, ...parts.added.items].join(t('separator')) })}</p>
          <p>{t('copies')}</p>
          <ul>
            {parts.identical.items.map((name) => (
              <li key={name}>{name}</li>
            ))}
            <Rest {...parts.identical} />
          </ul>
        </div>
      </details>
    </div>
  )
}

function Cells({ cells }: { cells: WriteBackPreview['cells'] }) {
  const t = useTranslations('export.writeBack')
  const empty = <span className="text-muted">{t('empty')}</span>
  return (
    <details>
      <summary className="cursor-pointer py-1 pointer-coarse:py-2.5">{t('cells')}</summary>
      <Table caption={t('cells')} className="mt-1">
        <thead>
          <tr>
            <th scope="col">{t('cell')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.items.map(({ sheet, cell, from, to }) => (
            <tr key={`${sheet}!${cell}`}>
              <th scope="row" className="font-medium">
                {cell}
              </th>
              <td className="max-w-48 wrap-anywhere whitespace-pre-wrap">{from ?? empty}</td>
              <td className="max-w-48 wrap-anywhere whitespace-pre-wrap">{to ?? empty}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ul>
        <Rest {...cells} />
      </ul>
    </details>
  )
}

/** Says of a list that it goes on. */
function Rest({ count, items }: { count: number; items: readonly unknown[] }) {
  const t = useTranslations('export.writeBack')
  if (count <= items.length) return null
  return <li className="text-muted">{t('rest', { count: count - items.length })}</li>
}
