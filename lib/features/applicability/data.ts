import { z } from 'zod'
import { can } from '@/lib/domain/access/permissions'
import { readApplicability } from '@/lib/domain/worksheet/levels'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import type { ApplicabilityQueue } from './types'

const questionSchema = z.object({
  useCaseId: z.string(),
  written: z.string(),
  no: z.string(),
  title: z.string(),
  mlUseCase: z.string(),
  since: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  owner: z.string().nullable(),
})

const peopleSchema = z.object({
  expert: z.object({ userId: z.string(), name: z.string() }).nullable(),
  dataScientists: z.array(z.string()),
  asked: z.boolean(),
})

/** The worksheet's rows with △, in worksheet order, and who is asked about them. */
export async function getQueue(scope: WorksheetScope<'scoring.view'>): Promise<ApplicabilityQueue> {
  const values = [scope.worksheetId, scope.workspaceId]
  const [questions, people] = await Promise.all([
    pool().query({
      name: 'applicability-queue',
      text: `SELECT u.id AS "useCaseId", u.cells ->> 'mlApplicability' AS written, coalesce(u.cells ->> 'no', '') AS no,
          coalesce(u.cells ->> 'problem', u.cells ->> 'product', '') AS title,
          coalesce(u.cells ->> 'mlUseCase', '') AS "mlUseCase",
          (SELECT max(h."createdAt") FROM "HistoryEvent" h
            WHERE h."useCaseId" = u.id AND h.changes ? 'mlApplicability') AS since,
          (SELECT p.name FROM "User" p WHERE p.id = coalesce(
            (SELECT c."ownerId" FROM "ScoringCase" c JOIN "ScoringSession" g ON g.id = c."sessionId"
              WHERE c."useCaseId" = u.id ORDER BY g."createdAt" DESC LIMIT 1),
            (SELECT h."actorId" FROM "HistoryEvent" h WHERE h."useCaseId" = u.id ORDER BY h.seq LIMIT 1))) AS owner
        FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
        WHERE s.id = $1 AND s."workspaceId" = $2 AND NOT u.deleted AND u.cells ? 'mlApplicability'
        ORDER BY u.position, u.id`,
      values,
    }),
    pool().query({
      name: 'applicability-people',
      text: `SELECT
          (SELECT json_build_object('userId', u.id, 'name', u.name) FROM "User" u WHERE u.id = s."expertId") AS expert,
          (SELECT coalesce(json_agg(u.name ORDER BY u.name), '[]') FROM "Membership" m JOIN "User" u ON u.id = m."userId"
            WHERE m."workspaceId" = s."workspaceId" AND m."workshopRole" = 'dataScientist') AS "dataScientists",
          s."expertId" IS NOT DISTINCT FROM $3 OR EXISTS (SELECT FROM "Membership" m
            WHERE m."workspaceId" = s."workspaceId" AND m."userId" = $3 AND m."workshopRole" = 'dataScientist') AS asked
        FROM "Worksheet" s WHERE s.id = $1 AND s."workspaceId" = $2`,
      values: [...values, scope.userId],
    }),
  ])
  if (!people.rows[0]) throw new AppError('notFound')
  const { asked, ...shown } = peopleSchema.parse(people.rows[0])
  const rows = z.array(questionSchema).parse(questions.rows)
  return {
    ...shown,
    questions: rows.flatMap(({ written, ...question }) =>
      readApplicability(written).applicability === '△' ? [question] : [],
    ),
    reader: { mayAnswer: asked && can(scope.role, 'scoring.decide'), mayName: can(scope.role, 'scoring.run') },
  }
}
