import { namesIn } from '../formula/ast'
import { vocabularyOf } from '../formula/check'
import { parseFormula } from '../formula/parse'
import { printFormula } from '../formula/print'
import { nameKey } from '../formula/tokens'
import type { ValueModel } from '../model'
import { amountText } from './amount'

/**
 * A model in words, for column O: a line for each formula, then one for each term that the formulas mention, with its
 * value. `readWords` reads it back. A formula that cannot be read stands as it was written.
 */
export function writeWords({ terms, formulas }: Pick<ValueModel, 'terms' | 'formulas'>): string {
  const vocabulary = vocabularyOf(terms, formulas)
  const read = formulas.map(({ name, text }) => ({ name, text, parsed: parseFormula(text, vocabulary) }))
  const mentioned = new Set(read.flatMap(({ parsed }) => (parsed.ok ? namesIn(parsed.value) : [])))
  return [
    ...read.map(({ name, text, parsed }) => `${name} = ${parsed.ok ? printFormula(parsed.value, vocabulary) : text}`),
    ...terms
      .filter(({ name }) => mentioned.has(nameKey(name)))
      .map(({ name, value, unit }) => `${name}: ${amountText(value, unit)}`),
  ].join('\n')
}
