import type { Decision } from '../../domain/value/decision'
import type { FormulaError } from '../../domain/value/formula/errors'
import type { ValueModel } from '../../domain/value/model'
import type { Requirement } from '../../domain/value/must-be-true'
import type { ComparedOption, Option } from '../../domain/value/options'
import type { Swing } from '../../domain/value/sensitivity'
import type { FanPoint } from '../../domain/value/simulate'
import type { Moved } from '../../domain/value/what-if'

/** What a page asks the worker about a valuation. */
export interface ValueQuestion {
  model: ValueModel
  /** Where sliders stand. */
  moved: Moved
  options: Option[]
  /** The day by which the money is to be back. */
  day: number
  seed: number
}

/** What a page keeps of a simulation: the draws of the terms stay in the worker. */
export interface ValueDraws {
  count: number
  /** Draws that gave no number. */
  undefinedDraws: number
  fan: FanPoint[]
  /** Ascending; infinite where the money does not come back within the horizon. */
  firstDays: Float64Array
  /** The probability that the net value at the horizon is above zero. */
  profitable: number
}

export type OptionResult = Omit<ComparedOption, 'read'> & { errors: ReadonlyMap<string, FormulaError> }

/** Everything the worker finds out, part by part as it gets there. */
export interface ValueParts {
  draws: ValueDraws
  options: OptionResult[]
  tornado: { swings: Swing[]; /** At the values in use. */ npv: number }
  requirements: Requirement[]
  /** Its choices and terms are named by the option's kind (`nothing` for none) and the term's id. */
  decision: Decision
}

export type ValueAnswer = {
  [Part in keyof ValueParts]: {
    part: Part
    value: ValueParts[Part]
    /** Milliseconds that it took. */
    ms: number
  }
}[keyof ValueParts]
