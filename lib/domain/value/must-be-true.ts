import { flowAlong, type ReadModel } from './model'
import { netOn, timelineOf } from './schedule'
import { bestOf, statedRange, unitOf, type Term } from './term'

/** What a term alone would have to be, all others at their best, for the money to be back by a day. */
export interface Requirement {
  term: Term
  /** Today's range, in the term's unit. */
  range: [low: number, high: number]
  /** Whether today's best value is enough. */
  isMet: boolean
  /**
   * The value at which the money is just back, and on which side of it: `atMost` or `atLeast`. Null: this term alone
   * cannot do it, or cannot undo it.
   */
  threshold: { side: 'atMost' | 'atLeast'; exact: number; rounded: number } | null
}

/** Beyond this multiple of today's value a requirement is no longer one that anybody could meet. */
const FARTHEST = 1_000
const STEPS_OUT = 60

/** For every term, what must be true for the investment to be recovered by the end of `day`. */
export function whatMustBeTrue(read: ReadModel, day: number): Requirement[] {
  const { model } = read
  const timeline = timelineOf({ ...model.schedule, horizonDays: Math.max(1, day) })
  return model.terms.map((term) => {
    const flow = flowAlong(read, term)
    const isEnough = (value: number) => netOn(flow(value), timeline.plain, day) >= 0
    const best = bestOf(term.value)
    const isMet = isEnough(best)
    const [least, most] = possible(term)
    const turns = [least, most].map((end) => turningPoint(isEnough, best, end))
    const [below, above] = turns as [number | null, number | null]
    // Enough today: how far it may go. Not enough: how far it must go. The nearer side, where both would do.
    const exact = nearer(best, below, above)
    if (exact === null) return { term, range: statedRange(term.value), isMet, threshold: null }
    const isBelow = exact === below
    const side = isBelow === isMet ? 'atLeast' : 'atMost'
    return {
      term,
      range: statedRange(term.value),
      isMet,
      threshold: { side, exact, rounded: roundSafely(term, exact, side) },
    }
  })
}

function nearer(best: number, below: number | null, above: number | null): number | null {
  if (below === null || above === null) return below ?? above
  return best - below <= above - best ? below : above
}

/** The values a term can have: its bounds; no less than nothing where nothing less was stated, no more than 100 %. */
function possible(term: Term): [least: number, most: number] {
  const { value } = term
  const [low, high] = statedRange(value)
  const reach = Math.max(Math.abs(low), Math.abs(high), 1) * FARTHEST
  const [min, max] = value.kind === 'percentiles' ? [value.min, value.max] : [null, null]
  const isShare = unitOf(term)?.label === '%' && high <= 100
  return [min ?? (low >= 0 ? 0 : -reach), max ?? (isShare ? 100 : reach)]
}

/**
 * The first value on the way from `start` to `end` at which a yes turns into a no or the reverse, to about 15 digits;
 * null when it never does.
 */
function turningPoint(isEnough: (value: number) => boolean, start: number, end: number): number | null {
  const before = isEnough(start)
  // Small steps first: a requirement near today's value is the one that matters.
  const steps = Array.from({ length: STEPS_OUT }, (_, step) => start + (end - start) * ((step + 1) / STEPS_OUT) ** 4)
  const turned = steps.findIndex((value) => isEnough(value) !== before)
  if (turned < 0) return null
  let outside = steps[turned]!
  let inside = steps[turned - 1] ?? start
  for (let halving = 0; halving < 100; halving++) {
    const middle = (inside + outside) / 2
    if (middle === inside || middle === outside) break
    if (isEnough(middle) === before) inside = middle
    else outside = middle
  }
  // The side on which it is enough, so that the value itself is.
  return before ? inside : outside
}

/** To whole counts, else to three digits; never to the side that would not be enough. */
function roundSafely(term: Term, exact: number, side: 'atMost' | 'atLeast'): number {
  const label = unitOf(term)?.label ?? null
  const size = Math.max(Math.abs(bestOf(term.value)), Math.abs(exact)) || 1
  const digits = label !== null && label !== '%' ? 0 : 2 - Math.floor(Math.log10(size))
  const power = 10 ** digits
  // The halving ends some last bits short of a round value.
  const places = Number((exact * power).toPrecision(12))
  return Number(((side === 'atMost' ? Math.floor(places) : Math.ceil(places)) / power).toPrecision(12))
}
