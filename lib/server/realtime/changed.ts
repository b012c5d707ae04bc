import { pool } from '../db'
import { AppError } from '../errors'
import type { WorksheetScope } from '../scope'

/** Rows in one answer: an import's thousands are asked for a portion at a time, so that no stream carries megabytes. */
const MAX_ROWS = 200

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

// One snapshot: a seq that it shows was committed, and so was everything before it.
const changed = {
  name: 'changed-since',
  text: `WITH changed AS (
      SELECT DISTINCT h."useCaseId" AS id FROM "HistoryEvent" h
      WHERE h."worksheetId" = $1 AND h.seq > $3 AND h."useCaseId" > $4
      ORDER BY 1 LIMIT $5::int + 1
    ), portion AS (
      SELECT u.*, row_number() OVER (ORDER BY u.id) AS n FROM "UseCase" u JOIN changed USING (id)
    )
    SELECT s.seq, json_build_object(
      'seq', s.seq,
      'useCases', coalesce((
        SELECT json_agg(json_build_object('id', id, 'position', position, 'cells', cells, 'revision', revision,
          'cellRevisions', "cellRevisions", 'deleted', deleted) ORDER BY n) FROM portion WHERE n <= $5
      ), '[]'),
      'worksheet', CASE WHEN EXISTS (
        SELECT FROM "HistoryEvent" h WHERE h."worksheetId" = $1 AND h.seq > $3 AND h."useCaseId" IS NULL
      ) THEN json_build_object('title', s.title, 'format', s.format, 'scale', s.scale,
        'extraColumns', s."extraColumns", 'archived', s."archivedAt" IS NOT NULL) END,
      'next', (SELECT id FROM portion WHERE n = $5 AND EXISTS (SELECT FROM portion WHERE n > $5)))::text AS json
    FROM "Worksheet" s WHERE s.id = $1 AND s."workspaceId" = $2`,
}

/**
 * What changed after a seq: a WorksheetChanges as JSON text, written by Postgres, for the same text goes to everybody
 * who follows the worksheet; and its seq.
 * @param after the `next` of the answer before, for the same `since`
 * @throws AppError `notFound` when the worksheet was deleted
 */
export async function changedSince(
  scope: WorksheetScope<'worksheet.view'>,
  since: number,
  after: string = FIRST_ID,
): Promise<{ seq: number; json: string }> {
  const values = [scope.worksheetId, scope.workspaceId, since, after, MAX_ROWS]
  const { rows } = await pool().query<{ seq: number; json: string }>({ ...changed, values })
  if (!rows[0]) throw new AppError('notFound')
  return rows[0]
}
