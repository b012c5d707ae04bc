import { exportFileName } from '@/lib/domain/worksheet/file-name'
import { fields, isExtraKey, isFieldKey, type CellKey } from '@/lib/domain/worksheet/fields'
import type { Cells, FormatId } from '@/lib/domain/worksheet/model'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import { issueText } from '@/lib/domain/worksheet/issues'
import { render } from '@/lib/domain/worksheet/render'
import type { Locale } from '@/lib/domain/core/text'
import { pool } from '@/lib/server/db'
import type { WorksheetScope } from '@/lib/server/scope'
import { getWorksheet } from '../worksheets/data'
import type { ExportPreview } from './types'

type ExportScope = WorksheetScope<'worksheet.export'>

/** Today in the server's time zone, which is the room's where the product runs on a laptop. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date())
}

/** What a download would hold, without making it. */
export async function previewExport(
  scope: ExportScope,
  format: FormatId | undefined,
  locale: Locale,
): Promise<ExportPreview> {
  const [{ worksheet }, { count, keys }] = await Promise.all([getWorksheet(scope), contentOf(scope)])
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
  }
}

async function contentOf(scope: ExportScope): Promise<{ count: number; keys: CellKey[] }> {
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
