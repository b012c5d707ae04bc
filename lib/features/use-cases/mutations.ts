import type { ChangeResponse } from '@/lib/domain/merge/change'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import type { ChangeRequest } from './schema'

// Prepared by name: Postgres plans it once per connection.
const statement = {
  name: 'apply-patches',
  text: 'SELECT apply_patches($1, $2, $3, $4, $5, $6) AS answer',
}

type Answer = ChangeResponse | { refused: 'notFound' | 'archived' | 'badInput' }

/**
 * Applies one action to a worksheet's rows: the one way in which use cases change.
 * @returns after the commit: everything not under `conflicts` is stored and recorded in history.
 * @throws AppError `archived`, `notFound` (the worksheet was deleted), `badInput` (a row or column that is not this
 *   worksheet's); then nothing was changed.
 */
export async function applyChanges(
  scope: WorksheetScope<'worksheet.edit'>,
  { actionId, source, patches }: ChangeRequest,
): Promise<ChangeResponse> {
  const values = [scope.workspaceId, scope.worksheetId, scope.userId, actionId, source, JSON.stringify(patches)]
  const call = () => pool().query<{ answer: Answer }>({ ...statement, values })
  const { rows } = await call().catch((error: unknown) => {
    // Asked again, the function sees what overtook it and answers by that.
    if (errorCode(error) in overtaken) return call().catch(refuseTakenId)
    throw error
  })
  const answer = rows[0]!.answer
  if ('refused' in answer) throw new AppError(answer.refused)
  return answer
}

/** What another transaction can do to an action while it is being applied; nothing was changed then. */
const overtaken = {
  23505: 'a new row got its id',
  23503: 'the worksheet was deleted',
  55000: 'the worksheet was archived',
  '40P01': 'a deadlock was resolved',
}

function refuseTakenId(error: unknown): never {
  throw errorCode(error) === '23505' ? new AppError('badInput', 'the id belongs to another worksheet') : error
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
