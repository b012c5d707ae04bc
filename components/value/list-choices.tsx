'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { periods, sortings, type Period, type Sorting } from './list-query'

/** Per which time the list counts, and in which order; both stand in the address. */
export function ListChoices({ per, sort }: { per: Period; sort: Sorting }) {
  const t = useTranslations('value')
  const router = useRouter()
  const show = (change: { per?: string; sort?: string }) =>
    router.replace(`?${new URLSearchParams({ per, sort, ...change })}`, { scroll: false })
  return (
    <div className="flex gap-3" data-print="hide">
      <Field label={t('period')}>
        <Select value={per} onChange={(event) => show({ per: event.target.value })}>
          {periods.map((period) => (
            <option key={period} value={period}>
              {t(`periods.${period}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('sort')}>
        <Select value={sort} onChange={(event) => show({ sort: event.target.value })}>
          {sortings.map((each) => (
            <option key={each} value={each}>
              {t(`sortings.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}
