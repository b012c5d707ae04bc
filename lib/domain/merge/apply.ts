import { err, ok, type Result } from '../core/result'
import type { UseCase } from '../worksheet/model'
import { valueOf } from './edit'
import type { Changes, Conflict, Patch, PatchField } from './patch'

/** A use case as it is stored: a deleted row keeps its texts, so that it can come back with them. */
export type StoredUseCase = UseCase & { deleted: boolean }

export interface Applied {
  /** The rows that changed or came into being, as they are now. */
  useCases: Map<string, StoredUseCase>
  /** What history records of each of them. */
  changes: Map<string, Changes>
  conflicts: Conflict[]
}

/**
 * What one action makes of a worksheet's rows. This is the meaning of the SQL function `apply_patches`, which does
 * the same where the rows are; a property test holds the two together.
 *
 * - Of several patches to one cell the last counts. A patch equal to the stored value changes nothing.
 * - A patch conflicts when its cell changed after `baseRevision`: it is returned, the stored value stays.
 * - Deleting a row conflicts when any text in it changed after `baseRevision`: nobody deletes words unread.
 * - Text for a row that somebody deleted meanwhile is stored, and asks through a conflict on `deleted` whether the
 *   row should come back with it.
 * - An unknown row is created when one of its patches sets `position`; otherwise the whole action is refused.
 */
export function applyPatches(
  useCases: ReadonlyMap<string, StoredUseCase>,
  patches: readonly Patch[],
): Result<Applied, { code: 'unknownUseCase'; useCaseId: string }> {
  const applied: Applied = { useCases: new Map(), changes: new Map(), conflicts: [] }
  for (const [id, fields] of lastByCell(patches)) {
    const stored = useCases.get(id)
    if (!stored && !fields.get('position')?.value) return err({ code: 'unknownUseCase', useCaseId: id })
    applyToRow(stored, id, [...fields.values()], applied)
  }
  return ok(applied)
}

function lastByCell(patches: readonly Patch[]): Map<string, Map<PatchField, Patch>> {
  const rows = new Map<string, Map<PatchField, Patch>>()
  for (const patch of patches) {
    const row = rows.get(patch.useCaseId) ?? new Map<PatchField, Patch>()
    row.set(patch.field, { ...patch, value: patch.value || null })
    rows.set(patch.useCaseId, row)
  }
  return rows
}

function applyToRow(stored: StoredUseCase | undefined, id: string, patches: Patch[], applied: Applied): void {
  const row: StoredUseCase = stored
    ? { ...stored, cells: { ...stored.cells }, cellRevisions: { ...stored.cellRevisions } }
    : { id, position: '', cells: {}, revision: 0, cellRevisions: {}, deleted: false }
  const differing = patches.filter(({ field, value }) => !stored || valueOf(stored, field) !== value)
  const stale = differing.filter((patch) => stored && lastChange(stored, patch) > patch.baseRevision)
  const changes: Changes = {}
  for (const patch of differing) {
    const { field, value } = patch
    if (stale.includes(patch) || (!stored && value === null)) continue
    changes[field] = { from: stored ? valueOf(stored, field) : null, to: value }
    if (field === 'position') row.position = value ?? row.position
    else if (field === 'deleted') row.deleted = value !== null
    else if (value === null) delete row.cells[field]
    else row.cells[field] = value
  }
  if (Object.keys(changes).length > 0) {
    row.revision += 1
    // A cell of a new row has the row's first revision, which is what an absent entry means.
    if (stored) for (const field of Object.keys(changes)) row.cellRevisions[field] = row.revision
    applied.useCases.set(id, row)
    applied.changes.set(id, changes)
  }
  for (const { field, value } of stale) {
    applied.conflicts.push({ useCaseId: id, field, mine: value, theirs: valueOf(row, field), revision: row.revision })
  }
  if (stored?.deleted && !patches.some(({ field }) => field === 'deleted')) {
    const unseen = differing.some((patch) => isText(patch.field) && revisionOf(stored, 'deleted') > patch.baseRevision)
    const conflict: Conflict = { useCaseId: id, field: 'deleted', mine: null, theirs: 'true', revision: row.revision }
    if (unseen) applied.conflicts.push(conflict)
  }
}

/** The revision that a patch must have seen. */
function lastChange(stored: StoredUseCase, { field, value }: Patch): number {
  if (field !== 'deleted' || value === null) return revisionOf(stored, field)
  return Math.max(
    1,
    ...Object.keys(stored.cellRevisions).map((key) => (key === 'position' ? 1 : revisionOf(stored, key))),
  )
}

function revisionOf(stored: StoredUseCase, field: string): number {
  return stored.cellRevisions[field] ?? 1
}

function isText(field: PatchField): boolean {
  return field !== 'position' && field !== 'deleted'
}
