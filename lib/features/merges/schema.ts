import { z } from 'zod'
import { sides } from '../../domain/merge/three-way'
import type { MergeDecisions } from '../../domain/merge/preview'
import { isExtraKey, isFieldKey, type CellKey } from '../../domain/worksheet/fields'

/** Largest body of a person's decisions: one for each cell of a large worksheet stays below it. */
export const MAX_DECISIONS_BYTES = 16 * 1024 * 1024

const side = z.enum(sides)
const rowId = z.string().max(100)
const cellKey = z
  .string()
  .max(300)
  .refine((key): key is CellKey => isFieldKey(key) || isExtraKey(key))

/** What a person decides about a merge. Body of `POST /api/imports/{id}/merge/preview`, complete or not. */
export const mergeDecisionsSchema = z.object({
  /** The worksheet's seq that the person saw, as a preview gave it; choices hold only for what was so then. */
  seq: z.int().min(0).optional(),
  /** By row of the file's sheet: the id of the use case that it is, or null for a new one. */
  matches: z.record(z.string().regex(/^\d{1,7}$/), z.uuid().toLowerCase().nullable()).default({}),
  /** Which side's text or row is kept: `ours` is the worksheet's, `theirs` the file's. The narrowest choice holds. */
  choices: z
    .object({
      all: side.optional(),
      rows: z.record(rowId, side).default({}),
      cells: z.record(rowId, z.partialRecord(cellKey, side)).default({}),
      scale: side.optional(),
    })
    .default({ rows: {}, cells: {} }),
}) satisfies z.ZodType<MergeDecisions>

/** Body of `POST /api/imports/{id}/merge`: decisions about what a preview showed. */
export const mergeCommitSchema = mergeDecisionsSchema.required({ seq: true })
