import { ok, type Result } from '@/lib/domain/core/result'
import type { Locale } from '@/lib/domain/core/text'
import { reasonNames } from '@/lib/domain/history/snapshot'
import { exportFileName, writeBackFileName } from '@/lib/domain/worksheet/file-name'
import type { IntakeError } from '@/lib/domain/worksheet/intake-errors'
import type { FormatId } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { getReadinessContent } from '../assessments/data'
import { getOriginal } from '../imports/data'
import { getSnapshotContent } from '../snapshots/data'
import { getValueSheet } from '../valuations/data'
import { dayOf, getAddedSheets, getContent, today, writeInto } from './data'

type ExportScope = WorksheetScope<'worksheet.export'>
type WriteBackScope = WorksheetScope<'worksheet.writeBack'>

/** A file to download. */
export interface ExportedFile {
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * The worksheet as an Excel file, which the product will know again when a copy of it comes back.
 * @param format the worksheet's own when absent
 * @param locale of the labels on the sheet with the values; everything else is in Japanese, as the published worksheet
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function exportWorksheet(
  scope: ExportScope,
  format?: FormatId,
  locale: Locale = 'ja',
): Promise<ExportedFile> {
  const id = crypto.randomUUID()
  const [{ worksheet, useCases, seq }, readiness, value] = await Promise.all([
    getContent(scope),
    getReadinessContent(scope, today()),
    getValueSheet(scope, today(), locale),
  ])
  const { bytes } = await drawWorkbook(worksheet, useCases, { format, exportId: id, readiness, value })
  await recordExport(scope, { id, seq, format: format ?? worksheet.format, layout: null })
  return { fileName: exportFileName(worksheet.title, today()), bytes }
}

/**
 * The worksheet as it was at a snapshot, drawn in the same way. A copy of the file that comes back is compared with
 * what the worksheet was then. Snapshots keep no values, so the file has no sheet for them.
 * @param locale of the name that a snapshot without one gets in the file's name
 * @throws AppError `notFound` when the worksheet does not have (any more) such a snapshot
 */
export async function exportSnapshot(scope: ExportScope, snapshotId: string, locale: Locale): Promise<ExportedFile> {
  const id = crypto.randomUUID()
  const { snapshot, worksheet, useCases } = await getSnapshotContent(scope, snapshotId)
  const { bytes } = await drawWorkbook(worksheet, useCases, { exportId: id })
  await recordExport(scope, { id, seq: snapshot.seq, format: worksheet.format, layout: null })
  const name = snapshot.reason ? reasonNames[snapshot.reason][locale] : snapshot.name!
  return { fileName: exportFileName(worksheet.title, dayOf(new Date(snapshot.createdAt)), name), bytes }
}

/**
 * The file that an import brought, with the worksheet as it is now written back into it.
 * @param withIds as `writeInto`
 * @returns err when the file cannot be read within the limits of reading (any more)
 * @throws AppError `notFound` when the import is no original of the worksheet
 */
export async function exportInto(
  scope: WriteBackScope,
  importId: string,
  { withIds = false, locale = 'ja' }: { withIds?: boolean; locale?: Locale } = {},
): Promise<Result<ExportedFile, IntakeError>> {
  const [original, content] = await Promise.all([getOriginal(scope, importId), getContent(scope)])
  const id = crypto.randomUUID()
  const added = await getAddedSheets(scope, content, locale)
  const written = await writeInto(original, content, { exportId: id, withIds, added })
  if (!written.ok) return written
  const { bytes, layout } = written.value
  const format = original.sheets[0]?.facts.format ?? content.worksheet.format
  await recordExport(scope, { id, seq: content.seq, format, layout })
  return ok({ fileName: writeBackFileName(original.fileName, today()), bytes })
}

/** Notes what the file holds before anybody gets it, so that a copy can be merged back. */
async function recordExport(
  { worksheetId, workspaceId, userId }: ExportScope | WriteBackScope,
  { id, seq, format, layout }: { id: string; seq: number; format: FormatId; layout: Record<string, number> | null },
): Promise<void> {
  const { rowCount } = await pool().query({
    name: 'export',
    text: `INSERT INTO "Export" (id, "worksheetId", seq, format, layout, "userId")
      SELECT $3, id, $4, $5, $6, $7 FROM "Worksheet" WHERE id = $1 AND "workspaceId" = $2`,
    values: [worksheetId, workspaceId, id, seq, format, layout, userId],
  })
  if (rowCount === 0) throw new AppError('notFound')
}
