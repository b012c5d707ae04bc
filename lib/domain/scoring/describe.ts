import type { Locale } from '../core/text'
import { fields } from '../worksheet/fields'
import { levelName } from '../worksheet/levels'
import type { PriorityField } from '../worksheet/priority'
import type { Lens, Score } from './rank'

/** One term in words: `緊急度 低 1`, `Urgency Low 1`. */
function term(field: PriorityField, level: string, score: number, locale: Locale): string {
  return `${fields[field].label[locale]} ${levelName(level, locale)} ${score}`
}

/** How a score comes about, in words: `緊急度 低 1 + 重要度 高 3 + MLの価値 高 3 = 7`. */
export function describeScore(score: Score, lens: Lens, locale: Locale): string {
  const sign = lens === 'priority' ? ' + ' : ' × '
  const terms = score.terms.map(({ field, level, score: value }) => term(field, level, value, locale))
  return `${terms.join(sign)} = ${score.value}`
}
