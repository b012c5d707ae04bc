import { formatNumber } from '../core/format'
import type { Locale } from '../core/text'

/** Amounts of money as people say them: 5,789万円 and 1億2,345万円 in Japanese, ¥57.9M in English. */

const names: Readonly<Record<string, { ja: string; en: string }>> = {
  JPY: { ja: '円', en: '¥' },
  USD: { ja: 'ドル', en: '$' },
  EUR: { ja: 'ユーロ', en: '€' },
  GBP: { ja: 'ポンド', en: '£' },
}

const steps: Readonly<Record<Locale, readonly { factor: number; name: string }[]>> = {
  ja: [
    { factor: 1e8, name: '億' },
    { factor: 1e4, name: '万' },
  ],
  en: [
    { factor: 1e9, name: 'B' },
    { factor: 1e6, name: 'M' },
    { factor: 1e3, name: 'k' },
  ],
}

/** What amounts of an axis or a column are counted in, so that its numbers stay short. */
export interface MoneyUnit {
  /** Units of the currency in one of this. */
  factor: number
  /** 円, 万円, 億円; ¥, ¥k, ¥M. */
  name: string
}

/** The largest unit in which `highest` is still one or more. */
export function moneyUnit(highest: number, currency: string | null, locale: Locale): MoneyUnit {
  const { factor, name } = steps[locale].find((step) => Math.abs(highest) >= step.factor) ?? { factor: 1, name: '' }
  const sign = signOf(currency, locale)
  return { factor, name: locale === 'ja' ? name + sign : sign + name }
}

/**
 * An amount for a sentence or a table.
 * @param currency a code such as JPY; null, while no formula names one, shows the bare number
 */
export function formatMoney(amount: number, currency: string | null, locale: Locale): string {
  const size = Math.abs(amount)
  const text = locale === 'ja' ? japanese(size, signOf(currency, 'ja')) : signOf(currency, 'en') + english(size)
  return amount < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

function signOf(currency: string | null, locale: Locale): string {
  if (currency === null) return ''
  return names[currency]?.[locale] ?? (locale === 'ja' ? currency : `${currency} `)
}

function japanese(size: number, name: string): string {
  // Rounded before it is split: 99,999,999 is 1億円, not 10,000万円.
  const man = size < 1e6 ? Math.round(size / 1e2) / 1e2 : Math.round(size / 1e4)
  if (Math.round(size) < 1e4) return formatNumber(size, 'ja', digitsFor(size)) + name
  if (man < 1e4) return `${formatNumber(man, 'ja')}万${name}`
  const oku = Math.floor(man / 1e4)
  const rest = man - oku * 1e4
  return `${formatNumber(oku, 'ja')}億${rest > 0 ? `${formatNumber(rest, 'ja', 0)}万` : ''}${name}`
}

function english(size: number): string {
  const short = (factor: number) => Number((size / factor).toPrecision(size / factor < 1e3 ? 3 : 4))
  // A step is taken where rounding reaches it: 999,999 is 1M, not 1,000k.
  const step = steps.en.find(({ factor }) => Math.round(size / (factor / 1e3)) >= 1e3)
  return step ? `${formatNumber(short(step.factor), 'en')}${step.name}` : formatNumber(size, 'en', digitsFor(size))
}

function digitsFor(size: number): number {
  return size < 10 ? 2 : size < 100 ? 1 : 0
}
