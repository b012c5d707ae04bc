import type { CellKey } from '../worksheet/fields'

/**
 * The one shape of change. Besides cells a patch can set two properties of the row itself: `position` (its
 * fractional index) and `deleted` (`'true'` or null). A first patch of `position` on an unknown id creates the row,
 * so adding, moving, deleting and restoring rows, paste, import and undo are all lists of patches.
 */
export type PatchField = CellKey | 'position' | 'deleted'

/** Whether a patch of this sets the text of a cell, not a property of the row. */
export const isText = (field: PatchField): field is CellKey => field !== 'position' && field !== 'deleted'

export interface Patch {
  useCaseId: string
  field: PatchField
  /** The new text, or null for an empty cell. */
  value: string | null
  /** Row revision the writer had seen when it made the change; 0 for a row that it creates. */
  baseRevision: number
}

/** A patch that was not applied, because somebody changed the same cell after `baseRevision`. */
export interface Conflict {
  useCaseId: string
  field: PatchField
  mine: string | null
  theirs: string | null
  /** Row revision to send as `baseRevision` when the person decides for `mine`. */
  revision: number
}

/** What one row of history holds: each changed field with its text before and after. */
export type Changes = Record<string, { from: string | null; to: string | null }>
