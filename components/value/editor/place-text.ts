import type { useTranslations } from 'next-intl'
import type { z } from 'zod'
import type { Place } from '@/lib/domain/value/merge'
import type { Valuation } from '@/lib/domain/value/valuation'

const termFields = ['unit', 'source', 'owner', 'date', 'status'] as const
const scheduleFields = ['startDay', 'rampDays', 'initialShare', 'horizonDays', 'discountRate'] as const

/** Where in a valuation a check found something. */
export function placeOf(valuation: Valuation, { path: [part, index, key] }: z.core.$ZodIssue): Place {
  const [place] = Object.keys(valuation).filter((each) => each === part) as (keyof Valuation)[]
  const list: unknown = place && valuation[place]
  const item: unknown = Array.isArray(list) && typeof index === 'number' ? list[index] : null
  const name = typeof item === 'object' && item !== null && 'name' in item ? String(item.name) : null
  const field = Array.isArray(list) ? key : index
  return { part: place ?? 'terms', name, key: field === undefined ? null : String(field) }
}

/** The place by the labels that the person sees there: 「時給」のいつの値か. */
export function placeText({ part, name, key }: Place, t: ReturnType<typeof useTranslations<'value'>>): string {
  switch (part) {
    case 'terms': {
      if (name === null) return t('terms')
      const field = termFields.find((each) => each === key)
      if (field) return t('numberOf', { name, which: t(field) })
      return key === 'value' ? t('numberOf', { name, which: t('numbers.single.value') }) : t('termOf', { name })
    }
    case 'sharedTerms':
      return t('terms')
    case 'formulas':
      return name === null ? t('formulas') : t('formulaOf', { name })
    case 'schedule': {
      const field = scheduleFields.find((each) => each === key)
      return field ? t(`schedule.${field}`) : t('schedule.title')
    }
    case 'calendar':
      return t(key === 'month' ? 'schedule.month' : 'schedule.year')
    case 'startsOn':
    case 'countsPreparation':
      return t(`schedule.${part}`)
    case 'period':
      return t('period')
    default:
      return t('results')
  }
}
