import { z } from 'zod'
import type { UseCasePage } from '@/lib/domain/merge/change'
import { useCaseSchema } from '@/lib/domain/worksheet/stored'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { pageRequestSchema, type PageRequest } from './schema'

const page = {
  name: 'use-case-page',
  text: `WITH page AS (
      SELECT id, position, cells, revision, "cellRevisions", row_number() OVER (ORDER BY position, id) AS n
      FROM "UseCase"
      WHERE "worksheetId" = $1 AND NOT deleted AND (position, id) > ($3, $4::uuid)
      ORDER BY position, id LIMIT $5::int + 1
    )
    SELECT json_build_object(
      'seq', s.seq,
      'useCases', coalesce((
        SELECT json_agg(json_build_object('id', id, 'position', position, 'cells', cells, 'revision', revision,
          'cellRevisions', "cellRevisions") ORDER BY n)
        FROM page WHERE n <= $5
      ), '[]'),
      'next', (
        SELECT concat(position, '.', id) FROM page WHERE n = $5 AND EXISTS (SELECT FROM page WHERE n > $5)
      ))::text AS json
    FROM "Worksheet" s WHERE s.id = $1 AND s."workspaceId" = $2`,
}

/**
 * A UseCasePage of lib/domain/merge/change.ts as JSON text. Postgres writes it and the browser reads it: turning 500
 * rows into objects and back in between would cost more than reading them.
 */
export async function useCasePageJson(
  scope: WorksheetScope<'worksheet.view'>,
  { after, limit }: PageRequest,
): Promise<string> {
  const values = [scope.worksheetId, scope.workspaceId, after.position, after.id, limit]
  const { rows } = await pool().query<{ json: string }>({ ...page, values })
  if (!rows[0]) throw new AppError('notFound')
  return rows[0].json
}

const useCasePageSchema = z.object({ seq: z.int(), useCases: z.array(useCaseSchema), next: z.string().nullable() })

/** The first rows, for the server's own use. */
export async function readUseCasePage(scope: WorksheetScope<'worksheet.view'>, limit: number): Promise<UseCasePage> {
  return useCasePageSchema.parse(JSON.parse(await useCasePageJson(scope, pageRequestSchema.parse({ limit }))))
}
