import { z } from 'zod'
import type { Text } from '../core/text'
import { checkFormulas, type Checked } from './formula/check'
import { evaluateAllDraws } from './formula/compile'
import { formulaError, type FormulaError } from './formula/errors'
import { evaluateAll, type Values } from './formula/evaluate'
import { nameKey } from './formula/tokens'
import { scheduleSchema, type Flow } from './schedule'
import { bestOf, MAX_TERM_NAME, termSchema, unitOf, type Term } from './term'
import { describeUnit } from './units/describe'
import { hoursIn, type Calendar, type Unit } from './units/unit'

/** The value of a use case: its terms, its formulas with what each is for, and when money comes and goes. */

/** `value` and `burden` come every day, `operation` too, `development` once; `other` is calculated and shown only. */
export const formulaKinds = ['value', 'burden', 'operation', 'development', 'other'] as const
export type FormulaKind = (typeof formulaKinds)[number]

export const valueFormulaSchema = z.object({
  name: z.string().trim().min(1).max(MAX_TERM_NAME),
  text: z.string().max(2_000),
  kind: z.enum(formulaKinds),
  /** How often the amount comes where the formula's unit does not say so (円); a formula in 円/日 needs none. */
  every: z.enum(['day', 'month', 'year']).nullable().default(null),
})
export type ValueFormula = z.infer<typeof valueFormulaSchema>

export const MAX_TERMS = 200
export const MAX_FORMULAS = 50

export const valueModelSchema = z.object({
  terms: z.array(termSchema).max(MAX_TERMS),
  formulas: z.array(valueFormulaSchema).max(MAX_FORMULAS),
  schedule: scheduleSchema,
  calendar: z
    .object({ month: z.number().min(1).max(31), year: z.number().min(1).max(366) })
    .default({ month: 30, year: 365 }),
})
export type ValueModel = z.infer<typeof valueModelSchema>

/** A model that is ready to calculate, with what is wrong with it. */
export interface ReadModel {
  model: ValueModel
  checked: Checked
  /** By formula; a formula with an error counts for nothing. */
  errors: ReadonlyMap<string, FormulaError>
  /** The currency of all amounts, null while no formula has one. */
  currency: string | null
  /** For each right formula that counts: which part of the flow it adds to, and by how much per base unit. */
  parts: { key: string; to: keyof Flow; times: number }[]
}

/** Reads and checks a model. Nothing throws: what is wrong is in `errors`, and the rest still calculates. */
export function readModel(model: ValueModel): ReadModel {
  const checked = checkFormulas(model.terms, model.formulas, model.calendar)
  const errors = new Map(checked.errors)
  const parts: ReadModel['parts'] = []
  let currency: string | null = null
  for (const { key, name, node, quantities } of checked.formulas) {
    const formula = model.formulas.find((each) => nameKey(each.name) === key)!
    if (formula.kind === 'other') continue
    const { unit } = quantities.get(node)!
    const code = currencyOf(unit)
    const times =
      code === null || (currency !== null && code !== currency) ? null : timesPerDay(formula, unit, model.calendar)
    if (times === null) {
      const wanted = wantedText(formula.kind, currency ?? code ?? 'JPY')
      const values = { left: describeUnit(unit), right: wanted }
      const isOneSum = code !== null && unit.time === 0 && (currency === null || code === currency)
      errors.set(name, formulaError(isOneSum ? 'resultPeriod' : 'resultUnit', node.from, node.to, values))
      continue
    }
    currency ??= code
    const to =
      formula.kind === 'development' ? 'development' : formula.kind === 'operation' ? 'operationPerDay' : 'valuePerDay'
    parts.push({ key, to, times: formula.kind === 'burden' ? -times : times })
  }
  return { model, checked, errors, currency, parts }
}

function currencyOf({ money }: Unit): string | null {
  const [entry, ...others] = Object.entries(money)
  return entry && others.length === 0 && entry[1] === 1 ? entry[0] : null
}

/** What turns a formula's amount, in base units, into one per day (once for development); null when its time is wrong. */
function timesPerDay({ kind, every }: ValueFormula, { time }: Unit, days: Calendar): number | null {
  if (kind === 'development') return time === 0 ? 1 : null
  if (time === -1) return 24
  return time === 0 && every !== null ? 24 / hoursIn(every, days) : null
}

function wantedText(kind: FormulaKind, code: string): Text {
  const money = describeUnit({ money: { [code]: 1 }, time: 0, label: null, factor: 1 })
  return kind === 'development' ? money : { ja: `${money.ja}/日など`, en: `${money.en} per day or the like` }
}

/** The value of every term that has a unit, in base units: its best, or what `changed` says (in the term's unit). */
export function valuesOf({ model }: ReadModel, changed: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  return new Map(
    model.terms.flatMap((term: Term) => {
      const unit = unitOf(term, model.calendar)
      const value = changed.get(term.id) ?? bestOf(term.value)
      return unit ? [[nameKey(term.name), value * unit.factor] as const] : []
    }),
  )
}

/** What the model earns and costs for one value of each term. */
export function flowOf({ model, checked, parts }: ReadModel, values: Values): Flow {
  const all = evaluateAll(checked, values)
  const flow: Flow = { valuePerDay: 0, operationPerDay: 0, development: model.schedule.preparationCost }
  for (const { key, to, times } of parts) flow[to] += all.get(key)! * times
  return flow
}

/**
 * The flow as one term alone moves and all others stay at their best; the value is in the term's unit. What a search
 * calls thousands of times reads the units once.
 */
export function flowAlong(read: ReadModel, term: Term): (value: number) => Flow {
  const values = valuesOf(read)
  const unit = unitOf(term, read.model.calendar)
  const key = nameKey(term.name)
  return (value) => {
    if (unit) values.set(key, value * unit.factor)
    return flowOf(read, values)
  }
}

/** An amount per day as one per day, month or year of the model's calendar. */
export function perPeriod(perDay: number, period: 'day' | 'month' | 'year', days: Calendar): number {
  return (perDay * hoursIn(period, days)) / 24
}

/** The same as `flowOf` for every draw. */
export function flowDraws(
  { model, checked, parts }: ReadModel,
  draws: ReadonlyMap<string, Float64Array>,
  count: number,
): Record<keyof Flow, Float64Array> {
  const all = evaluateAllDraws(checked, draws, count)
  const flows = {
    valuePerDay: new Float64Array(count),
    operationPerDay: new Float64Array(count),
    development: new Float64Array(count).fill(model.schedule.preparationCost),
  }
  for (const { key, to, times } of parts) {
    const [amounts, sums] = [all.get(key)!, flows[to]]
    for (let draw = 0; draw < count; draw++) sums[draw]! += amounts[draw]! * times
  }
  return flows
}
