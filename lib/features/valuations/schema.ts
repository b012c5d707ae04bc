import { z } from 'zod'
import { moneyLevelsSchema } from '../../domain/value/level'
import { valuationSchema } from '../../domain/value/valuation'

/** `revision` is the `valuationRevision` the person started from. */
export const saveValuationSchema = z.object({
  worksheet: z.uuid(),
  useCase: z.uuid(),
  revision: z.int(),
  valuation: valuationSchema,
})

/** `levels` null: no level is proposed. */
export const setMoneyLevelsSchema = z.object({ workspace: z.string(), levels: moneyLevelsSchema.nullable() })
