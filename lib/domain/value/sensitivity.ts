import { flowOf, valuesOf, type ReadModel } from './model'
import { outcomeOf, timelineOf } from './schedule'
import { statedRange, type Term } from './term'

/** What one term does to the result while all others stay at their best values. */
export interface Swing {
  term: Term
  /** Net present value at the term's low and high, in the currency. */
  atLow: number
  atHigh: number
  /** How far apart they are. */
  swing: number
}

/** The tornado: every term with a range, the one that moves the result most first. */
export function tornado(read: ReadModel): Swing[] {
  const timeline = timelineOf(read.model.schedule)
  const npv = (term: Term, value: number) =>
    outcomeOf(flowOf(read, valuesOf(read, new Map([[term.id, value]]))), timeline).npv
  const swings = read.model.terms.flatMap((term) => {
    const [low, high] = statedRange(term.value)
    if (low === high) return []
    const [atLow, atHigh] = [npv(term, low), npv(term, high)]
    return [{ term, atLow, atHigh, swing: Math.abs(atHigh - atLow) }]
  })
  return swings.sort((a, b) => b.swing - a.swing)
}
