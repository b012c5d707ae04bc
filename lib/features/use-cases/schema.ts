import { z } from 'zod'
import { isExtraKey, isFieldKey, MAX_CELL_LENGTH } from '../../domain/worksheet/fields'
import type { Conflict, PatchField } from '../../domain/merge/patch'
import type { UseCase } from '../../domain/worksheet/model'

/** Through what a change was made; history tells people so. */
export const changeSources = ['typing', 'paste', 'fill', 'clear', 'rows', 'undo', 'redo', 'import', 'conflict'] as const
export type ChangeSource = (typeof changeSources)[number]

/** Patches that one request may carry: a paste of 1,000 rows with every column stays below it. */
export const MAX_PATCHES = 30_000

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

/** Body of `POST /api/worksheets/{id}/changes`. */
export const changeRequestSchema = z.object({
  /** Chosen by the writer, once per action: the same id delivered again is answered, not applied again. */
  actionId: z.uuid(),
  source: z.enum(changeSources),
  patches: z.array(patchSchema).min(1).max(MAX_PATCHES),
})
export type ChangeRequest = z.infer<typeof changeRequestSchema>

/** Answer of `POST /api/worksheets/{id}/changes` (200): everything not under `conflicts` is committed. */
export interface ChangeResponse {
  seq: number
  /** The new revision of each row that the action changed or created. */
  revisions: Record<string, number>
  conflicts: Conflict[]
}

/**
 * Answer of `GET /api/worksheets/{id}/use-cases?after={cursor}`: rows in worksheet order, a page at a time, so
 * that no page blocks the browser while it is parsed.
 */
export interface UseCasePage {
  seq: number
  useCases: UseCase[]
  /** Cursor of the next page, null after the last. */
  next: string | null
}

/** Error body of every API route. `message` is in the reader's language. */
export interface ApiError {
  error: { code: string; message: string; id?: string }
}
