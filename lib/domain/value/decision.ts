import { drawTerms } from './draws/draw-terms'
import { nameKey } from './formula/tokens'
import { valueOfInformation, type Information } from './information'
import { flowDraws, type ReadModel } from './model'
import { netOn, timelineOf } from './schedule'
import { DRAWS } from './simulate'

/** A decision between doing nothing and some options, and which term is worth measuring before it is taken. */
export interface DecisionOption {
  name: string
  read: ReadModel
}

export interface Decision extends Information {
  seed: number
  /** Draws in which every option has a number. */
  count: number
}

/**
 * What to choose, and what each term is worth to know first; `terms` are named by their id, because options have terms
 * of their own under one name. Payoffs are net present values, in the currency; nothing pays nothing.
 * @param nothing what doing nothing is called in the answer
 */
export function decide(options: readonly DecisionOption[], nothing: string, seed: number, count = DRAWS): Decision {
  const payoffs = options.map(({ read }) => presentValues(read, seed, count))
  const draws = Array.from({ length: count }, (_, draw) => draw).filter((draw) =>
    payoffs.every((each) => Number.isFinite(each[draw])),
  )
  const pick = (values: Float64Array) => Float64Array.from(draws, (draw) => values[draw]!)
  const terms = new Map<string, Float64Array>()
  for (const { model } of options.map(({ read }) => read)) {
    for (const term of model.terms) {
      const drawn = drawTerms([term], seed, count, model.calendar).get(nameKey(term.name))
      if (drawn && !terms.has(term.id)) terms.set(term.id, pick(drawn))
    }
  }
  const choices = options.map(({ name }, index) => ({ name, payoffs: pick(payoffs[index]!) }))
  const information = valueOfInformation(
    [{ name: nothing, payoffs: new Float64Array(draws.length) }, ...choices],
    terms,
  )
  return { ...information, seed, count: draws.length }
}

/** Net present value at the horizon in each draw; not finite where a draw gives no number. */
function presentValues(read: ReadModel, seed: number, count: number): Float64Array {
  const { model } = read
  const flows = flowDraws(read, drawTerms(model.terms, seed, count, model.calendar), count)
  const timeline = timelineOf(model.schedule)
  return flows.valuePerDay.map((valuePerDay, draw) => {
    const flow = { valuePerDay, operationPerDay: flows.operationPerDay[draw]!, development: flows.development[draw]! }
    return netOn(flow, timeline.present, model.schedule.horizonDays)
  })
}
