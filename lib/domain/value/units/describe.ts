import type { Text } from '../../core/text'
import type { Unit } from './unit'

const money: Readonly<Record<string, Text>> = {
  JPY: { ja: '円', en: 'yen' },
  USD: { ja: 'ドル', en: 'dollars' },
  EUR: { ja: 'ユーロ', en: 'euros' },
  GBP: { ja: 'ポンド', en: 'pounds' },
}

/** What a unit measures, for a sentence: 円/時間, 人, 数(単位なし). Sizes (万円, 日) do not matter there. */
export function describeUnit(unit: Unit): Text {
  const time: Text = { ja: '時間', en: 'time' }
  const parts = [
    ...Object.entries(unit.money).map(([code, exponent]) => ({
      name: money[code] ?? { ja: code, en: code },
      exponent,
    })),
    ...(unit.time === 0 ? [] : [{ name: time, exponent: unit.time }]),
  ]
  if (parts.length === 0) {
    return unit.label ? { ja: unit.label, en: unit.label } : { ja: '数(単位なし)', en: 'a plain number' }
  }
  const say = (locale: keyof Text) => {
    const written = (sign: 1 | -1) =>
      parts
        .filter(({ exponent }) => exponent * sign > 0)
        .map(({ name, exponent }) => name[locale] + (Math.abs(exponent) === 1 ? '' : `^${Math.abs(exponent)}`))
    const [over, under] = [written(1), written(-1)]
    return [over.join('·') || '1', ...under].join(locale === 'ja' ? '/' : ' per ')
  }
  return { ja: say('ja'), en: say('en') }
}
