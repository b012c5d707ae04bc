import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'
import { MAX_DATASET_NAME } from '../../domain/readiness/dataset'
import { storableText } from '../../domain/worksheet/cell-text'
import { isExtraKey, isFieldKey, type CellKey } from '../../domain/worksheet/fields'
import { titleSchema } from '../worksheets/schema'

/** Largest body of a change of options. */
export const MAX_OPTIONS_BYTES = 1024 * 1024

/** Query of `POST /api/imports`: the file's name, and the workspace or the worksheet that the rows are for. */
export const uploadSchema = z.union([
  z.object({ fileName: nameSchema(255), worksheet: z.uuid().toLowerCase() }),
  z.object({ fileName: nameSchema(255), workspace: z.string().max(100) }),
])

const columnKey = z
  .string()
  .max(300)
  .refine((key): key is CellKey | 'priority' => isFieldKey(key) || isExtraKey(key) || key === 'priority')
  .refine((key) => storableText(key) === key)

/** What a person decides in the preview. Absent decisions are the file's own. Body of `PATCH /api/imports/{id}`. */
export const importOptionsSchema = z.object({
  includeExample: z.boolean().default(false),
  /** By the sheet's place among the worksheets of the workbook, from 0. A sheet that is absent is taken, under the title it has in the file. */
  sheets: z
    .record(
      z.string().regex(/^\d{1,4}$/),
      z.object({
        take: z.boolean().default(true),
        title: titleSchema.optional(),
        /** What a column holds, by its number (A = 0); null leaves the column out. */
        columns: z.record(z.string().regex(/^\d{1,5}$/), columnKey.nullable()).default({}),
      }),
    )
    .default({}),
  /** Whether the file's description of a dataset replaces the workspace's, by name. */
  datasets: z.record(z.string().max(MAX_DATASET_NAME), z.boolean()).default({}),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>
