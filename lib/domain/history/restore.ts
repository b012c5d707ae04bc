import { isExtraKey, type ExtraKey } from '../worksheet/fields'
import type { StoredUseCase } from '../merge/apply'
import type { Edit } from '../merge/edit'
import { type EditableUseCase, valueOf } from '../merge/edit'
import type { Patch } from '../merge/patch'
import { patchesTo } from '../merge/resolve'
import { fieldsOf } from '../merge/three-way'
import type { PastUseCase } from './as-of'

/** What a restore comes to, for a person to confirm. */
export interface RestoreCounts {
  /** Cells that change in rows that are and stay there. */
  cells: number
  /** Deleted rows that come back. */
  returned: number
  deleted: number
  /** Rows that only change their place. */
  moved: number
}

/** Answer of `GET /api/worksheets/{id}/restore?to={seq}`: what restoring the worksheet would do now. */
export interface RestorePreview extends RestoreCounts {
  /** The worksheet's seq that this is true of. */
  seq: number
  /** When the action was made after which the worksheet will be again, ISO 8601. */
  at: string
}

/** Answer of `POST /api/worksheets/{id}/restore`: the action that the restore was. */
export interface RestoreAnswer {
  actionId: string
}

/** Answer 409 of the same: the worksheet has moved on since the preview. */
export interface RestoreRefusal {
  error: { code: 'conflict'; message: string }
  preview: RestorePreview
}

/** Answer of `GET /api/worksheets/{id}/history/{useCase}?asOf={seq}`. */
export interface RowHistory {
  /** The row as it is, deleted or not. */
  now: StoredUseCase
  /** The row after that action; null when it was made later. */
  past: PastUseCase | null
}

/** The patches that make a worksheet's rows what they were: texts, order, and which of them are there. */
export function restorePatches(now: readonly StoredUseCase[], past: readonly PastUseCase[]): Patch[] {
  return patchesTo(
    now,
    past.flatMap(({ id, cells, deleted }) => (deleted ? [] : [{ id, cells }])),
  )
}

/** Counts what patches do, by row: of a row that comes back or goes only that counts. */
export function countPatches(patches: readonly Patch[]): RestoreCounts {
  const counts: RestoreCounts = { cells: 0, returned: 0, deleted: 0, moved: 0 }
  const rows = new Map<string, Patch[]>()
  for (const patch of patches) rows.set(patch.useCaseId, [...(rows.get(patch.useCaseId) ?? []), patch])
  for (const ofRow of rows.values()) {
    const deletion = ofRow.find(({ field }) => field === 'deleted')
    const texts = ofRow.filter(({ field }) => field !== 'deleted' && field !== 'position')
    if (deletion) counts[deletion.value === null ? 'returned' : 'deleted'] += 1
    else if (texts.length > 0) counts.cells += texts.length
    else counts.moved += 1
  }
  return counts
}

/** The columns of the user's own that patches write into and the worksheet no longer has. */
export function missingColumns(patches: readonly Patch[], columns: readonly ExtraKey[]): ExtraKey[] {
  const written = patches.flatMap(({ field, value }) => (value !== null && isExtraKey(field) ? [field] : []))
  return [...new Set(written)].filter((key) => !columns.includes(key))
}

/** The edits that give a row the texts it had, and bring it back if it is deleted. It stays in its place. */
export function rowEdits(now: EditableUseCase, past: PastUseCase): Edit[] {
  const edits: Edit[] = now.deleted ? [{ useCaseId: now.id, field: 'deleted', value: null }] : []
  for (const field of fieldsOf(now.cells, past.cells)) {
    const value = past.cells[field] ?? null
    if (value !== valueOf(now, field)) edits.push({ useCaseId: now.id, field, value })
  }
  return edits
}
