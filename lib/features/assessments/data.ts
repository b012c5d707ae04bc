import { z } from 'zod'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { fitSchema, readFit } from '@/lib/domain/readiness/fit'
import { type Obstacle, obstaclesOf } from '@/lib/domain/readiness/obstacles'
import type { ReadinessContent } from '@/lib/domain/readiness/sheet'
import { cellsSchema } from '@/lib/domain/worksheet/stored'
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

const obstructedSchema = z.object({
  datasets: z.array(z.object({ id: z.string(), name: z.string(), facts: datasetFactsSchema })),
  useCases: z.array(z.object({ id: z.string(), fit: fitSchema, datasets: z.array(z.string()) })),
})

/** What data and ML fit say against a worksheet's use cases, by their ids; those with nothing against them are absent. */
export async function getObstacles(scope: WorksheetScope<'worksheet.view'>): Promise<Map<string, Obstacle[]>> {
  const { rows } = await pool().query({
    name: 'obstacles',
    // A dataset comes once, however many use cases need it.
    text: `WITH assessed AS (
        SELECT u.id, a.fit,
          ARRAY(SELECT r."datasetId"::text FROM "RequiredDataset" r WHERE r."useCaseId" = u.id ORDER BY 1) AS datasets
        FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId" JOIN "Assessment" a ON a."useCaseId" = u.id
        WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted)
      SELECT (SELECT coalesce(jsonb_agg(assessed), '[]') FROM assessed) AS "useCases",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'facts', d.facts)), '[]')
          FROM "Dataset" d WHERE d."workspaceId" = $2
            AND d.id::text IN (SELECT unnest(datasets) FROM assessed)) AS datasets`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  const { datasets, useCases } = obstructedSchema.parse(rows[0])
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
  const entries = useCases.map(({ id, fit, datasets }): [string, Obstacle[]] => [
    id,
    obstaclesOf(
      datasets.flatMap((dataset) => byId.get(dataset) ?? []),
      readFit(fit),
    ),
  ])
  return new Map(entries.filter(([, obstacles]) => obstacles.length > 0))
}

const contentSchema = z.array(
  z.object({ id: z.string(), cells: cellsSchema, fit: fitSchema, datasets: z.array(z.string()) }),
)

/**
 * What a file takes along of a worksheet's data readiness: its assessed use cases, and the datasets that they need.
 * @param today the day that evidence is judged on, `2026-04-01`
 */
export async function getReadinessContent(
  scope: WorksheetScope<'worksheet.export' | 'worksheet.writeBack' | 'worksheet.view'>,
  today: string,
): Promise<ReadinessContent> {
  const { rows } = await pool().query({
    name: 'readiness-content',
    text: `SELECT u.id, u.cells, a.fit, ARRAY(
          SELECT d.name FROM "RequiredDataset" r JOIN "Dataset" d ON d.id = r."datasetId"
          WHERE r."useCaseId" = u.id AND d."workspaceId" = $2 ORDER BY d.name COLLATE "C"
        ) AS datasets
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId" JOIN "Assessment" a ON a."useCaseId" = u.id
      WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted ORDER BY u.position, u.id`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  // What somebody looked at and left empty says no more than what nobody looked at.
  const useCases = contentSchema
    .parse(rows)
    .filter(({ fit, datasets }) => datasets.length > 0 || Object.keys(fit).length > 0)
  const needed = new Set(useCases.flatMap(({ datasets }) => datasets))
  const { datasets } = needed.size > 0 ? await listDatasets(scope) : { datasets: [] }
  return { today, useCases, datasets: datasets.filter(({ name }) => needed.has(name)) }
}

const namedSchema = z.array(z.object({ id: z.string(), no: z.string(), fit: fitSchema, datasets: z.array(z.string()) }))

/** What some use cases of a worksheet need, by name, and whether ML fits them; empty where nobody has said. */
export async function getNamedAssessments(
  scope: WorksheetScope<'worksheet.import'>,
  useCases: string[],
): Promise<z.infer<typeof namedSchema>> {
  const { rows } = await pool().query({
    name: 'named-assessments',
    text: `SELECT u.id, coalesce(u.cells ->> 'no', '') AS no, coalesce(a.fit, '{}') AS fit, ARRAY(
          SELECT d.name FROM "RequiredDataset" r JOIN "Dataset" d ON d.id = r."datasetId" WHERE r."useCaseId" = u.id
        ) AS datasets
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId" LEFT JOIN "Assessment" a ON a."useCaseId" = u.id
      WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted AND u.id = ANY ($3::uuid[])
      ORDER BY u.position, u.id`,
    values: [scope.worksheetId, scope.workspaceId, useCases],
  })
  return namedSchema.parse(rows)
}
