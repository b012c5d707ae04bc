import { z } from 'zod'
import { ok, type Result } from '@/lib/domain/core/result'
import type { Locale } from '@/lib/domain/core/text'
import { readinessSheet } from '@/lib/domain/readiness/sheet'
import type { AddedSheet } from '@/lib/domain/worksheet/added-sheet'
import { keysInFormat } from '@/lib/domain/worksheet/condense'
import { fidelityText, type CellChange, type FidelityReport } from '@/lib/domain/worksheet/fidelity'
import { fields, isExtraKey, isFieldKey, type CellKey } from '@/lib/domain/worksheet/fields'
import { exportFileName, writeBackFileName } from '@/lib/domain/worksheet/file-name'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { IntakeError } from '@/lib/domain/worksheet/intake-errors'
import { issueText } from '@/lib/domain/worksheet/issues'
import type { Cells, FormatId, UseCase, Worksheet } from '@/lib/domain/worksheet/model'
import { mappingOf } from '@/lib/domain/worksheet/reading'
import { render } from '@/lib/domain/worksheet/render'
import { EXPORT_ID_PROPERTY } from '@/lib/domain/worksheet/row-ids'
import { scoringSheet } from '@/lib/domain/worksheet/scoring-sheet'
import { writeRows } from '@/lib/excel/intake'
import type { WrittenBack } from '@/lib/excel/worker'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { getOriginal, getOriginals, type Original } from '../imports/data'
import { cellsSchema } from '@/lib/domain/worksheet/stored'
import { getReadinessContent } from '../assessments/data'
import { getValueSheet } from '../valuations/data'
import { getWorksheet } from '../worksheets/data'
import { extraColumnsSchema, formatSchema, scaleSchema } from '../worksheets/schema'
import type { Excerpt, ExportPreview, WriteBackPreview } from './types'

type ExportScope = WorksheetScope<'worksheet.export'>
type WriteBackScope = WorksheetScope<'worksheet.writeBack'>

/** A day in the server's time zone, which is the room's where the product runs on a laptop, as yyyy-mm-dd. */
export function dayOf(date: Date): string {
  return new Intl.DateTimeFormat('sv-SE').format(date)
}

export function today(): string {
  return dayOf(new Date())
}

/** What a download would hold, without making it. */
export async function previewExport(
  scope: ExportScope,
  format: FormatId | undefined,
  locale: Locale,
): Promise<ExportPreview> {
  const [{ worksheet }, { count, keys }, originals] = await Promise.all([
    getWorksheet(scope),
    usedKeys(scope),
    getOriginals(scope),
  ])
  const target = format ?? worksheet.format
  // One row that has every key in use: what becomes of the columns is decided by the same code as in the file.
  const cells: Cells = Object.fromEntries(keys.map((key) => [key, '-']))
  const { columns, warnings } = render(worksheet, [{ id: '', cells }], target)
  const known = new Set<string>(formats[target].columns.map(({ key }) => key))
  return {
    fileName: exportFileName(worksheet.title, today()),
    format: target,
    useCaseCount: count,
    addedColumns: columns
      .filter(({ key }) => !known.has(key))
      .map(({ key, header }) => (isFieldKey(key) ? fields[key].label[locale] : header)),
    warnings: warnings.filter(({ code }) => code !== 'movedField').map((warning) => issueText(warning)[locale]),
    originals,
  }
}

async function usedKeys(scope: ExportScope): Promise<{ count: number; keys: CellKey[] }> {
  const { rows } = await pool().query<{ count: number; keys: string[] }>({
    name: 'export-content',
    text: `WITH row AS (
        SELECT u.cells FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
        WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted
      )
      SELECT (SELECT count(*)::int FROM row) AS count,
        ARRAY(SELECT DISTINCT jsonb_object_keys(cells) FROM row) AS keys`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  const isCellKey = (key: string): key is CellKey => isFieldKey(key) || isExtraKey(key)
  return { count: rows[0]!.count, keys: rows[0]!.keys.filter(isCellKey) }
}

const worksheetSchema = z.object({
  id: z.string(),
  title: z.string(),
  format: formatSchema,
  scale: scaleSchema,
  extraColumns: extraColumnsSchema,
  seq: z.int(),
}) satisfies z.ZodType<Worksheet>
const rowsSchema = z.array(z.object({ id: z.string(), content: cellsSchema }))

/** What a file shall hold: the rows in worksheet order, as of a seq. */
export interface ExportContent {
  worksheet: Worksheet
  seq: number
  useCases: Pick<UseCase, 'id' | 'cells'>[]
}

/**
 * Reads what a file shall hold. One statement, because it sees one moment: the seq is exactly that of the rows.
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function getContent({ worksheetId, workspaceId }: ExportScope | WriteBackScope): Promise<ExportContent> {
  const { rows } = await pool().query<{ content: unknown }>({
    name: 'export-rows',
    text: `WITH sheet AS (
        SELECT id, title, format, scale, "extraColumns", seq FROM "Worksheet" WHERE id = $1 AND "workspaceId" = $2
      )
      SELECT id, content FROM (
        SELECT s.id, to_jsonb(s) AS content, NULL AS position FROM sheet s
        UNION ALL
        SELECT u.id, u.cells, u.position FROM "UseCase" u JOIN sheet s ON s.id = u."worksheetId" WHERE NOT u.deleted
      ) file ORDER BY position COLLATE "C" NULLS FIRST, id`,
    values: [worksheetId, workspaceId],
  })
  const [first, ...others] = rows
  if (!first) throw new AppError('notFound')
  const useCases = rowsSchema.parse(others).map(({ id, content }) => ({ id, cells: content }))
  const { seq, ...worksheet } = worksheetSchema.parse(first.content)
  return { worksheet, seq, useCases }
}

/**
 * What goes into sheets of its own in a person's file: values, data readiness, and the fields without a column.
 * @param locale of the labels on the sheet with the values
 */
export async function getAddedSheets(
  scope: WriteBackScope,
  { useCases }: ExportContent,
  locale: Locale,
): Promise<AddedSheet[]> {
  const [value, readiness] = await Promise.all([
    getValueSheet(scope, today(), locale),
    getReadinessContent(scope, today()),
  ])
  const sheets = [scoringSheet(useCases), value, readinessSheet(readiness, true)]
  return sheets.filter((sheet) => sheet !== null)
}

/** An original with a worksheet in it. */
export interface WrittenInto extends WrittenBack {
  /** By use case id the row of the sheet that holds it. */
  layout: Record<string, number>
}

/**
 * Writes a worksheet's rows into the file that it was imported from.
 * @param exportId travels in the file, by which a copy of it is known again
 * @param withIds whether each row gets its use case's id in a hidden column, by which it is known again wherever it went
 * @param added what `getAddedSheets` yields
 * @returns err when the file cannot be read within the limits of reading (any more)
 */
export async function writeInto(
  { bytes, options, reading, sheets, isAppended }: Original,
  { worksheet, useCases }: ExportContent,
  { exportId, withIds, added }: { exportId: string; withIds: boolean; added: AddedSheet[] },
): Promise<Result<WrittenInto, IntakeError>> {
  const choices = reading.sheets.map((_, index) => options.sheets[index]?.columns ?? {})
  const names = reading.sheets.map(({ name }) => name)
  const known = new Set(sheets.flatMap(({ sheetRowOf }) => [...sheetRowOf.keys()]))
  const last = sheets.at(-1)
  // What came from elsewhere is added to the last of the sheets, as it would have been in the worksheet.
  const rowsOf = sheets.map((sheet) =>
    useCases.filter(({ id }) => sheet.sheetRowOf.has(id) || (sheet === last && !known.has(id))),
  )
  const written = await writeRows({
    bytes,
    options: { includeExample: options.includeExample, mapping: mappingOf(names, choices) },
    sheets: sheets.map(({ facts, index, sheetRows, sheetRowOf }, at) => ({
      name: facts.name,
      choices: choices[index] ?? {},
      renames: isAppended ? keysInFormat(facts, worksheet.format) : {},
      sheetRows,
      rows: rowsOf[at]!.map(({ id, cells }) => ({
        sheetRow: sheetRowOf.get(id) ?? null,
        cells,
        ...(withIds && { id }),
      })),
      scale: formats[worksheet.format].scaleSheet === null ? null : worksheet.scale,
    })),
    properties: { [EXPORT_ID_PROPERTY]: exportId },
    added,
  })
  if (!written.ok) return written
  const places = rowsOf.flatMap((rows, at) => rows.map(({ id }, row) => [id, written.value.places[at]![row]!] as const))
  return ok({ ...written.value, layout: Object.fromEntries(places) })
}

/** Stands for the id that a download gets; a preview is no export. */
const NO_EXPORT = '00000000-0000-0000-0000-000000000000'

/**
 * What writing the worksheet back into the file of an import would do to that file. Nothing is recorded.
 * @param withIds as `writeInto`
 * @returns err as `writeInto`
 * @throws AppError `notFound` when the import is no original of the worksheet
 */
export async function previewWriteBack(
  scope: WriteBackScope,
  importId: string,
  locale: Locale,
  withIds = false,
): Promise<Result<WriteBackPreview, IntakeError>> {
  const [original, content] = await Promise.all([getOriginal(scope, importId), getContent(scope)])
  const added = await getAddedSheets(scope, content, locale)
  const written = await writeInto(original, content, { exportId: NO_EXPORT, withIds, added })
  if (!written.ok) return written
  const fileName = writeBackFileName(original.fileName, today())
  return ok({ fileName, useCaseCount: content.useCases.length, ...reportIn(written.value.report, locale) })
}

/** Entries of a list that a person is shown, and characters of a cell's text. */
const SHOWN = 100
const SHOWN_TEXT = 200

function reportIn(report: FidelityReport, locale: Locale): Omit<WriteBackPreview, 'fileName' | 'useCaseCount'> {
  const { identical, changed, added, removed, fullCalcOnLoad } = report
  return {
    parts: {
      identical: excerpt(identical),
      changed: excerpt(changed),
      added: excerpt(added),
      removed: excerpt(removed),
    },
    cells: excerpt(report.cells, shortened),
    priorities: excerpt(report.priorities, shortened),
    rowsAppended: excerpt(report.rowsAppended),
    fullCalcOnLoad,
    notes: excerpt(report.notes, (note) => ({
      place: [note.sheet, note.cell].filter(Boolean).join('!') || null,
      message: fidelityText(note)[locale],
    })),
  }
}

function excerpt<Item>(items: Item[]): Excerpt<Item>
function excerpt<Item, Shown>(items: Item[], shown: (item: Item) => Shown): Excerpt<Shown>
function excerpt<Item>(items: Item[], shown: (item: Item) => unknown = (item) => item): Excerpt<unknown> {
  return { count: items.length, items: items.slice(0, SHOWN).map(shown) }
}

function shortened({ from, to, ...place }: CellChange): CellChange {
  return { ...place, from: from && brief(from), to: to && brief(to) }
}

function brief(text: string): string {
  const characters = [...text.slice(0, 2 * SHOWN_TEXT)]
  return characters.length > SHOWN_TEXT ? `${characters.slice(0, SHOWN_TEXT).join('')}…` : text
}
