'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/accounts/section'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { formatMoney } from '@/lib/domain/value/money'
import type { Valuation } from '@/lib/domain/value/valuation'
import type { ValuedUseCase } from '@/lib/features/valuations/types'
import { periods } from '../list-query'
import { NumberInput } from '../results/number-input'

interface ScheduleProps {
  valuation: Valuation
  preparation: ValuedUseCase['preparation']
  currency: string | null
  canEdit: boolean
  onChange: (change: Partial<Valuation>) => void
}

/** When value and cost begin, how use grows, how far ahead is looked, and what a month and a year are. */
export function Schedule({ valuation, preparation, currency, canEdit, onChange }: ScheduleProps) {
  const t = useTranslations('value')
  const locale = useLocale()
  const { schedule, calendar } = valuation
  const setSchedule = (change: Partial<Valuation['schedule']>) => onChange({ schedule: { ...schedule, ...change } })

  const days = (key: 'startDay' | 'rampDays' | 'horizonDays', min: number, max: number, empty: number) => (
    <Field label={t(`schedule.${key}`)}>
      <NumberInput
        value={schedule[key]}
        min={min}
        max={max}
        onCommit={(value) => setSchedule({ [key]: Math.round(value ?? empty) })}
      />
    </Field>
  )
  const share = (key: 'initialShare' | 'discountRate') => (
    <Field label={t(`schedule.${key}`)}>
      <NumberInput
        // 0.07 × 100 is 7.000000000000001.
        value={Number((schedule[key] * 100).toPrecision(12))}
        min={0}
        max={100}
        onCommit={(value) => setSchedule({ [key]: (value ?? 0) / 100 })}
      />
    </Field>
  )

  return (
    <Section title={t('schedule.title')} text={t('schedule.text')}>
      <div className="@container">
        <fieldset disabled={!canEdit} className="grid grid-cols-2 gap-3 @2xl:grid-cols-4">
          <legend className="sr-only">{t('schedule.title')}</legend>
          <Field label={t('schedule.startsOn')}>
            <Input
              type="date"
              max="9999-12-31"
              value={valuation.startsOn ?? ''}
              onChange={(event) => onChange({ startsOn: event.target.value || null })}
            />
          </Field>
          {days('startDay', 0, 3_650, 0)}
          {days('rampDays', 0, 3_650, 0)}
          {share('initialShare')}
          {days('horizonDays', 1, 10_950, 1_095)}
          {share('discountRate')}
          <Field label={t('schedule.month')}>
            <NumberInput
              value={calendar.month}
              min={1}
              max={31}
              onCommit={(month) => onChange({ calendar: { ...calendar, month: month ?? 30 } })}
            />
          </Field>
          <Field label={t('schedule.year')}>
            <NumberInput
              value={calendar.year}
              min={1}
              max={366}
              onCommit={(year) => onChange({ calendar: { ...calendar, year: year ?? 365 } })}
            />
          </Field>
          <Field label={t('period')}>
            <Select
              value={valuation.period}
              onChange={(event) => onChange({ period: periods.find((period) => period === event.target.value) })}
            >
              {periods.map((period) => (
                <option key={period} value={period}>
                  {t(`periods.${period}`)}
                </option>
              ))}
            </Select>
          </Field>
        </fieldset>
      </div>
      <div>
        <Checkbox
          checked={valuation.countsPreparation}
          disabled={!canEdit}
          onChange={(event) => onChange({ countsPreparation: event.target.checked })}
        >
          {t('schedule.countsPreparation')}
        </Checkbox>
        <p className="text-muted text-sm">
          {preparation.days === null && preparation.cost === null
            ? t('schedule.preparationUnknown')
            : t('schedule.preparation', {
                days:
                  preparation.days === null ? t('schedule.unknown') : t('schedule.days', { count: preparation.days }),
                cost:
                  preparation.cost === null ? t('schedule.unknown') : formatMoney(preparation.cost, currency, locale),
              })}
        </p>
      </div>
    </Section>
  )
}
