import { z } from 'zod'
import { changeSources, MAX_PATCHES } from '../../domain/merge/change'
import { isText, type PatchField } from '../../domain/merge/patch'
import { isPosition } from '../../domain/merge/position'
import { storableText } from '../../domain/worksheet/cell-text'
import { isExtraKey, isFieldKey, MAX_CELL_LENGTH } from '../../domain/worksheet/fields'

/** Largest body of a change request; a paste of 1,000 rows with full cells stays below it. */
export const MAX_CHANGE_BYTES = 16 * 1024 * 1024

const patchField = z
  .string()
  .max(300)
  .refine((key): key is PatchField => isFieldKey(key) || isExtraKey(key) || key === 'position' || key === 'deleted')
  .refine((key) => storableText(key) === key)

const patchSchema = z
  .object({
    useCaseId: z.uuid().toLowerCase(),
    field: patchField,
    value: z.string().max(MAX_CELL_LENGTH).transform(storableText).nullable(),
    baseRevision: z.int().min(0),
  })
  .refine(({ field, value }) => {
    if (field === 'position') return value !== null && isPosition(value)
    if (field === 'deleted') return value === null || value === 'true'
    return true
  })

/** Body of `POST /api/worksheets/{id}/changes`: a ChangeRequest of lib/domain/merge/change.ts, checked. */
export const changeRequestSchema = z
  .object({
    actionId: z.uuid().toLowerCase(),
    source: z.enum(changeSources),
    patches: z.array(patchSchema).min(1).max(MAX_PATCHES),
  })
  .refine(({ source, patches }) => source !== 'declined' || patches.every(({ field }) => isText(field)))

/** Body of `POST /api/worksheets/{id}/revert`. */
export const revertRequestSchema = z.object({
  actionId: z.uuid().toLowerCase(),
  /** Whether the person took a step back or did it again: history says so. */
  source: z.enum(['undo', 'redo']),
})

/** Rows of a page: few requests for 10,000 rows, and none that keeps the browser parsing for long. */
const PAGE_ROWS = 500
const MAX_PAGE_ROWS = 1_000

const cursor = z
  .string()
  .regex(/^[0-9A-Za-z]{1,1000}\.[0-9a-f-]{36}$/)
  .transform((text) => {
    const [position = '', id = ''] = text.split('.')
    return { position, id }
  })
  .pipe(z.object({ position: z.string(), id: z.uuid() }))

/** Query of `GET /api/worksheets/{id}/use-cases`: `after` is the `next` of the page before. */
export const pageRequestSchema = z.object({
  after: cursor.default({ position: '', id: '00000000-0000-0000-0000-000000000000' }),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_ROWS).default(PAGE_ROWS),
})
export type PageRequest = z.infer<typeof pageRequestSchema>

/** Query of `GET /api/worksheets/{id}/changes`: `after` is the `next` of the answer before, for the same `since`. */
export const changesQuerySchema = z.object({
  since: z.coerce.number().int().min(0),
  after: z.uuid().optional(),
})
