import { z } from 'zod'
import { exportFileName } from '@/lib/domain/worksheet/file-name'
import type { FormatId, UseCase, Worksheet } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { cellsSchema } from '../use-cases/data'
import { extraColumnsSchema, formatSchema, scaleSchema } from '../worksheets/schema'
import { today } from './data'

type ExportScope = WorksheetScope<'worksheet.export'>

/**
 * The worksheet as an Excel file, which the product will know again when a copy of it comes back.
 * @param format the worksheet's own when absent
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function exportWorksheet(
  scope: ExportScope,
  format?: FormatId,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const exportId = crypto.randomUUID()
  const { worksheet, useCases } = await recordExport(scope, exportId, format)
  const { bytes } = await drawWorkbook(worksheet, useCases, { format, exportId })
  return { fileName: exportFileName(worksheet.title, today()), bytes }
}

const worksheetSchema = z.object({
  id: z.string(),
  title: z.string(),
  format: formatSchema,
  scale: scaleSchema,
  extraColumns: extraColumnsSchema,
}) satisfies z.ZodType<Worksheet>
const rowsSchema = z.array(z.object({ id: z.string(), content: cellsSchema }))

/**
 * Notes that the worksheet is exported and reads what the file shall hold. One statement, because it sees one moment:
 * the seq that is noted is exactly that of the rows.
 */
async function recordExport(
  { worksheetId, workspaceId, userId }: ExportScope,
  exportId: string,
  format: FormatId | undefined,
): Promise<{ worksheet: Worksheet; useCases: Pick<UseCase, 'id' | 'cells'>[] }> {
  const { rows } = await pool().query<{ id: string; content: unknown }>({
    name: 'export',
    text: `WITH sheet AS (
        SELECT id, title, format, scale, "extraColumns", seq FROM "Worksheet" WHERE id = $1 AND "workspaceId" = $2
      ), noted AS (
        INSERT INTO "Export" (id, "worksheetId", seq, format, "userId")
        SELECT $3, id, seq, coalesce($4, format), $5 FROM sheet
      )
      SELECT id, content FROM (
        SELECT s.id, to_jsonb(s) AS content, NULL AS position FROM sheet s
        UNION ALL
        SELECT u.id, u.cells, u.position FROM "UseCase" u JOIN sheet s ON s.id = u."worksheetId" WHERE NOT u.deleted
      ) file ORDER BY position COLLATE "C" NULLS FIRST, id`,
    values: [worksheetId, workspaceId, exportId, format ?? null, userId],
  })
  const [first, ...others] = rows
  if (!first) throw new AppError('notFound')
  const useCases = rowsSchema.parse(others).map(({ id, content }) => ({ id, cells: content }))
  return { worksheet: worksheetSchema.parse(first.content), useCases }
}
