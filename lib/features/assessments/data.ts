import { z } from 'zod'
import { fitSchema } from '@/lib/domain/readiness/fit'
import { pool } from '@/lib/server/db'
import type { WorksheetScope } from '@/lib/server/scope'
import { listDatasets } from '../datasets/data'
import { getWorksheet } from '../worksheets/data'
import { assessedFields, type AssessmentPage } from './types'

const assessedSchema = z.array(
  z.object({
    id: z.string(),
    cells: z.partialRecord(z.enum(assessedFields), z.string()),
    revision: z.int(),
    datasets: z.array(z.string()),
    fit: fitSchema,
    assessmentRevision: z.int(),
  }),
)

/** Every use case of a worksheet with its datasets and its answers on ML fit. */
export async function getAssessments(scope: WorksheetScope<'worksheet.view'>): Promise<AssessmentPage> {
  const [open, { datasets }, { rows }] = await Promise.all([
    getWorksheet(scope),
    listDatasets(scope),
    pool().query({
      name: 'assessments',
      text: `SELECT u.id, u.revision, coalesce(a.fit, '{}') AS fit, coalesce(a.revision, 0) AS "assessmentRevision",
          (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(u.cells) WHERE key = ANY ($3)) AS cells,
          ARRAY(SELECT r."datasetId"::text FROM "RequiredDataset" r WHERE r."useCaseId" = u.id ORDER BY 1) AS datasets
        FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
          LEFT JOIN "Assessment" a ON a."useCaseId" = u.id
        WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted ORDER BY u.position, u.id`,
      values: [scope.worksheetId, scope.workspaceId, assessedFields],
    }),
  ])
  return { ...open, useCases: assessedSchema.parse(rows), inventory: datasets }
}
