import { err, ok, type Result } from '@/lib/domain/core/result'
import { missingColumns, type RestoreAnswer, type RestorePreview } from '@/lib/domain/history/restore'
import type { Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { lockWorksheet } from '@/lib/server/lock-worksheet'
import type { WorksheetScope } from '@/lib/server/scope'
import { takeSnapshot } from '@/lib/server/take-snapshot'
import { transact, type WorksheetWrites } from '@/lib/server/transact'
import { extraColumnsSchema } from '../worksheets/schema'
import { readRestore, type Restore } from './data'
import type { RestoreRequest } from './schema'

type EditScope = WorksheetScope<'worksheet.edit'>

/** The worksheet is not what the person confirmed. Thrown within the transaction, which then has written nothing. */
class Overtaken extends Error {
  constructor(readonly preview: RestorePreview) {
    super('the worksheet has moved on')
  }
}

/**
 * Gives a worksheet's rows back the texts, the order and the places they had after an action, in one action of history
 * of which a snapshot is taken first. Title and scores stay. Delivered twice, it is written once.
 * @returns err `overtaken` with a new preview, and nothing written, when somebody changed the worksheet since the
 *   preview that was confirmed
 * @throws AppError as `readRestore`; `archived`; `tooLarge` when columns that have to come back do not fit
 */
export async function restoreWorksheet(
  scope: EditScope,
  request: RestoreRequest,
): Promise<Result<RestoreAnswer, { code: 'overtaken'; preview: RestorePreview }>> {
  const { actionId } = request
  try {
    await transact(scope, async (writes) => {
      await lockWorksheet(writes.tx, scope.workspaceId, scope.worksheetId)
      if (await isWritten(writes.tx, scope, actionId)) throw new Settled()
      const restore = await readRestore(scope, request.to, writes.tx)
      if (restore.preview.seq !== request.seq) throw new Overtaken(restore.preview)
      if (restore.patches.length === 0) throw new Settled()
      await writeRestore(writes, scope, request, restore)
    })
  } catch (error) {
    if (error instanceof Overtaken) return err({ code: 'overtaken', preview: error.preview })
    if (!(error instanceof Settled)) throw error
  }
  return ok({ actionId })
}

/** The rows are as they are asked for, also because the same request came before: there is nothing to write. */
class Settled extends Error {}

async function isWritten(tx: Transaction, { worksheetId }: EditScope, actionId: string): Promise<boolean> {
  return (await tx.historyEvent.findFirst({ where: { worksheetId, actionId }, select: { id: true } })) !== null
}

async function writeRestore(
  { tx, record, patchUseCases }: WorksheetWrites,
  scope: EditScope,
  { to, actionId }: RestoreRequest,
  { preview, patches, extraColumns }: Restore,
): Promise<void> {
  const { worksheetId } = scope
  await takeSnapshot(tx, scope, { reason: 'restore' })
  const addedColumns = missingColumns(patches, extraColumns)
  if (addedColumns.length > 0) {
    const columns = extraColumnsSchema.safeParse([...extraColumns, ...addedColumns])
    if (!columns.success) throw new AppError('tooLarge', 'too many columns')
    await tx.worksheet.update({ where: { id: worksheetId }, data: { extraColumns: columns.data } })
  }
  await record(worksheetId, { kind: 'restoreAsOf', seq: to, at: preview.at, addedColumns }, actionId)
  await patchUseCases(worksheetId, patches, 'restore')
}
