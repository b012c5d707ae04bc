import { drawTerms } from './draws/draw-terms'
import { flowDraws, type ReadModel } from './model'
import { firstDayRecovered, timelineOf, type Sums } from './schedule'

export const DRAWS = 10_000
/** Days at which the fan is drawn, besides day 0: enough for a smooth curve. */
const FAN_POINTS = 40

export interface FanPoint {
  day: number
  p10: number
  p50: number
  p90: number
}

/** What many draws of the terms say. Everything is the same for the same model and seed. */
export interface Simulation {
  seed: number
  /** Draws that gave a number; the others divided by zero, and count as neither. */
  count: number
  undefinedDraws: number
  fan: FanPoint[]
  /** Net value at the horizon at present value, per draw. */
  npv: Float64Array
  /** Net value at the horizon, per draw. */
  net: Float64Array
  /** First day recovered per draw; infinite where it is not within the horizon. Ascending. */
  firstDays: Float64Array
  /** Draws of the terms, by `nameKey`, in base units, beside `npv`. */
  terms: ReadonlyMap<string, Float64Array>
}

/** Draws the terms and follows the money. */
export function simulate(read: ReadModel, seed: number, count = DRAWS): Simulation {
  const { model } = read
  const terms = drawTerms(model.terms, seed, count, model.calendar)
  const flows = flowDraws(read, terms, count)
  const finite = keep(count, (draw) =>
    Number.isFinite(flows.valuePerDay[draw]! + flows.operationPerDay[draw]! + flows.development[draw]!),
  )
  const pick = (values: Float64Array) =>
    finite.length === count ? values : Float64Array.from(finite, (draw) => values[draw]!)
  const [value, operation, development] = [
    pick(flows.valuePerDay),
    pick(flows.operationPerDay),
    pick(flows.development),
  ]
  const timeline = timelineOf(model.schedule)
  const { horizonDays } = model.schedule
  /** Net value on a day, per draw; a loop of its own, because it runs for every day of the fan. */
  const nets = (sums: Sums, day: number) => {
    const [share, running] = [sums.value[day]!, sums.operation[day]!]
    const out = new Float64Array(value.length)
    for (let draw = 0; draw < out.length; draw++) {
      out[draw] = value[draw]! * share - operation[draw]! * running - development[draw]!
    }
    return out
  }
  const firstDay = (_: number, draw: number) => {
    const flow = { valuePerDay: value[draw]!, operationPerDay: operation[draw]!, development: development[draw]! }
    return firstDayRecovered(flow, timeline) ?? Number.POSITIVE_INFINITY
  }

  return {
    seed,
    count: finite.length,
    undefinedDraws: count - finite.length,
    fan: fanDays(horizonDays).map((day) => {
      const ascending = nets(timeline.plain, day).sort()
      const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => percentile(ascending, share)) as [number, number, number]
      return { day, p10, p50, p90 }
    }),
    npv: nets(timeline.present, horizonDays),
    net: nets(timeline.plain, horizonDays),
    firstDays: value.map(firstDay).sort(),
    terms: new Map([...terms].map(([key, draws]) => [key, pick(draws)])),
  }
}

/** The probability that the money is back by a day. */
export function recoveredBy({ firstDays }: Pick<Simulation, 'firstDays'>, day: number): number {
  return firstDays.length === 0 ? 0 : firstDays.filter((each) => each <= day).length / firstDays.length
}

/** The probability that the net value at the horizon is above zero. */
export function profitable({ net }: Simulation): number {
  return net.length === 0 ? 0 : net.filter((each) => each > 0).length / net.length
}

/** Days at which the fan has points: evenly spaced from day 0, and the horizon. */
export function fanDays(horizonDays: number): number[] {
  const step = Math.max(1, Math.ceil(horizonDays / FAN_POINTS))
  const days = Array.from({ length: Math.ceil(horizonDays / step) }, (_, index) => index * step)
  return [...days, horizonDays]
}

/** A percentile of ascending values, between neighbours in proportion (R's type 7, as Excel's PERCENTILE). */
export function percentile(ascending: ArrayLike<number>, share: number): number {
  const place = (ascending.length - 1) * share
  const [below, above] = [Math.floor(place), Math.ceil(place)]
  const low = ascending[below] ?? Number.NaN
  return low + (place - below) * ((ascending[above] ?? Number.NaN) - low)
}

function keep(count: number, isKept: (draw: number) => boolean): number[] {
  const kept: number[] = []
  for (let draw = 0; draw < count; draw++) if (isKept(draw)) kept.push(draw)
  return kept
}
