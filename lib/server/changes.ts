import type { ChangeRequest, ChangeResponse } from '@/lib/domain/merge/change'
import { changesSchema } from '@/lib/domain/history/event'
import { valueOf } from '@/lib/domain/merge/edit'
import type { Patch, PatchField } from '@/lib/domain/merge/patch'
import type { UseCase } from '@/lib/domain/worksheet/model'
import { pool, type Transaction } from './db'
import { AppError } from './errors'
import { log } from './log'
import { tellCommitted } from './realtime/hub'
import { mintScopeAnd, type WorksheetPlace, type WorksheetScope } from './scope'
import type { Session } from './session'

// Prepared by name: Postgres plans it once per connection.
const statement = {
  name: 'apply-patches',
  text: 'SELECT apply_patches($1, $2, $3, $4, $5, $6) AS answer',
}
const declining = {
  name: 'keep-declined',
  text: 'SELECT keep_declined($1, $2, $3, $4, $5, $6) AS answer',
}

/** What apply_patches says. */
export type PatchAnswer = ChangeResponse | { refused: 'notFound' | 'archived' | 'badInput' }

/**
 * Applies one action to a worksheet's rows: the one way in which use cases change.
 * @returns after the commit: everything not under `conflicts` is stored and recorded in history.
 * @throws AppError `archived`, `notFound` (the worksheet was deleted), `badInput` (a row or column that is not this
 *   worksheet's); then nothing was changed.
 */
export async function applyChanges(
  scope: WorksheetScope<'worksheet.edit' | 'worksheet.import' | 'scoring.decide'>,
  { actionId, source, patches }: ChangeRequest,
): Promise<ChangeResponse> {
  const values = [scope.workspaceId, scope.worksheetId, scope.userId, actionId, source, JSON.stringify(patches)]
  return settled(async () => {
    const { rows } = await pool().query<{ answer: PatchAnswer }>({
      ...(source === 'declined' ? declining : statement),
      values,
    })
    return { scope, answer: rows[0]!.answer }
  })
}

/**
 * The same for a known session: one statement asks whether the person may, and applies the action.
 * @throws AppError as `mintScope` and `applyChanges`
 */
export async function applyChangesAsked(
  session: Session,
  place: WorksheetPlace,
  { actionId, source, patches }: ChangeRequest,
): Promise<ChangeResponse> {
  return settled(() =>
    mintScopeAnd<'worksheet.edit', PatchAnswer>(session, 'worksheet.edit', place, {
      ...(source === 'declined'
        ? { name: 'keep-declined-asked', expression: 'keep_declined(w.id, s.id, u.id, $5, $6, $7)' }
        : { name: 'apply-patches-asked', expression: 'apply_patches(w.id, s.id, u.id, $5, $6, $7)' }),
      values: [actionId, source, JSON.stringify(patches)],
    }),
  )
}

async function settled(apply: () => Promise<{ scope: WorksheetScope; answer: PatchAnswer }>): Promise<ChangeResponse> {
  const { scope, answer } = await apply().catch((error: unknown) => {
    // Asked again, the function sees what overtook it and answers by that.
    if (errorCode(error) in overtaken) return apply().catch(refuseTakenId)
    throw error
  })
  if ('refused' in answer) throw new AppError(answer.refused)
  clearAnswersDaily()
  if (Object.keys(answer.revisions).length > 0) tellCommitted(scope.worksheetId, answer.seq)
  return answer
}

/** Longer than a browser stays unsent; an action delivered even later meets the revisions that it left. */
const ANSWERS_KEPT = '30 days'
const DAY_MS = 24 * 60 * 60 * 1000
let answersClearedAt = -Infinity

/** Answers are kept for actions that are delivered twice. Old ones go, beside a save and never in its way. */
function clearAnswersDaily(): void {
  if (performance.now() - answersClearedAt < DAY_MS) return
  answersClearedAt = performance.now()
  pool()
    .query(`DELETE FROM "Action" WHERE "createdAt" < now() - $1::interval`, [ANSWERS_KEPT])
    .catch((error: unknown) => log.warn({ err: error }, 'old answers were not cleared'))
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

/**
 * Applies an action as part of a transaction that does more, and that keeps its rows from changing; whoever commits it
 * tells the others (`tellCommitted`).
 * @returns the seq that the action took
 * @throws AppError as `applyChanges`; `conflict` when a row did change
 */
export async function applyChangesWithin(
  tx: Transaction,
  scope: WorksheetScope,
  { actionId, source, patches }: { actionId: string; source: string; patches: readonly Patch[] },
): Promise<number> {
  const [applied] = await tx.$queryRaw<{ answer: PatchAnswer }[]>`
    SELECT apply_patches(${scope.workspaceId}::uuid, ${scope.worksheetId}::uuid, ${scope.userId}::uuid,
      ${actionId}::uuid, ${source}, ${JSON.stringify(patches)}::jsonb) AS answer`
  const { answer } = applied!
  if ('refused' in answer) throw new AppError(answer.refused)
  if (answer.conflicts.length > 0) throw new AppError('conflict', 'a row changed under the transaction')
  return answer.seq
}

/** What taking an action back came to. */
export interface Reverted {
  /** Cells and rows that are as they were before the action. */
  reverted: number
  /** Cells and rows that somebody changed since; they were left as they are. */
  kept: number
}

/**
 * Takes an action of the person's own back, cell by cell and through the same write path: what it changed returns to what
 * it was, rows that it created are deleted. Where somebody changed a cell since, their text stays.
 * @param undoId the action id of the undoing, so that it too is applied once, and can be taken back in turn
 */
export async function revertAction(
  scope: WorksheetScope<'worksheet.edit' | 'worksheet.import' | 'scoring.decide'>,
  actionId: string,
  undoId: string,
  source: 'undo' | 'redo' = 'undo',
): Promise<Reverted> {
  const { rows } = await pool().query<Touched>({
    text: `SELECT h.changes, u.id, u.position, u.cells, u.revision, u."cellRevisions", u.deleted
      FROM "HistoryEvent" h
      JOIN "Worksheet" s ON s.id = h."worksheetId" AND s."workspaceId" = $2
      JOIN "UseCase" u ON u.id = h."useCaseId"
      WHERE h."worksheetId" = $1 AND h."actionId" = $3 AND h."actorId" = $4`,
    values: [scope.worksheetId, scope.workspaceId, actionId, scope.userId],
  })
  const patches: Patch[] = []
  let kept = 0
  for (const row of rows) {
    const inverse = inverseOf(row)
    patches.push(...inverse.patches)
    kept += inverse.kept
  }
  if (patches.length === 0) return { reverted: 0, kept }
  const { conflicts } = await applyChanges(scope, { actionId: undoId, source, patches })
  return { reverted: patches.length - conflicts.length, kept: kept + conflicts.length }
}

interface Touched extends UseCase {
  changes: unknown
  deleted: boolean
}

function inverseOf(row: Touched): { patches: Patch[]; kept: number } {
  const changes = changesSchema.parse(row.changes)
  if (changes.position && changes.position.from === null) {
    // The revision that the action gave the row: any text changed after it makes the deletion a conflict.
    const created: Patch = { useCaseId: row.id, field: 'deleted', value: 'true', baseRevision: 1 }
    return { patches: row.deleted ? [] : [created], kept: 0 }
  }
  const fields = Object.keys(changes) as PatchField[]
  const untouched = fields.filter((field) => valueOf(row, field) === changes[field]!.to)
  return {
    patches: untouched.map((field) => ({
      useCaseId: row.id,
      field,
      value: changes[field]!.from,
      baseRevision: row.revision,
    })),
    kept: fields.length - untouched.length,
  }
}
