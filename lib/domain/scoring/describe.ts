import { formatNumber } from '../core/format'
import type { Locale } from '../core/text'
import { levelName } from '../worksheet/levels'
import type { FormatId } from '../worksheet/model'
import { lensDefinition, usualWeights, type Lens, type LensTerm, type Score } from './lenses'

/** One term in words: `緊急度 低 1`, `Ease 6`. */
function termText({ name, level, score }: LensTerm, locale: Locale): string {
  return [name[locale], level === null ? null : levelName(level, locale), formatNumber(score, locale)]
    .filter((part) => part !== null)
    .join(' ')
}

/** A score for people: two decimals, more where the first two would be zero. */
export function scoreText(value: number, locale: Locale): string {
  return formatNumber(value, locale, Math.abs(value) < 0.1 ? 4 : 2)
}

/** How a score comes about, in words: `緊急度 低 1 + 重要度 高 3 + MLの価値 高 3 = 7`. */
export function describeScore(
  { value, terms }: Score,
  lens: Lens,
  format: FormatId,
  locale: Locale,
  weights = usualWeights(format),
): string {
  const waiting = terms.map((term) => termText(term, locale))
  return `${inWords(lensDefinition(lens, format, weights), locale, () => waiting.shift() ?? '')} = ${scoreText(value, locale)}`
}

/** The formula of a lens in words: `影響 × 確信度 × 容易さ`. */
export function describeFormula(lens: Lens, format: FormatId, locale: Locale, weights = usualWeights(format)): string {
  return inWords(lensDefinition(lens, format, weights), locale, (name) => name[locale])
}

function inWords(
  { formula }: ReturnType<typeof lensDefinition>,
  locale: Locale,
  say: (name: LensTerm['name']) => string,
): string {
  return formula
    .map((part) => {
      if (typeof part === 'string') return part
      return 'weight' in part ? formatNumber(part.weight, locale, 3) : say(part.name)
    })
    .join(' ')
    .replace('( ', '(')
    .replace(' )', ')')
}
