import type { MoneyLevels } from '@/lib/domain/value/level'
import { type Valuation, valuationSchema } from '@/lib/domain/value/valuation'
import { db, noJson } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope, WorksheetScope } from '@/lib/server/scope'
import { transact } from '@/lib/server/transact'

interface WrittenValuation {
  useCase: string
  /** The `valuationRevision` the person started from. */
  revision: number
  valuation: Valuation
}

/**
 * Writes what a use case is worth.
 * @throws AppError `conflict` when somebody saved it since, `notFound` for a use case that is not (any more) one of the
 *   worksheet or a shared term of another workspace, `archived`
 */
export async function saveValuation(
  scope: WorksheetScope<'worksheet.edit'>,
  { useCase, revision, valuation }: WrittenValuation,
): Promise<void> {
  const { workspaceId, worksheetId } = scope
  await transact(scope, async ({ tx, record }) => {
    // The row is locked, so that of two people who save at once the second sees what the first has written.
    const [row] = await tx.$queryRaw<{ no: string | null; archived: boolean }[]>`
      SELECT u.cells ->> 'no' AS no, s."archivedAt" IS NOT NULL AS archived
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
      WHERE u.id = ${useCase}::uuid AND s.id = ${worksheetId}::uuid AND s."workspaceId" = ${workspaceId}::uuid
        AND NOT u.deleted
      FOR UPDATE OF u`
    if (!row) throw new AppError('notFound')
    if (row.archived) throw new AppError('archived')
    const before = await tx.valuation.findUnique({ where: { useCaseId: useCase } })
    if ((before?.revision ?? 0) !== revision) throw new AppError('conflict')
    const had = before ? valuationSchema.parse(before.content) : null
    // One that is gone since stays named, so that its name in a formula is told, and saving goes on.
    const added = valuation.sharedTerms.filter((id) => !had?.sharedTerms.includes(id))
    if ((await tx.sharedTerm.count({ where: { id: { in: added }, workspaceId } })) !== new Set(added).size) {
      throw new AppError('notFound')
    }
    await record(worksheetId, { kind: 'valuation', useCaseId: useCase, no: row.no ?? '', from: had, to: valuation })
    await tx.valuation.upsert({
      where: { useCaseId: useCase },
      create: { useCaseId: useCase, content: valuation },
      update: { content: valuation, revision: { increment: 1 } },
    })
  })
}

/** Sets from how much money which level is proposed; null: none is. */
export async function setMoneyLevels(scope: Scope<'moneyLevels.edit'>, levels: MoneyLevels | null): Promise<void> {
  await db().workspace.update({ where: { id: scope.workspaceId }, data: { valueLevels: levels ?? noJson } })
}
