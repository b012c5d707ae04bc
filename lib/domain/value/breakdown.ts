import { evaluateAll, type Values } from './formula/evaluate'
import { nameKey } from './formula/tokens'
import type { FormulaKind, ReadModel } from './model'

/** What the net value is made of, in the currency: per day, but development and preparation once. */
export interface Breakdown {
  value: number
  burden: number
  operation: number
  development: number
  /** Making the data ready. */
  preparation: number
}

/** The sum of each kind's formulas for one value of each term, at full use. */
export function breakdownOf({ model, checked, parts }: ReadModel, values: Values): Breakdown {
  const all = evaluateAll(checked, values)
  const kinds = new Map<string, FormulaKind>(model.formulas.map(({ name, kind }) => [nameKey(name), kind]))
  const sumOf = (kind: FormulaKind) =>
    parts.reduce((sum, { key, times }) => (kinds.get(key) === kind ? sum + all.get(key)! * Math.abs(times) : sum), 0)
  return {
    value: sumOf('value'),
    burden: sumOf('burden'),
    operation: sumOf('operation'),
    development: sumOf('development'),
    preparation: model.schedule.preparationCost,
  }
}
