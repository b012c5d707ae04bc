import type { Locale } from './text'

const tags: Record<Locale, string> = { ja: 'ja-JP', en: 'en-GB' }

/** By language and decimals. Making one costs a hundred times what using it does, and charts write many numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>()

/** A number with the language's digit grouping and at most `digits` decimals (2 unless told). */
export function formatNumber(value: number, locale: Locale, digits = 2): string {
  const key = `${locale} ${digits}`
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits })
  numberFormats.set(key, format)
  return format.format(value)
}

/** A calendar day, in the named time zone: 2026年11月22日, 22 November 2026. */
export function formatDate(date: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }).format(date)
}

/** The day of a moment in the named time zone, as forms and stored facts write it: `2026-11-22`. */
export function dayOf(date: Date, timeZone: string): string {
  // Sweden writes its days the ISO way.
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date)
}

/** A day with the time to the minute, in the named time zone: 2026/11/22 9:05, 22 Nov 2026, 09:05. */
export function formatDateTime(date: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date)
}

/**
 * Money, given in 万円 (10,000 yen) as the workshop counts it. Japanese keeps the unit people calculate in
 * (1億2,345万円, 0.12万円); English has no such unit and gets plain yen (¥123,450,000).
 */
export function formatManYen(manYen: number, locale: Locale): string {
  if (locale === 'en') {
    const yen = new Intl.NumberFormat(tags.en, { style: 'currency', currency: 'JPY', currencyDisplay: 'narrowSymbol' })
    return yen.format(manYen * 10_000)
  }
  // Rounded before it is split: 9,999.9999 is 1億円, not 10,000万円.
  const amount = Math.abs(manYen) < 10_000 ? Math.round(Math.abs(manYen) * 100) / 100 : Math.round(Math.abs(manYen))
  const sign = manYen < 0 && amount > 0 ? '-' : ''
  const oku = Math.floor(amount / 10_000)
  const man = amount - oku * 10_000
  if (oku === 0) return `${sign}${formatNumber(man, 'ja')}万円`
  return `${sign}${formatNumber(oku, 'ja')}億${man > 0 ? `${formatNumber(man, 'ja', 0)}万` : ''}円`
}
