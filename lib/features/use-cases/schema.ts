import { z } from 'zod'
import { changeSources, MAX_PATCHES } from '../../domain/merge/change'
import type { PatchField } from '../../domain/merge/patch'
import { isExtraKey, isFieldKey, MAX_CELL_LENGTH } from '../../domain/worksheet/fields'

export { changeSources, MAX_PATCHES }
export type { ChangeResponse, ChangeSource, UseCasePage } from '../../domain/merge/change'

const patchField = z
  .string()
  .max(300)
  .refine((key): key is PatchField => isFieldKey(key) || isExtraKey(key) || key === 'position' || key === 'deleted')

export const patchSchema = z.object({
  useCaseId: z.uuid(),
  field: patchField,
  value: z.string().max(MAX_CELL_LENGTH).nullable(),
  baseRevision: z.int().min(0),
})

/** Body of `POST /api/worksheets/{id}/changes`: a ChangeRequest of lib/domain/merge/change.ts, checked. */
export const changeRequestSchema = z.object({
  actionId: z.uuid(),
  source: z.enum(changeSources),
  patches: z.array(patchSchema).min(1).max(MAX_PATCHES),
})
export type ChangeRequest = z.infer<typeof changeRequestSchema>

/** Error body of every API route. `message` is in the reader's language. */
export interface ApiError {
  error: { code: string; message: string; id?: string }
}
