import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { formatDate, formatNumber } from '@/lib/domain/core/format'
import { dateOfDay } from '@/lib/domain/value/days'
import { formatMoney } from '@/lib/domain/value/money'

/** How the results write amounts, in the reader's language. */
export interface Amounts {
  /** In the currency; a result that is no number says so. */
  money: (amount: number) => string
  percent: (share: number, digits?: number) => string
  number: (value: number, digits?: number) => string
  /** A value of a term: 7人, 5.9 h/日. */
  inUnit: (value: number, unit: string) => string
  /** A day of the plan: as a date where its start is known, else counted. */
  day: (day: number) => string
}

/**
 * Stable until what it depends on changes, so that what it is given to need not be drawn again under a slider.
 * @param currency the formulas' currency, or null
 * @param startsOn the date of day 0, or null
 */
export function useAmounts(currency: string | null, startsOn: string | null): Amounts {
  const t = useTranslations('valueResults')
  const locale = useLocale()
  return useMemo(() => {
    const number = (value: number, digits = 2) => formatNumber(value, locale, digits)
    return {
      money: (amount) => (Number.isFinite(amount) ? formatMoney(amount, currency, locale) : t('noNumber')),
      percent: (share, digits = 0) => (Number.isFinite(share) ? `${number(share * 100, digits)}%` : t('noNumber')),
      number,
      inUnit: (value, unit) => (number(value, 4) + (locale === 'en' || /^[a-z]/i.test(unit) ? ' ' : '') + unit).trim(),
      day: (day) =>
        startsOn === null ? t('dayCount', { day }) : formatDate(new Date(dateOfDay(startsOn, day)), locale, 'UTC'),
    }
  }, [currency, startsOn, locale, t])
}
