import { z } from 'zod'
import type { CellKey } from '../../domain/worksheet/fields'
import { isExtraKey, isFieldKey } from '../../domain/worksheet/fields'

const useCase = z.uuid().toLowerCase()
const field = z
  .string()
  .max(300)
  .refine((key): key is CellKey => isFieldKey(key) || isExtraKey(key))
const moment = z.iso.datetime().transform((text) => new Date(text))

/**
 * Query of `GET /api/worksheets/{id}/history`: of the worksheet, of the row `useCase` or of its cell `field`. `before`
 * is the `next` of the page before; `from` and `to` bound the moments, `to` excluded.
 */
export const historyQuerySchema = z
  .object({
    useCase: useCase.optional(),
    field: field.optional(),
    person: z.uuid().optional(),
    from: moment.optional(),
    to: moment.optional(),
    before: z.coerce.number().int().min(1).max(2_147_483_647).default(2_147_483_647),
  })
  .refine(({ useCase, field }) => field === undefined || useCase !== undefined)
export type HistoryQuery = z.infer<typeof historyQuerySchema>
