'use client'

import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import type { ValueModel } from '@/lib/domain/value/model'
import { amountText } from '@/lib/domain/value/text/amount'
import type { OwnerName } from './requirements'

/** On paper, in place of the editor: the formulas and terms that the results come from, and who stands for them. */
export function Grounds({ model, ownerName }: { model: ValueModel; ownerName?: OwnerName }) {
  const t = useTranslations('value')
  return (
    <section className="hidden flex-col gap-4 print:flex">
      <h3 className="text-lg font-semibold">{t('grounds')}</h3>
      <ul className="flex flex-col gap-2">
        {model.formulas.map(({ name, kind, text }) => (
          <li key={name} className="break-inside-avoid">
            <strong className="font-semibold">{name}</strong> <span className="text-muted">{t(`kinds.${kind}`)}</span>
            <p className="wrap-anywhere">{text}</p>
          </li>
        ))}
      </ul>
      <Table caption={t('terms')}>
        <thead>
          <tr>
            <th scope="col">{t('termName')}</th>
            <th scope="col">{t('numbers.single.value')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('owner')}</th>
            <th scope="col">{t('source')}</th>
          </tr>
        </thead>
        <tbody>
          {model.terms.map(({ id, name, value, unit, status, owner, source, date }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="tabular-nums">{amountText(value, unit)}</td>
              <td className="whitespace-nowrap">{t(`statuses.${status}`)}</td>
              <td>{owner ? ownerName?.(owner) : t('nobody')}</td>
              <td className="wrap-anywhere">{[source, date].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
