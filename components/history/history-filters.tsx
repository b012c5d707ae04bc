'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { HistoryPerson } from '@/lib/domain/history/step'

/** Which part of a history is shown: by whom, on which day (YYYY-MM-DD). Empty texts are no condition. */
export interface HistoryFilter {
  person: string
  day: string
}

export const everything: HistoryFilter = { person: '', day: '' }

interface HistoryFiltersProps {
  people: readonly HistoryPerson[]
  filter: HistoryFilter
  change: (filter: HistoryFilter) => void
}

export function HistoryFilters({ people, filter, change }: HistoryFiltersProps) {
  const t = useTranslations('history.filter')
  return (
    <div className="grid grid-cols-2 gap-2 text-sm">
      <Field label={t('person')}>
        <Select value={filter.person} onChange={(event) => change({ ...filter, person: event.target.value })}>
          <option value="">{t('everybody')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('day')}>
        <Input
          type="date"
          min="2000-01-01"
          max="2999-12-31"
          value={filter.day}
          onChange={(event) => change({ ...filter, day: event.target.value })}
        />
      </Field>
    </div>
  )
}
