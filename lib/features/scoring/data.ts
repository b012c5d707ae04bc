import { z } from 'zod'
import { ballotFields, criterionRulesSchema } from '@/lib/domain/scoring/rounds'
import { confidences, criteria, voteSchema } from '@/lib/domain/scoring/votes'
import { pool, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { BallotScope, ScoringScope, WorksheetScope } from '@/lib/server/scope'
import { digest } from '@/lib/server/secret'
import { formatSchema, scaleSchema } from '../worksheets/schema'
import type { OpenedLink, RevealedVote, ScoringStart, SessionView } from './types'

const id = z.string()
const criterion = z.enum(criteria)

const viewSchema = z.object({
  id,
  title: z.string(),
  seq: z.int(),
  now: z.string(),
  timerEndsAt: z.string().nullable(),
  revealsItself: z.boolean(),
  closed: z.boolean(),
  format: formatSchema,
  scale: scaleSchema,
  rules: criterionRulesSchema,
  participants: z.array(
    z.object({
      id,
      userId: id.nullable(),
      name: z.string(),
      role: z.string(),
      kind: z.enum(['member', 'guest', 'proxy']),
      left: z.boolean(),
    }),
  ),
  cases: z.array(
    z.object({
      useCaseId: id,
      cells: z.partialRecord(z.enum(ballotFields), z.string()),
      owner: z.object({ userId: id, name: z.string() }).nullable(),
    }),
  ),
  rounds: z.array(
    z.object({
      id,
      useCaseId: id,
      criterion,
      number: z.int(),
      voted: z.array(id),
      votes: z.array(voteSchema.extend({ participantId: id, recordedBy: z.string().nullable() })).nullable(),
      mine: voteSchema.nullable(),
    }),
  ),
  decisions: z.array(
    z.object({
      useCaseId: id,
      criterion,
      level: z.string(),
      reason: z.string(),
      decidedBy: z.string().nullable(),
    }),
  ),
  dissents: z.array(z.object({ useCaseId: id, criterion, participantId: id, text: z.string() })),
})

// One statement is one moment: nobody sees a round revealed with half of its votes. Of a round that is open, only who
// voted is selected and, by $4, the reader's own vote.
const view = {
  name: 'scoring-view',
  text: `WITH rounds AS (
      SELECT r.*, u.position FROM "ScoringRound" r JOIN "UseCase" u ON u.id = r."useCaseId"
      WHERE r."sessionId" = $1 AND NOT u.deleted
    ), readable AS (
      SELECT v.*, w.name AS "recordedBy" FROM "ScoringVote" v JOIN rounds r ON r.id = v."roundId"
      LEFT JOIN "User" w ON w.id = v."recordedById"
      WHERE r."revealedAt" IS NOT NULL OR v."participantId" = $4
    )
    SELECT json_build_object(
      'id', g.id, 'title', g.title, 'seq', g.seq, 'now', now(), 'timerEndsAt', g."timerEndsAt",
      'revealsItself', g."revealsItself", 'closed', g."closedAt" IS NOT NULL OR s."archivedAt" IS NOT NULL,
      'format', s.format, 'scale', s.scale, 'rules', g.criteria,
      'participants', coalesce((
        SELECT json_agg(json_build_object('id', p.id, 'userId', p."userId", 'name', coalesce(u.name, p.name),
          'role', coalesce(m."workshopRole", p.role), 'left', p."leftAt" IS NOT NULL, 'kind', CASE
            WHEN p."userId" IS NOT NULL THEN 'member' WHEN p."tokenHash" IS NOT NULL THEN 'guest' ELSE 'proxy' END
        ) ORDER BY p."createdAt", p.id)
        FROM "ScoringParticipant" p LEFT JOIN "User" u ON u.id = p."userId"
        LEFT JOIN "Membership" m ON m."userId" = p."userId" AND m."workspaceId" = s."workspaceId"
        WHERE p."sessionId" = g.id
      ), '[]'),
      'cases', coalesce((
        SELECT json_agg(json_build_object('useCaseId', u.id,
          'cells', (SELECT coalesce(json_object_agg(key, value), '{}') FROM jsonb_each(u.cells) WHERE key = ANY ($5)),
          'owner', CASE WHEN o.id IS NOT NULL THEN json_build_object('userId', o.id, 'name', o.name) END
        ) ORDER BY u.position, u.id)
        FROM "ScoringCase" c JOIN "UseCase" u ON u.id = c."useCaseId" LEFT JOIN "User" o ON o.id = c."ownerId"
        WHERE c."sessionId" = g.id AND NOT u.deleted
      ), '[]'),
      'rounds', coalesce((
        SELECT json_agg(json_build_object('id', r.id, 'useCaseId', r."useCaseId", 'criterion', r.criterion,
          'number', r.number,
          'voted', (SELECT coalesce(json_agg(v."participantId"), '[]') FROM "ScoringVote" v WHERE v."roundId" = r.id),
          'votes', CASE WHEN r."revealedAt" IS NOT NULL THEN (
            SELECT coalesce(json_agg(json_build_object('level', v.level, 'confidence', v.confidence,
              'reason', v.reason, 'participantId', v."participantId", 'recordedBy', v."recordedBy")), '[]')
            FROM readable v WHERE v."roundId" = r.id) END,
          'mine', (
            SELECT json_build_object('level', v.level, 'confidence', v.confidence, 'reason', v.reason)
            FROM readable v WHERE v."roundId" = r.id AND v."participantId" = $4)
        ) ORDER BY r.position, r."useCaseId", array_position($6, r.criterion), r.number)
        FROM rounds r
      ), '[]'),
      'decisions', coalesce((
        SELECT json_agg(json_build_object('useCaseId', d."useCaseId", 'criterion', d.criterion, 'level', d.level,
          'reason', d.reason, 'decidedBy', u.name))
        FROM "ScoringDecision" d LEFT JOIN "User" u ON u.id = d."decidedById" WHERE d."sessionId" = g.id
      ), '[]'),
      'dissents', coalesce((
        SELECT json_agg(json_build_object('useCaseId', d."useCaseId", 'criterion', d.criterion,
          'participantId', d."participantId", 'text', d.text) ORDER BY d."createdAt", d."participantId")
        FROM "ScoringDissent" d WHERE d."sessionId" = g.id
      ), '[]')) AS view
    FROM "ScoringSession" g JOIN "Worksheet" s ON s.id = g."worksheetId"
    WHERE g.id = $1 AND s.id = $2 AND s."workspaceId" = $3`,
}

/**
 * The session as its reader may see it: whoever asks, the votes of open rounds are not read.
 * @throws AppError `notFound` when it was deleted since the scope was made
 */
export async function getSession(scope: BallotScope): Promise<SessionView> {
  const { sessionId, worksheetId, workspaceId, participantId, userId, role } = scope
  const values = [sessionId, worksheetId, workspaceId, participantId, ballotFields, criteria]
  const { rows } = await pool().query<{ view: unknown }>({ ...view, values })
  if (!rows[0]) throw new AppError('notFound')
  return { ...viewSchema.parse(rows[0].view), reader: { participantId, userId, role } }
}

const startSchema = z.object({
  sessions: z.array(
    z.object({
      id,
      title: z.string(),
      createdAt: z.string(),
      createdBy: z.string().nullable(),
      closed: z.boolean(),
      cases: z.int(),
      participants: z.int(),
      open: z.int(),
    }),
  ),
  cases: z.array(z.object({ id, no: z.string(), title: z.string() })),
  members: z.array(z.object({ userId: id, name: z.string(), workshopRole: z.string().nullable() })),
})

/** The worksheet's sessions, and what a new one can be opened on. */
export async function getScoringStart(scope: WorksheetScope<'scoring.view'>): Promise<ScoringStart> {
  const { rows } = await pool().query({
    name: 'scoring-start',
    text: `SELECT (
        SELECT coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'createdAt', g."createdAt",
          'createdBy', u.name, 'closed', g."closedAt" IS NOT NULL OR s."archivedAt" IS NOT NULL,
          'cases', (SELECT count(*) FROM "ScoringCase" c WHERE c."sessionId" = g.id),
          'participants', (SELECT count(*) FROM "ScoringParticipant" p WHERE p."sessionId" = g.id),
          'open', (SELECT count(*) FROM "ScoringRound" r WHERE r."sessionId" = g.id AND r."revealedAt" IS NULL)
        ) ORDER BY g."createdAt" DESC, g.id), '[]')
        FROM "ScoringSession" g LEFT JOIN "User" u ON u.id = g."createdById" WHERE g."worksheetId" = s.id
      ) AS sessions, (
        SELECT coalesce(json_agg(json_build_object('id', u.id, 'no', coalesce(u.cells ->> 'no', ''),
          'title', coalesce(u.cells ->> 'problem', u.cells ->> 'caseName', u.cells ->> 'product', '')
        ) ORDER BY u.position, u.id), '[]')
        FROM "UseCase" u WHERE u."worksheetId" = s.id AND NOT u.deleted
      ) AS cases, (
        SELECT coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name, 'workshopRole', m."workshopRole")
          ORDER BY u.name, u.id), '[]')
        FROM "Membership" m JOIN "User" u ON u.id = m."userId" WHERE m."workspaceId" = s."workspaceId"
      ) AS members
      FROM "Worksheet" s WHERE s.id = $1 AND s."workspaceId" = $2`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  if (!rows[0]) throw new AppError('notFound')
  return startSchema.parse(rows[0])
}

/**
 * What a link opens: whoever holds it may read this, signed in or not. Null for a link that does not work (any more).
 * @param userId the reader, if known
 */
export async function openLink(token: string, userId: string | null): Promise<OpenedLink | null> {
  const { rows } = await pool().query<OpenedLink>(
    `SELECT g.id AS "sessionId", g.title, u.name AS member FROM "ScoringSession" g
      JOIN "Worksheet" s ON s.id = g."worksheetId"
      LEFT JOIN "Membership" m ON m."workspaceId" = s."workspaceId" AND m."userId" = $2
      LEFT JOIN "User" u ON u.id = m."userId"
      WHERE g."joinTokenHash" = $1 AND g."closedAt" IS NULL AND s."archivedAt" IS NULL`,
    [digest(token), userId],
  )
  return rows[0] ?? null
}

const revealedVotesSchema = z.array(
  z.object({ useCaseId: id, criterion, level: z.string(), confidence: z.enum(confidences) }),
)

/** Who is as sure of what, without names: the votes of the last revealed round of each use case and criterion. */
export async function getRevealedVotes(scope: WorksheetScope<'worksheet.view'>): Promise<RevealedVote[]> {
  const { rows } = await pool().query({
    name: 'revealed-votes',
    text: `WITH last AS (
        SELECT DISTINCT ON (r."useCaseId", r.criterion) r.id, r."useCaseId", r.criterion FROM "ScoringRound" r
        JOIN "ScoringSession" g ON g.id = r."sessionId" JOIN "Worksheet" s ON s.id = g."worksheetId"
        WHERE s.id = $1 AND s."workspaceId" = $2 AND r."revealedAt" IS NOT NULL
        ORDER BY r."useCaseId", r.criterion, r."revealedAt" DESC, r.id
      )
      SELECT last."useCaseId", last.criterion, v.level, v.confidence
      FROM last JOIN "ScoringVote" v ON v."roundId" = last.id`,
    values: [scope.worksheetId, scope.workspaceId],
  })
  return revealedVotesSchema.parse(rows)
}

const progressSchema = z.object({
  voters: z.array(z.object({ id, role: z.string(), left: z.boolean() })),
  rounds: z.array(z.object({ criterion, voted: z.array(id) })),
})

/** Who votes, and who has voted in the rounds that are open. */
export async function readProgress(
  tx: Transaction,
  { sessionId, workspaceId }: BallotScope | ScoringScope,
): Promise<z.infer<typeof progressSchema>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT (
      SELECT coalesce(json_agg(json_build_object('id', p.id, 'role', coalesce(m."workshopRole", p.role),
        'left', p."leftAt" IS NOT NULL)), '[]')
      FROM "ScoringParticipant" p
      LEFT JOIN "Membership" m ON m."userId" = p."userId" AND m."workspaceId" = ${workspaceId}::uuid
      WHERE p."sessionId" = ${sessionId}::uuid
    ) AS voters, (
      SELECT coalesce(json_agg(json_build_object('criterion', r.criterion, 'voted',
        (SELECT coalesce(json_agg(v."participantId"), '[]') FROM "ScoringVote" v WHERE v."roundId" = r.id))), '[]')
      FROM "ScoringRound" r JOIN "UseCase" u ON u.id = r."useCaseId"
      WHERE r."sessionId" = ${sessionId}::uuid AND r."revealedAt" IS NULL AND NOT u.deleted
    ) AS rounds`
  return progressSchema.parse(rows[0])
}
