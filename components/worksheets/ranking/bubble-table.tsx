import { useLocale, useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import { fields } from '@/lib/domain/worksheet/fields'
import type { BubbleView } from './bubble-view'

/** What the chart of value and effort shows, for who reads rather than looks. */
export function BubbleTable({ view, valueName }: { view: BubbleView; valueName: string }) {
  const t = useTranslations('ranking')
  const locale = useLocale()
  const numberClass = 'text-right tabular-nums'
  return (
    <details className="print:hidden">
      <summary className="text-muted cursor-pointer py-1 text-sm">{t('bubbles.asTable')}</summary>
      <Table caption={t('bubbles.title')} className="mt-2">
        <thead>
          <tr>
            <th scope="col">{t('sureness.useCase')}</th>
            <th scope="col" className="text-right">
              {valueName}
            </th>
            <th scope="col" className="text-right">
              {fields.effort.label[locale]}
            </th>
            {view.sizes.map((size) => (
              <th key={size} scope="col" className={size === 'net' ? 'text-right' : undefined}>
                {t(`bubbles.sizes.${size}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.bubbles.map(({ id, label, texts }) => (
            <tr key={id}>
              <td>{label}</td>
              <td className={numberClass}>{texts.value}</td>
              <td className={numberClass}>{texts.effort}</td>
              {view.sizes.map((size) => (
                <td key={size} className={size === 'net' ? numberClass : undefined}>
                  {texts[size] || <span className="text-muted">{t(`bubbles.unknown.${size}`)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
