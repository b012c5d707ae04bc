import { z } from 'zod'
import { termSchema } from '@/lib/domain/value/term'
import { db, pool } from '@/lib/server/db'
import type { Scope } from '@/lib/server/scope'
import { writtenTermSchema } from './schema'
import type { ListedTerm, SharedTerm, TermChange, TermUse } from './types'

const storedSchema = z.array(
  z
    .object({
      id: z.string(),
      name: z.string(),
      content: z.record(z.string(), z.unknown()),
      revision: z.int(),
      uses: z.int(),
    })
    .transform(({ id, name, content, revision, uses }): SharedTerm => ({
      id,
      revision,
      uses,
      term: termSchema.parse({ ...content, id, name }),
    })),
)

/** The workspace's shared terms, by name. */
export async function listSharedTerms(
  scope: Scope<'sharedTerm.view' | 'sharedTerm.edit' | 'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
): Promise<SharedTerm[]> {
  const { rows } = await pool().query({
    name: 'shared-terms',
    text: `SELECT t.id, t.name, t.content, t.revision, (
          SELECT count(*)::int FROM "Valuation" v JOIN "UseCase" u ON u.id = v."useCaseId"
            JOIN "Worksheet" s ON s.id = u."worksheetId"
          WHERE s."workspaceId" = t."workspaceId" AND NOT u.deleted AND v.content -> 'sharedTerms' ? t.id::text
        ) AS uses
      FROM "SharedTerm" t WHERE t."workspaceId" = $1 ORDER BY t.name, t.id`,
    values: [scope.workspaceId],
  })
  return storedSchema.parse(rows)
}

const usesSchema = z.array(
  z.object({
    term: z.string(),
    use: z.object({
      useCaseId: z.string(),
      worksheetId: z.string(),
      worksheetTitle: z.string(),
      cells: z.partialRecord(z.enum(['no', 'product', 'problem', 'caseName']), z.string()),
    }),
  }),
)

const changesSchema = z.array(
  z.object({
    term: z.string(),
    change: z.object({
      id: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      from: writtenTermSchema,
      to: writtenTermSchema,
    }),
  }),
)

/** The same with where each is used, and its last 20 changes. */
export async function listTermsInFull(scope: Scope<'sharedTerm.view'>): Promise<ListedTerm[]> {
  const [terms, uses, changes] = await Promise.all([
    listSharedTerms(scope),
    pool().query({
      name: 'shared-term-uses',
      text: `SELECT used.term, jsonb_build_object('useCaseId', u.id, 'worksheetId', s.id, 'worksheetTitle', s.title,
            'cells', (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(u.cells)
              WHERE key IN ('no', 'product', 'problem', 'caseName'))) AS use
        FROM "Worksheet" s JOIN "UseCase" u ON u."worksheetId" = s.id JOIN "Valuation" v ON v."useCaseId" = u.id
          CROSS JOIN jsonb_array_elements_text(v.content -> 'sharedTerms') AS used(term)
        WHERE s."workspaceId" = $1 AND NOT u.deleted ORDER BY s.title, s.id, u.position`,
      values: [scope.workspaceId],
    }),
    pool().query({
      name: 'shared-term-changes',
      text: `SELECT c."sharedTermId" AS term, jsonb_build_object('id', c.id,
            'at', to_char(c."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'by', person.name, 'from', c."from", 'to', c."to") AS change
        FROM "SharedTerm" t CROSS JOIN LATERAL (
            SELECT * FROM "SharedTermChange" WHERE "sharedTermId" = t.id ORDER BY id DESC LIMIT 20
          ) c LEFT JOIN "User" person ON person.id = c."actorId"
        WHERE t."workspaceId" = $1 ORDER BY c.id DESC`,
      values: [scope.workspaceId],
    }),
  ])
  const used = usesSchema.parse(uses.rows)
  const changed = changesSchema.parse(changes.rows)
  return terms.map((each) => ({
    ...each,
    usedIn: used.filter(({ term }) => term === each.id).map(({ use }): TermUse => use),
    changes: changed.filter(({ term }) => term === each.id).map(({ change }): TermChange => change),
  }))
}

/** Who may own a term: everybody in the workspace, by name. */
export async function listOwners(
  scope: Scope<'sharedTerm.view' | 'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
): Promise<{ id: string; name: string }[]> {
  const memberships = await db().membership.findMany({
    where: { workspaceId: scope.workspaceId },
    select: { user: { select: { id: true, name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  })
  return memberships.map(({ user }) => user)
}
