import { z } from 'zod'
import { lineSchema, nameSchema } from '../../domain/core/line'
import { isExtraKey, type ExtraKey } from '../../domain/worksheet/fields'
import { storableText } from '../../domain/worksheet/cell-text'
import { formatIds, MAX_LEVEL_LENGTH, MAX_LEVELS } from '../../domain/worksheet/model'
import { bestFirst } from '../../domain/worksheet/priority'
import { MAX_SCORE } from '../../domain/worksheet/scale-form'
import { locales } from '../../domain/core/text'
import { MAX_TITLE_LENGTH } from './types'

const MAX_EXTRA_COLUMNS = 200

export const titleSchema = nameSchema(MAX_TITLE_LENGTH)
export const formatSchema = z.enum(formatIds)

const level = z
  .string()
  .trim()
  .min(1)
  .max(MAX_LEVEL_LENGTH)
  .refine((text) => storableText(text) === text)

/** Scores by level. `__proto__` as a key would vanish on the way into an object, and is no level. */
export const scaleSchema = z
  .record(level, z.number().min(-MAX_SCORE).max(MAX_SCORE))
  .refine((scale) => Object.keys(scale).length >= 1 && Object.keys(scale).length <= MAX_LEVELS)
  .transform(bestFirst)

export const extraColumnsSchema = z
  .array(
    z
      .string()
      .max(300)
      .refine((key): key is ExtraKey => isExtraKey(key)),
  )
  .max(MAX_EXTRA_COLUMNS)

const worksheet = z.uuid()

export const createWorksheetSchema = z.object({
  workspace: z.string(),
  title: titleSchema,
  format: formatSchema.default('v1.1'),
})
/** The example's texts are in the language of the person who asks for it. */
export const createExampleSchema = z.object({ workspace: z.string(), locale: z.enum(locales) })
export const renameWorksheetSchema = z.object({ worksheet, title: titleSchema })
export const duplicateWorksheetSchema = z.object({ worksheet, title: titleSchema })
export const archiveWorksheetSchema = z.object({ worksheet })
export const restoreWorksheetSchema = z.object({ worksheet })
/** `confirmation` is the worksheet's title, typed by the person; the server compares it again. */
export const deleteWorksheetSchema = z.object({ worksheet, confirmation: lineSchema })
/** `from` is the scale that the person changed: another one in the database means that somebody was faster. */
export const setScaleSchema = z.object({ worksheet, scale: scaleSchema, from: scaleSchema })
