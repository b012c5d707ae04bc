import type { Changes } from '../merge/patch'
import type { RowName } from '../worksheet/row-name'
import type { WorksheetEvent } from './event'

/** A row that an action changed: its name as it is now, and each changed field with its text before and after. */
export interface StepRow {
  useCaseId: string
  name: RowName
  changes: Changes
}

/** One action in the history of a worksheet, of a row or of a cell. */
export interface HistoryStep {
  seq: number
  actionId: string
  /** Null once the person's account is gone. */
  actorId: string | null
  /** When it was made, ISO 8601. */
  at: string
  /** Through what: a ChangeSource, or the kind of a worksheet event. */
  source: string
  /** What happened to the worksheet as a whole. */
  worksheet: WorksheetEvent | null
  /** How many rows it changed. */
  rowCount: number
  /** The changed rows; of an action on many rows the first ones. */
  rows: StepRow[]
}

/** Answer of `GET /api/worksheets/{id}/history`. */
export interface HistoryPage {
  /** The last one first. */
  steps: HistoryStep[]
  /** Cursor of the next page, null after the last. */
  next: number | null
  /** Everybody who ever changed the worksheet and still has an account, by name. */
  people: HistoryPerson[]
}

export interface HistoryPerson {
  id: string
  name: string
}
