import { z } from 'zod'
import { datasetFactsSchema } from '../readiness/dataset'
import { fitSchema } from '../readiness/fit'
import { rowValueSchema } from '../value/sheet/row-value'
import type { Text } from '../core/text'
import { isExtraKey, isFieldKey, type CellKey, type ExtraKey } from './fields'
import { columnName } from './grid'
import { issueCodes } from './issues'
import { formatIds, type Cells, type FormatId } from './model'
import type { ParseOptions } from './parse'

/**
 * What an import keeps of a file between preview and commit: the facts that a person decides by, and apart from them
 * the rows, which only the commit reads.
 */

const cellKey = z.string().refine((key): key is CellKey => isFieldKey(key) || isExtraKey(key))
const extraKey = z.string().refine((key): key is ExtraKey => isExtraKey(key))
const cellsSchema = z.record(z.string(), z.string()).transform((cells): Cells => cells)
const issueSchema = z.object({
  severity: z.enum(['info', 'warning']),
  code: z.enum(issueCodes),
  cell: z.string().nullable(),
  values: z
    .object({
      text: z.string(),
      meaning: z.string(),
      range: z.string(),
      name: z.string(),
      reason: z.object({ ja: z.string(), en: z.string() }),
    })
    .partial(),
})
const issueGroupSchema = z.object({ count: z.int(), issues: z.array(issueSchema).min(1) })

const sheetFactsSchema = z.object({
  name: z.string(),
  hidden: z.boolean(),
  format: z.enum(formatIds),
  headerRow: z.int(),
  scale: z.record(z.string(), z.number()),
  columns: z.array(
    z.object({
      column: z.int(),
      header: z.string(),
      /** Null: left out by the person. */
      key: z.union([cellKey, z.literal('priority')]).nullable(),
    }),
  ),
  extraColumns: z.array(extraKey),
  /** The keys that at least one row has. */
  usedKeys: z.array(cellKey),
  rowCount: z.int(),
  /** Rows whose value another sheet states. */
  valueCount: z.int().default(0),
  exampleCount: z.int(),
  /** Rows of which the file says what data they need, or whether ML fits. */
  assessedCount: z.int().default(0),
  readAsCount: z.int(),
  sample: z.array(z.object({ sheetRow: z.int(), example: z.boolean(), cells: cellsSchema })),
  issues: z.array(issueGroupSchema),
})

export const fileReadingSchema = z.object({
  /** The export of ours that the file is a copy of, by what the file says; null when it says nothing of the kind. */
  exportId: z.string().nullable().default(null),
  sheets: z.array(sheetFactsSchema),
  /** The datasets that the file describes. */
  datasets: z.array(z.object({ name: z.string(), facts: datasetFactsSchema })).default([]),
  issues: z.array(issueGroupSchema),
})
export type FileReading = z.infer<typeof fileReadingSchema>
export type SheetFacts = FileReading['sheets'][number]
export type IssueFacts = z.infer<typeof issueGroupSchema>

/**
 * Where the rows of a sheet stood in the file, in their order, the ids they came with, and what other sheets say of them.
 */
export const rowPlacesSchema = z.object({
  sheetRows: z.array(z.int()),
  /** Null when no row has one, as in every file that is no export of ours. */
  rowIds: z.array(z.string().nullable()).nullable(),
  /** The data that each needs and whether ML fits it; null when the file says so of no row. */
  assessments: z
    .array(z.object({ datasets: z.array(z.string()), fit: fitSchema }).nullable())
    .nullable()
    .default(null),
  /** What each is worth; null when the file says so of no row. */
  values: z.array(rowValueSchema.nullable()).nullable().default(null),
})
export type RowPlaces = z.infer<typeof rowPlacesSchema>

/** A person's choice of what a column holds, by column number (A = 0); null leaves it out. */
export type ColumnChoices = Record<string, CellKey | 'priority' | null>

/** The choices as `parseWorkbook` takes them: by the name of the sheet and column letters, without those left out. */
export function mappingOf(sheetNames: string[], choices: ColumnChoices[]): NonNullable<ParseOptions['mapping']> {
  return Object.fromEntries(
    sheetNames.map((name, index) => [
      name,
      Object.fromEntries(
        Object.entries(choices[index] ?? {}).flatMap(([column, key]) =>
          key === null ? [] : [[columnName(Number(column)), key] as const],
        ),
      ),
    ]),
  )
}

/** By what a format was recognised, for the person who wonders. */
export const formatReasons: Record<FormatId, Text> = {
  'v1.0': {
    ja: '課題の列と優先度の配点があり、ボードへのリンクの列がないため、v1.0 と判断しました。',
    en: 'It has the problem columns and a scale for the priority, but no board column: v1.0.',
  },
  'v1.1': {
    ja: '課題の列、優先度の配点、ボードへのリンクの列があるため、v1.1 と判断しました。',
    en: 'It has the problem columns, a scale for the priority and a board column: v1.1.',
  },
  'v1.2': {
    ja: '課題の列があり、優先度が配点のシートを使わないため、v1.2 と判断しました。',
    en: 'It has the problem columns, and its priority uses no sheet with a scale: v1.2.',
  },
  'v2.0': {
    ja: '勝ちパターンの列(事例、4つの「なぜ」)があるため、v2.0 と判断しました。',
    en: 'It has the columns of winning patterns (case, the four whys): v2.0.',
  },
}
