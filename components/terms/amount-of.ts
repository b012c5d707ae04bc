import { formatNumber } from '@/lib/domain/core/format'
import type { Locale } from '@/lib/domain/core/text'
import { bestOf, statedRange, type Term } from '@/lib/domain/value/term'

/** 1,200 円/h, with the stated range in front of its unit where there is one. */
export function amountOf({ value, unit }: Pick<Term, 'value' | 'unit'>, locale: Locale): string {
  const [low, high] = statedRange(value)
  const amounts = low === high ? [low] : [low, bestOf(value), high]
  return `${amounts.map((amount) => formatNumber(amount, locale, 4)).join('〜')} ${unit}`.trim()
}
