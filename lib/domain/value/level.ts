import { z } from 'zod'

/** From how much a year, in the currency, a value counts as which level. What reaches none has the lowest of the scale. */
export const thresholdsSchema = z
  .array(z.object({ level: z.string().min(1).max(40), atLeast: z.number().finite() }))
  .min(1)
  .max(20)
export type Thresholds = z.infer<typeof thresholdsSchema>

/** What a workspace sets: amounts in a currency (JPY) and the levels that they suggest. */
export const moneyLevelsSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), thresholds: thresholdsSchema })
export type MoneyLevels = z.infer<typeof moneyLevelsSchema>

/**
 * The level for ML value that a yearly amount suggests; a person accepts it or not.
 * @returns a level of the thresholds, or `lowest`
 */
export function proposeLevel(perYear: number, thresholds: Thresholds, lowest: string): string {
  const reached = thresholds.filter(({ atLeast }) => perYear >= atLeast).sort((a, b) => b.atLeast - a.atLeast)
  return reached[0]?.level ?? lowest
}
