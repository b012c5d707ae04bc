/**
 * The words people write for units, in Japanese and English. Base units are the currency itself, the hour, and one;
 * amounts are calculated in them and shown in the unit that was written or asked for.
 */

/** Powers of ten written behind a number or in front of a unit (12万, 百万円, 5k, 10%). */
export const scales: Readonly<Record<string, number>> = {
  兆: 12,
  億: 8,
  千万: 7,
  百万: 6,
  万: 4,
  千: 3,
  割: -1,
  k: 3,
  K: 3,
  M: 6,
  '%': -2,
}

/** Currencies do not convert into each other: rates change, and a formula would hide which one it used. */
export const currencies: Readonly<Record<string, string>> = {
  円: 'JPY',
  '¥': 'JPY',
  yen: 'JPY',
  JPY: 'JPY',
  $: 'USD',
  ドル: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  USD: 'USD',
  '€': 'EUR',
  ユーロ: 'EUR',
  EUR: 'EUR',
  '£': 'GBP',
  ポンド: 'GBP',
  GBP: 'GBP',
}

/** Signs that stand before their number ($5). */
export const prefixSigns = ['¥', '$', '€', '£'] as const

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const times: Readonly<Record<string, TimeUnit>> = {
  秒: 'second',
  秒間: 'second',
  s: 'second',
  sec: 'second',
  second: 'second',
  seconds: 'second',
  分: 'minute',
  分間: 'minute',
  min: 'minute',
  minute: 'minute',
  minutes: 'minute',
  時間: 'hour',
  時: 'hour',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  hour: 'hour',
  hours: 'hour',
  日: 'day',
  日間: 'day',
  d: 'day',
  day: 'day',
  days: 'day',
  週: 'week',
  週間: 'week',
  week: 'week',
  weeks: 'week',
  月: 'month',
  か月: 'month',
  カ月: 'month',
  ヶ月: 'month',
  ヵ月: 'month',
  ケ月: 'month',
  か月間: 'month',
  ヶ月間: 'month',
  month: 'month',
  months: 'month',
  四半期: 'quarter',
  quarter: 'quarter',
  quarters: 'quarter',
  年: 'year',
  年間: 'year',
  year: 'year',
  years: 'year',
}

/**
 * Counters with the label they count, so that 人, 名 and people agree. A word that is no unit is a label of its own in
 * the unit of a term (明細, ブランド).
 */
export const counters: Readonly<Record<string, string>> = {
  人: '人',
  名: '人',
  person: '人',
  persons: '人',
  people: '人',
  件: '件',
  case: '件',
  cases: '件',
  個: '個',
  item: '個',
  items: '個',
  piece: '個',
  pieces: '個',
  明細: '明細',
  entry: '明細',
  entries: '明細',
  回: '回',
  time: '回',
  times: '回',
  台: '台',
  本: '本',
  bottle: '本',
  bottles: '本',
  枚: '枚',
  冊: '冊',
  通: '通',
  点: '点',
  店: '店',
  店舗: '店',
  shop: '店',
  shops: '店',
  社: '社',
  company: '社',
  companies: '社',
  人日: '人日',
  人月: '人月',
}

/** Words for one: they say that a number is a plain one (1.5倍, 3 points of a ratio). */
export const ones: readonly string[] = ['倍', 'ratio']
