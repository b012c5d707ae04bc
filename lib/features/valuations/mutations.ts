import type { MoneyLevels } from '@/lib/domain/value/level'
import type { Valuation } from '@/lib/domain/value/valuation'
import { db, noJson } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope, WorksheetScope } from '@/lib/server/scope'
import { transact } from '@/lib/server/transact'
import { lockValuation, writeValuation } from '@/lib/server/value-writes'

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
  await transact(scope, async (writes) => {
    // Locked, so that of two people who save at once the second sees what the first has written.
    const before = await lockValuation(writes.tx, scope, worksheetId, useCase)
    if (!before) throw new AppError('notFound')
    if (before.archived) throw new AppError('archived')
    if (before.revision !== revision) throw new AppError('conflict')
    // One that is gone since stays named, so that its name in a formula is told, and saving goes on.
    const added = valuation.sharedTerms.filter((id) => !before.valuation?.sharedTerms.includes(id))
    if ((await writes.tx.sharedTerm.count({ where: { id: { in: added }, workspaceId } })) !== new Set(added).size) {
      throw new AppError('notFound')
    }
    await writeValuation(writes, worksheetId, { useCase, before, valuation })
  })
}

/** Sets from how much money which level is proposed; null: none is. */
export async function setMoneyLevels(scope: Scope<'moneyLevels.edit'>, levels: MoneyLevels | null): Promise<void> {
  await db().workspace.update({ where: { id: scope.workspaceId }, data: { valueLevels: levels ?? noJson } })
}
