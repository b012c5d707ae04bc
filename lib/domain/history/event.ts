import { z } from 'zod'
import { datasetFactsSchema } from '../readiness/dataset'
import { fitSchema } from '../readiness/fit'
import { valuationSchema } from '../value/valuation'
import { isExtraKey, type ExtraKey } from '../worksheet/fields'
import { formatIds } from '../worksheet/model'

/**
 * What history holds. An event of a use case says which texts changed; an event of the worksheet as a whole has no use
 * case and says what happened. Both are parsed on every read: events are kept for good, so they outlive the code
 * that wrote them.
 */

const text = z.string().nullable()

/** Changes of one use case by one action: each field (a cell, `position` or `deleted`) from and to. */
export const changesSchema = z.record(z.string(), z.object({ from: text, to: text }))

const scale = z.record(z.string(), z.number())
const extraColumns = z.array(z.string().refine((key): key is ExtraKey => isExtraKey(key)))

/** What an import or a merge did to the workspace's datasets: `from` is null for one that it added. */
const datasets = z
  .array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      from: datasetFactsSchema.nullable(),
      /** The dataset's own, after the change. */
      revision: z.int(),
    }),
  )
  .optional()
/** The shared terms that an import or a merge added, with the revision they got. */
const sharedTerms = z.array(z.object({ id: z.uuid(), name: z.string(), revision: z.int() })).optional()
export type SharedTermEffect = NonNullable<z.infer<typeof sharedTerms>>[number]
export type DatasetEffect = NonNullable<z.infer<typeof datasets>>[number]

const assessment = z.object({ datasets: z.array(z.string()), fit: fitSchema })

/** What happens to a worksheet as a whole, besides the changes of its use cases. */
export const worksheetEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), title: z.string(), format: z.enum(formatIds) }),
  z.object({ kind: z.literal('example'), title: z.string(), format: z.enum(formatIds) }),
  z.object({ kind: z.literal('duplicate'), title: z.string(), of: z.uuid() }),
  z.object({ kind: z.literal('rename'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('scale'), from: scale, to: scale }),
  z.object({ kind: z.literal('archive') }),
  z.object({ kind: z.literal('restore') }),
  z.object({
    kind: z.literal('import'),
    fileName: z.string(),
    sheet: z.string(),
    useCases: z.int(),
    /** Columns of the user's own that the worksheet did not have before. */
    addedColumns: z.array(z.string()),
    datasets,
    sharedTerms,
  }),
  z.object({
    kind: z.literal('merge'),
    fileName: z.string(),
    sheet: z.string(),
    /** When the copy was exported; null when it was no export of this worksheet. */
    exportedAt: z.string().nullable(),
    /** Columns of the user's own that the worksheet did not have before. */
    addedColumns: z.array(z.string()),
    /** Where the merge changed the scores of the levels. */
    scale: z.object({ from: scale, to: scale }).optional(),
    datasets,
    sharedTerms,
  }),
  z.object({
    kind: z.literal('undoImport'),
    fileName: z.string(),
    /** What was taken back of the worksheet itself, beside its rows. */
    extraColumns: z.object({ from: extraColumns, to: extraColumns }).optional(),
    scale: z.object({ from: scale, to: scale }).optional(),
  }),
  /** The datasets a use case needs (their names), and the answers on whether ML fits it. */
  z.object({
    kind: z.literal('assessment'),
    useCaseId: z.uuid(),
    no: z.string(),
    from: assessment,
    to: assessment,
  }),
  /** What a use case is worth, as it was kept; null where nobody had said, or an undo took it back. */
  z.object({
    kind: z.literal('valuation'),
    useCaseId: z.uuid(),
    no: z.string(),
    from: valuationSchema.nullable(),
    to: valuationSchema.nullable(),
  }),
  /** The rows went back to what they were after the action with this seq, made at this moment (ISO 8601). */
  z.object({
    kind: z.literal('restoreAsOf'),
    seq: z.int(),
    at: z.iso.datetime(),
    /** Columns of the user's own that came back with their texts. */
    addedColumns: z.array(z.string()),
  }),
])
export type WorksheetEvent = z.infer<typeof worksheetEventSchema>

const shared = {
  seq: z.int(),
  actionId: z.uuid(),
  actorId: z.uuid().nullable(),
  createdAt: z.date(),
}

/** A row of history, as the table holds it: an event of the worksheet keeps its kind in `source` as well. */
export const historyEventSchema = z.union([
  z.object({ ...shared, useCaseId: z.uuid(), source: z.string(), changes: changesSchema }),
  z.object({ ...shared, useCaseId: z.null(), source: z.string(), changes: worksheetEventSchema }),
])
export type HistoryEvent = z.infer<typeof historyEventSchema>
