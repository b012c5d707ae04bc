import { z } from 'zod'
import { productFields, type CellKey } from '@/lib/domain/worksheet/fields'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope, WorksheetScope } from '@/lib/server/scope'
import { readUseCasePage } from '../use-cases/data'
import { extraColumnsSchema, formatSchema, scaleSchema } from './schema'
import type { OpenWorksheet, RankingPage, WorksheetList, WorksheetPage } from './types'

/** Rows that come with the page itself: a large screen full, and little enough to be read without a pause. */
const FIRST_ROWS = 60

const moment = z.date().transform((date) => date.toISOString())

const summarySchema = z.object({
  id: z.string(),
  title: z.string(),
  format: formatSchema,
  useCaseCount: z.int(),
  updatedAt: moment,
  changedBy: z.string().nullable(),
  archivedAt: moment.nullable(),
})

/** The workspace's worksheets, the last changed first, archived ones apart. */
export async function listWorksheets(scope: Scope<'worksheet.view'>): Promise<WorksheetList> {
  const { rows } = await pool().query({
    name: 'worksheet-list',
    text: `SELECT s.id, s.title, s.format, s."updatedAt", s."archivedAt",
        (SELECT count(*)::int FROM "UseCase" u WHERE u."worksheetId" = s.id AND NOT u.deleted) AS "useCaseCount",
        (SELECT p.name FROM "HistoryEvent" h LEFT JOIN "User" p ON p.id = h."actorId"
          WHERE h."worksheetId" = s.id ORDER BY h.seq DESC LIMIT 1) AS "changedBy"
      FROM "Worksheet" s WHERE s."workspaceId" = $1 ORDER BY s."updatedAt" DESC, s.id`,
    values: [scope.workspaceId],
  })
  const worksheets = z.array(summarySchema).parse(rows)
  return {
    workspaceSlug: scope.workspaceSlug,
    role: scope.role,
    active: worksheets.filter(({ archivedAt }) => archivedAt === null),
    archived: worksheets.filter(({ archivedAt }) => archivedAt !== null),
  }
}

const worksheetSchema = z.object({
  id: z.string(),
  title: z.string(),
  format: formatSchema,
  scale: scaleSchema,
  extraColumns: extraColumnsSchema,
  seq: z.int(),
  archivedAt: moment.nullable(),
})

/** @throws AppError `notFound` when the worksheet was deleted since the scope was made */
export async function getWorksheet(
  scope: WorksheetScope<'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
): Promise<OpenWorksheet> {
  const { rows } = await pool().query({
    name: 'worksheet',
    text: `SELECT id, title, format, scale, "extraColumns", seq, "archivedAt" FROM "Worksheet"
      WHERE id = $1 AND "workspaceId" = $2`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  if (!rows[0]) throw new AppError('notFound')
  const { seq, archivedAt, ...worksheet } = worksheetSchema.parse(rows[0])
  const { workspaceSlug, role, userId } = scope
  return { worksheet, workspaceSlug, role, userId, seq, archivedAt }
}

/** The worksheet and its first rows. */
export async function getWorksheetPage(scope: WorksheetScope<'worksheet.view'>): Promise<WorksheetPage> {
  const [open, page] = await Promise.all([getWorksheet(scope), readUseCasePage(scope, FIRST_ROWS)])
  return { ...open, ...page }
}

const rankedFields = [
  'no',
  'product',
  'problem',
  'caseName',
  'urgency',
  'importance',
  'mlValue',
  'mlApplicability',
  'mlUseCase',
  'targetUser',
  ...productFields,
] as const satisfies CellKey[]

const rankedSchema = z.array(
  z.object({ id: z.string(), revision: z.int(), cells: z.partialRecord(z.enum(rankedFields), z.string()) }),
)

/** Every row in worksheet order, with only what ranking and the matrix show. */
export async function getRanking(scope: WorksheetScope<'worksheet.view'>): Promise<RankingPage> {
  // Before the rows: a seq read after them would claim a change that is not in them, and nobody would read it again.
  const open = await getWorksheet(scope)
  const { rows } = await pool().query({
    name: 'ranking',
    text: `SELECT u.id, u.revision, (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(u.cells)
        WHERE key = ANY ($3)) AS cells
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
      WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted ORDER BY u.position, u.id`,
    values: [scope.worksheetId, scope.workspaceId, rankedFields],
  })
  return { ...open, useCases: rankedSchema.parse(rows) }
}
