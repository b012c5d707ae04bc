import { z } from 'zod'
import type { CellKey } from '../../domain/worksheet/fields'
import { isExtraKey, isFieldKey } from '../../domain/worksheet/fields'

const useCase = z.uuid().toLowerCase()
const field = z
  .string()
  .max(300)
  .refine((key): key is CellKey => isFieldKey(key) || isExtraKey(key))
/** A day in the server's time zone, which is the one that everybody's times are shown in. */
const day = z.iso.date().refine((text) => text >= '2000-01-01')

/**
 * Query of `GET /api/worksheets/{id}/history`: of the worksheet, of the row `useCase` or of its cell `field`. `before`
 * is the `next` of the page before.
 */
export const historyQuerySchema = z
  .object({
    useCase: useCase.optional(),
    field: field.optional(),
    person: z.uuid().optional(),
    day: day.optional(),
    before: z.coerce.number().int().min(1).max(2_147_483_647).default(2_147_483_647),
  })
  .refine(({ useCase, field }) => field === undefined || useCase !== undefined)
export type HistoryQuery = z.infer<typeof historyQuerySchema>

const seq = z.coerce.number().int().min(0).max(2_147_483_647)

/** Query of `GET /api/worksheets/{id}/history/{useCase}`: the seq of the action after which the row is asked for. */
export const rowHistoryQuerySchema = z.object({ asOf: seq })
/** Query of `GET /api/worksheets/{id}/restore`: the seq of the action after which the worksheet will be again. */
export const restoreQuerySchema = z.object({ to: seq })
/** Body of `POST /api/worksheets/{id}/restore`: `seq` is that of the preview which the person confirmed. */
export const restoreRequestSchema = z.object({ to: seq, seq, actionId: z.uuid().toLowerCase() })
export type RestoreRequest = z.infer<typeof restoreRequestSchema>
