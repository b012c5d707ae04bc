import { z } from 'zod'
import { can } from '@/lib/domain/access/permissions'
import type { Locale } from '@/lib/domain/core/text'
import { valueFate } from '@/lib/domain/value/sheet/fate'
import { valuationSchema } from '@/lib/domain/value/valuation'
import { assessmentFate, datasetFate, differences } from '@/lib/domain/readiness/incoming'
import { fieldType, isFieldKey, type FieldKey } from '@/lib/domain/worksheet/fields'
import { columnName } from '@/lib/domain/worksheet/grid'
import { issueText } from '@/lib/domain/worksheet/issues'
import { readApplicability, readLevel } from '@/lib/domain/worksheet/levels'
import type { Cells, Scale } from '@/lib/domain/worksheet/model'
import { bestFirst } from '@/lib/domain/worksheet/priority'
import {
  fileReadingSchema,
  formatReasons,
  rowPlacesSchema,
  type IssueFacts,
  type RowPlaces,
  type SheetFacts,
} from '@/lib/domain/worksheet/reading'
import { changedAssessments, type IncomingDatasets } from '@/lib/server/assessment-writes'
import { db, pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { atWorksheet, type Scope, type WorksheetScope } from '@/lib/server/scope'
import { getNamedAssessments } from '../assessments/data'
import { getKnownDatasets } from '../datasets/data'
import { formatSchema } from '../worksheets/schema'
import { MAX_TITLE_LENGTH } from '../worksheets/types'
import { importOptionsSchema, type ImportOptions } from './schema'
import type {
  ImportPreview,
  ImportSummary,
  IssueGroup,
  OriginalFile,
  PreviewRow,
  PreviewSheet,
  ReadinessPreview,
  ValuePreview,
} from './types'

/** The worksheet that a file can be merged into, and which of its exports the file is. */
const mergeTargetSchema = z.object({
  worksheet: z.object({ id: z.string(), title: z.string() }),
  /** Null when the file is no export of that worksheet. */
  base: z
    .object({
      exportId: z.string(),
      seq: z.int(),
      format: formatSchema,
      exportedAt: z.string().transform((moment) => new Date(moment).toISOString()),
      exportedBy: z.string().nullable(),
    })
    .nullable(),
})
export type MergeTarget = z.infer<typeof mergeTargetSchema>

/** A row of the table, with the worksheets that it appends to or can be merged into. */
export const importSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  options: importOptionsSchema,
  reading: fileReadingSchema,
  worksheetIds: z.array(z.string()),
  targetId: z.string().nullable(),
  committedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  target: z.object({ id: z.string(), title: z.string() }).nullable(),
  merge: mergeTargetSchema.nullable(),
})
export type StoredImport = z.infer<typeof importSchema>

/**
 * An import of the person's own. What others upload is not shown before they commit it.
 * @throws AppError `notFound` for somebody else's, or one that was cleared away uncommitted
 */
export async function getImport(scope: Scope<'worksheet.import'>, id: string): Promise<StoredImport> {
  const { rows } = await pool().query({
    name: 'import',
    text: `SELECT i.id, i."fileName", i.options, i.reading, i."worksheetIds", i."committedAt", i."undoneAt", i."targetId",
      CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'title', s.title) END AS target,
      CASE WHEN m.id IS NOT NULL THEN json_build_object(
        'worksheet', json_build_object('id', m.id, 'title', m.title),
        'base', CASE WHEN e.id IS NOT NULL THEN json_build_object('exportId', e.id, 'seq', e.seq,
          'format', e.format, 'exportedAt', e."createdAt", 'exportedBy', (SELECT name FROM "User" WHERE id = e."userId")) END
      ) END AS merge
    FROM "Import" i
    LEFT JOIN "Worksheet" s ON s.id = i."targetId" AND s."workspaceId" = i."workspaceId"
    LEFT JOIN ("Export" e JOIN "Worksheet" o ON o.id = e."worksheetId")
      ON e.id = (i.reading ->> 'exportId')::uuid AND o."workspaceId" = i."workspaceId"
        AND o.id = coalesce(i."targetId", o.id)
    LEFT JOIN "Worksheet" m
      ON m.id = coalesce(i."targetId", o.id) AND m."workspaceId" = i."workspaceId" AND m."archivedAt" IS NULL
    WHERE i.id = $1 AND i."workspaceId" = $2 AND i."userId" = $3`,
    values: [id, scope.workspaceId, scope.userId],
  })
  if (!rows[0]) throw new AppError('notFound')
  return importSchema.parse(rows[0])
}

const importedSchema = z.array(z.object({ id: z.string(), title: z.string(), rowCount: z.int(), created: z.boolean() }))

/** The worksheets that a committed import wrote to; one that was deleted since is absent. */
export async function importedWorksheets(
  scope: Scope<'worksheet.import'>,
  id: string,
): Promise<ImportSummary['worksheets']> {
  const { rows } = await pool().query({
    name: 'imported-worksheets',
    text: `SELECT s.id, s.title, i."targetId" IS NULL AS created,
        (SELECT count(*)::int FROM "HistoryEvent" h
          WHERE h."worksheetId" = s.id AND h."actionId" = i.id AND h."useCaseId" IS NOT NULL) AS "rowCount"
      FROM "Import" i
      CROSS JOIN unnest(i."worksheetIds") WITH ORDINALITY AS w(id, n)
      JOIN "Worksheet" s ON s.id = w.id AND s."workspaceId" = i."workspaceId"
      WHERE i.id = $1 AND i."workspaceId" = $2 AND i."userId" = $3 ORDER BY w.n`,
    values: [id, scope.workspaceId, scope.userId],
  })
  return importedSchema.parse(rows)
}

/**
 * Imports whose file the worksheet can be written back into: workbooks whose rows became use cases of it. A merged copy
 * is none, for nothing tells which of its rows is which use case.
 */
const originals = `"Import" i WHERE i."workspaceId" = $2 AND $1 = ANY (i."worksheetIds")
  AND i."committedAt" IS NOT NULL AND i."undoneAt" IS NULL AND i.places IS NOT NULL
  AND substring(i.bytes FROM 1 FOR 2) = 'PK'::bytea
  AND EXISTS (SELECT FROM "HistoryEvent" h WHERE h."worksheetId" = $1 AND h."actionId" = i.id
    AND h."useCaseId" IS NULL AND h.source = 'import')`

const originalFileSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  importedAt: z.date().transform((moment) => moment.toISOString()),
}) satisfies z.ZodType<OriginalFile>

/** The files that the worksheet can be written back into by this person, newest first. */
export async function getOriginals(scope: WorksheetScope<'worksheet.export'>): Promise<OriginalFile[]> {
  if (!can(scope.role, 'worksheet.writeBack')) return []
  const { rows } = await pool().query({
    name: 'originals',
    text: `SELECT i.id, i."fileName", i."committedAt" AS "importedAt" FROM ${originals} ORDER BY i."committedAt" DESC, i.id`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  return z.array(originalFileSchema).parse(rows)
}

const originalSchema = importSchema
  .pick({ fileName: true, options: true, reading: true, worksheetIds: true, targetId: true })
  .extend({ bytes: z.instanceof(Buffer), places: z.array(rowPlacesSchema), useCaseIds: z.array(z.string()) })

/** A file to write the worksheet back into, and where in it the worksheet's use cases stood. */
export interface Original extends Pick<StoredImport, 'fileName' | 'options' | 'reading'> {
  bytes: Buffer
  /** Those that the worksheet holds; the file's other sheets belong to other worksheets or to none. */
  sheets: { facts: SheetFacts; index: number; sheetRows: number[]; sheetRowOf: Map<string, number> }[]
  /** The rows were appended to a worksheet that existed, under its keys. */
  isAppended: boolean
}

/**
 * A commit places the rows in the order of the sheets, so the positions that it recorded tell which use case came from
 * which row.
 * @throws AppError `notFound` when the import is none of the worksheet's originals (any more)
 */
export async function getOriginal(scope: WorksheetScope<'worksheet.writeBack'>, id: string): Promise<Original> {
  const { rows } = await pool().query({
    name: 'original',
    text: `SELECT i."fileName", i.options, i.reading, i."worksheetIds", i."targetId", i.bytes, i.places, ARRAY(
        SELECT h."useCaseId"::text FROM "HistoryEvent" h
        WHERE h."worksheetId" = $1 AND h."actionId" = i.id AND h."useCaseId" IS NOT NULL
        ORDER BY h.changes -> 'position' ->> 'to' COLLATE "C"
      ) AS "useCaseIds"
      FROM ${originals} AND i.id = $3`,
    values: [scope.worksheetId, scope.workspaceId, id],
  })
  if (!rows[0]) throw new AppError('notFound')
  const { worksheetIds, targetId, places, useCaseIds, ...file } = originalSchema.parse(rows[0])
  const taken = file.reading.sheets.flatMap((_, index) => (isTaken(file.options, index) ? [index] : []))
  const own = targetId ? taken : taken.filter((_, at) => worksheetIds[at] === scope.worksheetId)
  let first = 0
  const sheets = own.map((index) => {
    const { sheetRows } = places[index] ?? { sheetRows: [] }
    const ids = useCaseIds.slice(first, (first += sheetRows.length))
    const sheetRowOf = new Map(ids.map((id, at) => [id, sheetRows[at]!]))
    return { facts: file.reading.sheets[index]!, index, sheetRows, sheetRowOf }
  })
  return { ...file, sheets, isAppended: targetId !== null }
}

/**
 * What the person decides by, in their language.
 * @throws AppError as `getImport`
 */
export async function previewImport(
  scope: Scope<'worksheet.import'>,
  id: string,
  locale: Locale,
): Promise<ImportPreview> {
  const stored = await getImport(scope, id)
  const [readiness, values] = [await previewReadiness(scope, stored, locale), await previewValues(scope, stored)]
  return { ...previewOf(stored, locale), readiness, values }
}

/** What a file describes of datasets, and how the person wants it. */
export function incomingOf({ reading, merge, options }: StoredImport): IncomingDatasets {
  return { described: reading.datasets, exportedAt: merge?.base?.exportedAt ?? null, choices: options.datasets }
}

async function previewReadiness(
  scope: Scope<'worksheet.import'>,
  stored: StoredImport,
  locale: Locale,
): Promise<ReadinessPreview | null> {
  const { reading, options } = stored
  const taken = reading.sheets.filter((_, index) => isTaken(options, index))
  const useCases = taken.reduce((sum, { assessedCount }) => sum + assessedCount, 0)
  if (useCases === 0) return null
  const { described, exportedAt, choices } = incomingOf(stored)
  const [known, kept] = await Promise.all([
    getKnownDatasets(
      scope,
      described.map(({ name }) => name),
    ),
    keptAssessments(scope, stored),
  ])
  const datasets = described.map(({ name, facts }) => {
    const here = known.get(name) ?? null
    const chosen = Object.hasOwn(choices, name) ? choices[name] : undefined
    return {
      name,
      fate: datasetFate(facts, here, exportedAt, chosen),
      differences: here ? differences(here.facts, facts).map((label) => label[locale]) : [],
    }
  })
  return { useCases, datasets, kept }
}

async function previewValues(
  scope: Scope<'worksheet.import'>,
  { id, reading, options, merge }: StoredImport,
): Promise<ValuePreview | null> {
  const taken = reading.sheets.filter((_, index) => isTaken(options, index))
  const useCases = taken.reduce((sum, { valueCount }) => sum + valueCount, 0)
  if (useCases === 0) return null
  const places = await placesOf(scope, id)
  const said = saidById(places.map(({ rowIds, values }) => ({ rowIds, said: values })))
  const known = merge && said.size > 0 ? await knownValues(scope, merge.worksheet.id, [...said.keys()]) : []
  const numbersOf = (fate: 'taken' | 'kept') =>
    known.flatMap((each) => (valueFate(said.get(each.id)!, each.valuation) === fate ? [each.no] : []))
  const here = new Set(known.map((each) => each.id))
  const withRows = places.flatMap(({ sheetRows, rowIds, values }) =>
    sheetRows.filter((_, at) => values?.[at] && !here.has(rowIds?.[at] ?? '')),
  )
  return { useCases, taken: numbersOf('taken'), kept: numbersOf('kept'), withRows: merge ? withRows : [] }
}

const knownValuesSchema = z.array(z.object({ id: z.string(), no: z.string(), valuation: valuationSchema.nullable() }))

async function knownValues(
  { workspaceId }: Scope<'worksheet.import'>,
  worksheetId: string,
  useCases: string[],
): Promise<z.infer<typeof knownValuesSchema>> {
  const { rows } = await pool().query({
    name: 'known-values',
    text: `SELECT u.id, coalesce(u.cells ->> 'no', '') AS no, v.content AS valuation
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId" LEFT JOIN "Valuation" v ON v."useCaseId" = u.id
      WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted AND u.id = ANY ($3::uuid[])
      ORDER BY u.position, u.id`,
    values: [worksheetId, workspaceId, useCases],
  })
  return knownValuesSchema.parse(rows)
}

async function placesOf({ workspaceId }: Scope<'worksheet.import'>, id: string): Promise<RowPlaces[]> {
  const { rows } = await pool().query({
    text: 'SELECT places FROM "Import" WHERE id = $1 AND "workspaceId" = $2',
    values: [id, workspaceId],
  })
  return z.array(rowPlacesSchema).parse(rows[0]?.places ?? [])
}

/** The No of use cases that keep what was changed here since the export, should the file be merged. */
async function keptAssessments(scope: Scope<'worksheet.import'>, { id, merge }: StoredImport): Promise<string[]> {
  if (!merge?.base) return []
  const worksheet = atWorksheet(scope, merge.worksheet.id)
  const places = await placesOf(scope, id)
  const said = saidById(places.map(({ rowIds, assessments }) => ({ rowIds, said: assessments })))
  const changed = await changedAssessments(db(), worksheet.worksheetId, merge.base.seq)
  const known = await getNamedAssessments(worksheet, [...said.keys()])
  return known.flatMap(({ id, no, ...assessment }) => {
    const incoming = said.get(id)
    return incoming && assessmentFate(incoming, assessment, !changed.has(id)) === 'kept' ? [no] : []
  })
}

/** What a sheet says of its rows, beside the ids that an export gave them. */
export interface SaidOfRows<Said> {
  rowIds: RowPlaces['rowIds']
  said: readonly (Said | null)[] | null
}

/** What a file says of use cases by the ids that an export gave its rows. */
export function saidById<Said>(places: readonly SaidOfRows<Said>[]): Map<string, Said> {
  const entries = places.flatMap(({ rowIds, said }) =>
    (said ?? []).flatMap((each, index): [string, Said][] => {
      const id = rowIds?.[index]
      return each && id ? [[id, each]] : []
    }),
  )
  return new Map(entries)
}

function previewOf(stored: StoredImport, locale: Locale): Omit<ImportPreview, 'readiness' | 'values'> {
  const { id, fileName, target, merge, options, reading } = stored
  const sheets = reading.sheets.map((facts, index) => previewSheet(facts, index, stored, locale))
  const taken = sheets.filter((sheet) => sheet.taken)
  return {
    id,
    fileName,
    target,
    merge: merge && { worksheet: merge.worksheet, exportedAt: merge.base?.exportedAt ?? null },
    options,
    sheets,
    rowCount: taken.reduce((sum, sheet) => sum + sheet.rowCount, 0),
    worksheetCount: target ? 1 : taken.length,
    issues: issueGroups(reading.issues, locale),
  }
}

function previewSheet(facts: SheetFacts, index: number, stored: StoredImport, locale: Locale): PreviewSheet {
  return {
    index,
    name: facts.name,
    hidden: facts.hidden,
    taken: isTaken(stored.options, index),
    title: titleOf(stored, index),
    format: facts.format,
    why: formatReasons[facts.format][locale],
    headerRow: facts.headerRow,
    scale: bestFirst(facts.scale),
    columns: facts.columns.map((column) => ({ ...column, letter: columnName(column.column) })),
    rows: facts.sample.map((row) => ({ ...row, readAs: readAs(row.cells, facts.scale) })),
    rowCount: facts.rowCount,
    exampleCount: facts.exampleCount,
    readAsCount: facts.readAsCount,
    issues: issueGroups(facts.issues, locale, stored.reading.sheets.length > 1 ? `${facts.name}!` : ''),
  }
}

/** Whether a sheet is part of the import; it is unless the person says otherwise. */
export function isTaken(options: ImportOptions, index: number): boolean {
  return options.sheets[index]?.take ?? true
}

/** The title of the worksheet that a sheet becomes: the person's, else the sheet's, or the file's for an only sheet. */
export function titleOf(
  { options, reading, fileName }: Pick<StoredImport, 'options' | 'reading' | 'fileName'>,
  index: number,
): string {
  const chosen = options.sheets[index]?.title
  if (chosen) return chosen
  const ownName = reading.sheets.length === 1 ? fileName.replace(/\.[^.]*$/, '') : (reading.sheets[index]?.name ?? '')
  return ownName.trim().slice(0, MAX_TITLE_LENGTH) || fileName.slice(0, MAX_TITLE_LENGTH)
}

function readAs(cells: Cells, scale: Scale): PreviewRow['readAs'] {
  const meanings: Partial<Record<FieldKey, string>> = {}
  for (const [key, text] of Object.entries(cells)) {
    if (!isFieldKey(key)) continue
    const type = fieldType(key)
    const meaning =
      type === 'level'
        ? readLevel(text, scale).level
        : type === 'applicability'
          ? readApplicability(text).applicability
          : null
    if (meaning !== null && meaning !== text) meanings[key] = meaning
  }
  return meanings
}

const severities = ['error', 'warning', 'info'] as const

/**
 * The gravest first; of one severity in the order the reader found them.
 * @param place goes before every address: of several sheets, each has a G12
 */
function issueGroups(groups: IssueFacts[], locale: Locale, place = ''): IssueGroup[] {
  const found = groups.map(({ count, issues }) => ({
    code: issues[0]!.code,
    severity: issues[0]!.severity,
    count,
    issues: issues.map((issue) => ({ cell: issue.cell && place + issue.cell, message: issueText(issue)[locale] })),
  }))
  return found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
