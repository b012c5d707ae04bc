import type { CellKey } from '../../domain/worksheet/fields'
import type { Cells, Scale } from '../../domain/worksheet/model'
import type { RowName } from '../../domain/worksheet/row-name'

/** A row of the file that is perhaps one of the worksheet's, for the person to say. */
export interface MergeMatch {
  /** Row of the file's sheet, as `MergeDecisions.matches` names it. */
  sheetRow: number
  useCaseId: string
  /** What the two hold: of the worksheet as it was exported, or as it is when the file is no export of it. */
  cells: { file: Cells; worksheet: Cells }
  by: 'id' | 'position' | 'similar'
  /** `doubtful` counts as a new row until the person says otherwise, the others as the row they are like. */
  certainty: 'certain' | 'likely' | 'doubtful'
  /** 0 to 1. */
  similarity: number
  /** The person has decided. */
  decided: boolean
}

/** A cell that the worksheet and the file say differently. Null is an empty cell. */
export interface MergeConflict {
  /** As `MergeDecisions.choices` names it. */
  rowId: string
  name: RowName
  field: CellKey
  /** As it was exported; null also when the file is no export of the worksheet. */
  base: string | null
  theirs: string | null
  ours: string | null
  /** A choice settles it, and rests on what is still so. */
  decided: boolean
}

/** A row that one side deleted and the other changed. */
export interface MergeRowConflict {
  rowId: string
  name: RowName
  deletedIn: 'theirs' | 'ours'
  /** The row as it was exported, and as the side that kept it has it. */
  base: Cells
  kept: Cells
  decided: boolean
}

/** The scores of the levels in each version. */
export interface MergeScale {
  /** As it was exported; null when the file is no export of the worksheet. */
  base: Scale | null
  theirs: Scale
  ours: Scale
  /** What the worksheet gets; its own as long as a conflict is open. */
  merged: Scale
  /** Changed in the file and in the worksheet, each to something else. */
  isConflict: boolean
  /** A choice settles the conflict, and rests on what is still so. */
  decided: boolean
}

/** What the merge would do to one row of the worksheet. */
export interface MergeChange {
  rowId: string
  name: RowName
  kind: 'added' | 'deleted' | 'restored' | 'changed' | 'moved'
  cells: { field: CellKey; from: string | null; to: string | null }[]
}

/** Answer of `POST /api/imports/{id}/merge/preview`: what the merge comes to under the decisions sent. Nothing is written. */
export interface MergePreview {
  worksheet: { id: string; title: string }
  /** To be sent with the decisions. */
  seq: number
  /** Name of the file's sheet that is merged. */
  sheet: string
  /** The export that the file is a copy of; null for any other file, whose rows are then all to be confirmed. */
  base: { exportedAt: string; exportedBy: string | null } | null
  /** Every pair of rows that a person has to confirm, in the order of the file. */
  matches: MergeMatch[]
  conflicts: MergeConflict[]
  rowConflicts: MergeRowConflict[]
  /** Matches and conflicts that are not decided; the merge can be committed when it is 0. */
  undecided: number
  /** What would happen to the worksheet, conflicts left out. */
  counts: {
    changedRows: number
    changedCells: number
    added: number
    deleted: number
    restored: number
    moved: number
    /** 1 when the scores of the levels change. */
    scales: number
  }
  /** The first of the rows that would change. */
  changes: MergeChange[]
  /** Names of columns that the worksheet would get. */
  addedColumns: string[]
  /** The scores of the levels, where the merge changes them or asks which hold. */
  scale: MergeScale | null
}

/** Answer 409 of `POST /api/imports/{id}/merge`: something is undecided, or the worksheet has moved on since `seq`. */
export interface MergeRefusal {
  error: { code: 'conflict'; message: string }
  preview: MergePreview
}
