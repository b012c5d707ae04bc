import { z } from 'zod'
import { MAX_TERMS, valueModelSchema, type ValueModel } from './model'
import { optionKinds } from './options'
import { afterPreparation, scheduleSchema } from './schedule'
import { termSchema, type Term } from './term'

/** The value of one use case as a team keeps it: what it claims and asks, from which everything shown is calculated. */

const amount = z.number().min(0).max(1e15)
const share = z.number().min(0).max(1)

/** Another set of terms' values to look at beside the stated ones; a term that it does not name keeps its own. */
export const scenarioSchema = z.object({
  name: z.string().trim().min(1).max(100),
  /** By term id, in the term's unit. */
  values: z.record(
    z.string(),
    z.number().refine((value) => Math.abs(value) < 1e15),
  ),
})
export type Scenario = z.infer<typeof scenarioSchema>

const { startDay, rampDays, initialShare, preparationCost, horizonDays, discountRate } = scheduleSchema.shape
/** What is not stated stays the model's: `partial` of the whole schema would put the defaults in its place. */
const ownScheduleSchema = z
  .object({
    startDay: startDay.unwrap(),
    rampDays: rampDays.unwrap(),
    initialShare: initialShare.unwrap(),
    preparationCost: preparationCost.unwrap(),
    horizonDays: horizonDays.unwrap(),
    discountRate: discountRate.unwrap(),
  })
  .partial()

/** A way to solve the same problem, with the terms, formulas and schedule in which it differs; see options.ts. */
export const optionSchema = z.object({
  kind: z.enum(optionKinds),
  terms: z.array(termSchema).max(MAX_TERMS).default([]),
  formulas: z.record(z.string(), z.string().max(2_000)).optional(),
  schedule: ownScheduleSchema.optional(),
})

/** What right and wrong predictions are worth, in the currency of the formulas; see accuracy.ts. */
export const predictionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accuracy'), valuePerCorrect: amount, costPerWrong: amount, reviewCost: amount }),
  z.object({
    kind: z.literal('classifier'),
    prevalence: share,
    recall: share,
    precision: share,
    valuePerFound: amount,
    costPerFalseReport: amount,
    costPerMissed: amount,
    reviewCost: amount,
  }),
])
export type Prediction = z.infer<typeof predictionSchema>

/** Stored as JSON: a key that an older version did not know takes its default. */
export const valuationSchema = z.object({
  /** Terms of this use case alone. */
  terms: valueModelSchema.shape.terms.default([]),
  /** Ids of the workspace's terms that the formulas use as well. */
  sharedTerms: z.array(z.uuid()).max(MAX_TERMS).default([]),
  formulas: valueModelSchema.shape.formulas.default([]),
  schedule: scheduleSchema.prefault({}),
  calendar: valueModelSchema.shape.calendar,
  /** Whether the days and the money that the data still needs count into start and cost. */
  countsPreparation: z.boolean().default(true),
  /** The day the money is spent (day 0), as yyyy-mm-dd. */
  startsOn: z.iso.date().nullable().default(null),
  /** The day, counted from day 0, by which the money is to be back; null: the horizon. */
  recoverBy: z.number().int().min(1).max(10_950).nullable().default(null),
  /** What amounts are shown per. */
  period: z.enum(['day', 'month', 'year']).default('year'),
  options: z
    .array(optionSchema)
    .max(optionKinds.length)
    .refine((options) => new Set(options.map(({ kind }) => kind)).size === options.length)
    .default([]),
  scenarios: z.array(scenarioSchema).max(10).default([]),
  prediction: predictionSchema.nullable().default(null),
  /** Of the draws: everybody who looks gets the same numbers. */
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
})
export type Valuation = z.infer<typeof valuationSchema>

/**
 * The valuation as a model to calculate with.
 * @param shared the workspace's terms; one that is gone is left out, and formulas that mention it say so
 * @param preparation days and money until the required data is ready
 */
export function modelOfValuation(
  valuation: Valuation,
  shared: readonly Term[],
  preparation: { days: number | null; cost: number | null },
): ValueModel {
  const used = shared.filter(({ id }) => valuation.sharedTerms.includes(id))
  return {
    terms: [...valuation.terms, ...used],
    formulas: valuation.formulas,
    schedule: valuation.countsPreparation ? afterPreparation(valuation.schedule, preparation) : valuation.schedule,
    calendar: valuation.calendar,
  }
}
