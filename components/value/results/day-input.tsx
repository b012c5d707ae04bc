'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dateOfDay, dayOfDate } from '@/lib/domain/value/days'
import { NumberInput } from './number-input'

interface DayInputProps {
  day: number
  horizonDays: number
  startsOn: string | null
  onChange: (day: number) => void
}

/** The day by which the money is to be back: a date where the start is known, else a number of days. */
export function DayInput({ day, horizonDays, startsOn, onChange }: DayInputProps) {
  const t = useTranslations('valueResults.recoverBy')
  const change = (next: number | null) => {
    if (next !== null && next >= 1 && next <= horizonDays) onChange(Math.round(next))
  }
  return (
    <div className="w-56 max-w-full">
      {startsOn === null ? (
        <Field label={t('days')} help={t('horizon', { days: horizonDays })}>
          <NumberInput value={day} min={1} max={horizonDays} onCommit={change} />
        </Field>
      ) : (
        <Field label={t('date')} help={t('horizon', { days: horizonDays })}>
          <Input
            type="date"
            key={day}
            defaultValue={dateOfDay(startsOn, day)}
            min={dateOfDay(startsOn, 1)}
            max={dateOfDay(startsOn, horizonDays)}
            onBlur={(event) => change(dayOfDate(startsOn, event.target.value))}
          />
        </Field>
      )}
    </div>
  )
}
