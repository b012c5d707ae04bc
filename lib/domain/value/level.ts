import { z } from 'zod'
import type { Scale } from '../worksheet/model'
import { bestFirst } from '../worksheet/priority'

/** From how much a year, in the currency, a value counts as which level. What reaches none has the lowest of the scale. */
export const thresholdsSchema = z
  .array(z.object({ level: z.string().min(1).max(40), atLeast: z.number().finite() }))
  .min(1)
  .max(20)
export type Thresholds = z.infer<typeof thresholdsSchema>

/** What a workspace sets: amounts in a currency (JPY) and the levels that they suggest. */
export const moneyLevelsSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), thresholds: thresholdsSchema })
export type MoneyLevels = z.infer<typeof moneyLevelsSchema>

/** A level that a threshold can be set for. */
export interface PricedLevel {
  level: string
  /** The highest that a worksheet gives it; null when none knows it any more. */
  score: number | null
}

/**
 * The levels that thresholds can be set for, the best first: those of the worksheets' scales but the lowest of each,
 * which needs none, and those that have a threshold.
 */
export function pricedLevels(scales: readonly Scale[], thresholds: Thresholds): PricedLevel[] {
  const scores = new Map<string, number | null>(thresholds.map(({ level }) => [level, null]))
  for (const scale of scales) {
    for (const [level, score] of Object.entries(bestFirst(scale)).slice(0, -1)) {
      scores.set(level, Math.max(scores.get(level) ?? score, score))
    }
  }
  const levels = [...scores].map(([level, score]) => ({ level, score }))
  return levels.sort((a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity))
}

/**
 * The level for ML value that a yearly amount suggests; a person accepts it or not.
 * @returns a level of the thresholds, or `lowest`
 */
export function proposeLevel(perYear: number, thresholds: Thresholds, lowest: string): string {
  const reached = thresholds.filter(({ atLeast }) => perYear >= atLeast).sort((a, b) => b.atLeast - a.atLeast)
  return reached[0]?.level ?? lowest
}

/** Those of the thresholds that a worksheet's scale has a level for. */
export function thresholdsIn(scale: Scale, thresholds: Thresholds): Thresholds {
  return thresholds.filter(({ level }) => level in scale)
}
