import { z } from 'zod'

/** When value and costs begin, how use grows, and how far ahead is looked. Days count from the day the money is spent. */
export const scheduleSchema = z.object({
  /** Days until value and operation begin: development, and making the data ready. */
  startDay: z.number().int().min(0).max(3_650).default(0),
  /** Days until everybody uses it; growth is even. 0: at once. */
  rampDays: z.number().int().min(0).max(3_650).default(0),
  /** Share of the full value from the first day on, while use grows. */
  initialShare: z.number().min(0).max(1).default(0),
  /** What making the data ready costs, once, in the currency. */
  preparationCost: z.number().min(0).max(1e15).default(0),
  horizonDays: z.number().int().min(1).max(10_950).default(1_095),
  /** Per year: 0.05 for 5 %. */
  discountRate: z.number().min(0).max(1).default(0),
})
export type Schedule = z.infer<typeof scheduleSchema>

/** The same with the days and the money that the data still needs until it is ready; null is not known, and adds nothing. */
export function afterPreparation(
  schedule: Schedule,
  { days, cost }: { days: number | null; cost: number | null },
): Schedule {
  return {
    ...schedule,
    startDay: schedule.startDay + (days ?? 0),
    preparationCost: schedule.preparationCost + (cost ?? 0),
  }
}

/** What a use case earns and costs, in units of the currency. */
export interface Flow {
  /** Value less burden, per day at full use. */
  valuePerDay: number
  operationPerDay: number
  /** Once, on day 0: development, and making the data ready. */
  development: number
}

/** Sums over the days from 1 to each day; index 0 is day 0. Both are of a value, or a cost, of 1 per day. */
export interface Sums {
  value: Float64Array
  operation: Float64Array
}

export interface Timeline {
  schedule: Schedule
  plain: Sums
  /** At present value: a day's amount is divided by (1 + rate)^(day / 365). */
  present: Sums
}

/** The sums that every outcome of a schedule is made of, so that one more draw costs no walk through the days. */
export function timelineOf(schedule: Schedule): Timeline {
  const { horizonDays, discountRate } = schedule
  const sums = (): Sums => ({ value: new Float64Array(horizonDays + 1), operation: new Float64Array(horizonDays + 1) })
  const [plain, present] = [sums(), sums()]
  for (let day = 1; day <= horizonDays; day++) {
    const share = shareOn(day, schedule)
    const running = day > schedule.startDay ? 1 : 0
    const discount = (1 + discountRate) ** (-day / 365)
    plain.value[day] = plain.value[day - 1]! + share
    plain.operation[day] = plain.operation[day - 1]! + running
    present.value[day] = present.value[day - 1]! + share * discount
    present.operation[day] = present.operation[day - 1]! + running * discount
  }
  return { schedule, plain, present }
}

/** The share of the full value on a day. */
function shareOn(day: number, { startDay, rampDays, initialShare }: Schedule): number {
  const running = day - startDay
  if (running <= 0) return 0
  return running >= rampDays ? 1 : initialShare + (1 - initialShare) * (running / rampDays)
}

/** Cumulative net value by the end of a day, in the currency. */
export function netOn(flow: Flow, sums: Sums, day: number): number {
  return flow.valuePerDay * sums.value[day]! - flow.operationPerDay * sums.operation[day]! - flow.development
}

/**
 * The first day on which the cumulative net value is not negative; null: it is at the horizon. A share that only
 * grows makes the net value fall first and then rise, so the day can be halved in on.
 */
export function firstDayRecovered(flow: Flow, { plain }: Timeline): number | null {
  // A sum that arrives at its goal exactly may miss it by the last bits.
  const slack = 1e-9 * Math.abs(flow.development)
  const isRecovered = (day: number) => netOn(flow, plain, day) >= -slack
  let last = plain.value.length - 1
  // First: where nothing was spent, day 0 would do for what only loses from then on.
  if (!isRecovered(last)) return null
  if (isRecovered(0)) return 0
  for (let first = 0; last - first > 1;) {
    const middle = (first + last) >> 1
    if (isRecovered(middle)) last = middle
    else first = middle
  }
  return last
}

export interface Outcome {
  /** Null: not within the horizon. */
  firstDay: number | null
  /** Cumulative net value at the horizon. */
  net: number
  /** The same at present value. */
  npv: number
  /** Net value per unit of money spent (development and operation) by the horizon; null when nothing is spent. */
  roi: number | null
}

/** What an investment comes to by the horizon of its schedule. */
export function outcomeOf(flow: Flow, timeline: Timeline): Outcome {
  const { plain, present, schedule } = timeline
  const net = netOn(flow, plain, schedule.horizonDays)
  const spent = flow.development + flow.operationPerDay * plain.operation[schedule.horizonDays]!
  return {
    firstDay: firstDayRecovered(flow, timeline),
    net,
    npv: netOn(flow, present, schedule.horizonDays),
    roi: spent > 0 ? net / spent : null,
  }
}

/** Cumulative net value for days 0 to the horizon. */
export function cumulative(flow: Flow, { plain, schedule }: Timeline): Float64Array {
  return Float64Array.from({ length: schedule.horizonDays + 1 }, (_, day) => netOn(flow, plain, day))
}
