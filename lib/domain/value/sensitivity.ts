import { flowAlong, type ReadModel } from './model'
import { netOn, timelineOf } from './schedule'
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
  const swings = read.model.terms.flatMap((term) => {
    const [low, high] = statedRange(term.value)
    if (low === high) return []
    const flow = flowAlong(read, term)
    const npv = (value: number) => netOn(flow(value), timeline.present, read.model.schedule.horizonDays)
    const [atLow, atHigh] = [npv(low), npv(high)]
    return [{ term, atLow, atHigh, swing: Math.abs(atHigh - atLow) }]
  })
  return swings.sort((a, b) => b.swing - a.swing)
}
