import { z } from 'zod'
import { termSchema } from '@/lib/domain/value/term'
import { db, pool } from '@/lib/server/db'
import type { Scope } from '@/lib/server/scope'
import type { SharedTerm } from './types'

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
  scope: Scope<'sharedTerm.view' | 'sharedTerm.edit' | 'worksheet.view' | 'worksheet.export'>,
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

/** Who may own a term: everybody in the workspace, by name. */
export async function listOwners(
  scope: Scope<'sharedTerm.view' | 'worksheet.view' | 'worksheet.export'>,
): Promise<{ id: string; name: string }[]> {
  const memberships = await db().membership.findMany({
    where: { workspaceId: scope.workspaceId },
    select: { user: { select: { id: true, name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  })
  return memberships.map(({ user }) => user)
}
