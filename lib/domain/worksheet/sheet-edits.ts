import type { FidelityNote } from './fidelity'
import type { Cells } from './model'

/** A row as it shall be. */
export interface WantedRow {
  /** The row of the sheet that holds it today; null adds it. */
  sheetRow: number | null
  cells: Cells
  /** Goes into the hidden column of row-ids.ts, which the sheet gets where it has none. */
  id?: string
}

export interface CellEdit {
  row: number
  column: number
  from: string | null
  /** Null empties the cell. */
  to: string | null
  /** What the cell is of: a link takes its hyperlink with it, No may be a number, and ids are nobody's change. */
  type: 'text' | 'link' | 'label' | 'id'
}

/** The priority that a row has after the change; only a formula's stored result takes it. */
export interface PriorityResult {
  row: number
  from: string | null
  value: number | null
}

/** The change of one sheet by addresses: all that writing needs to know. Rows from 1, columns from 0. */
export interface SheetEdits {
  sheet: string
  /** Last row of the header. */
  headerRow: number
  cells: CellEdit[]
  /** The priority column, and the columns that its published formula reads in that order; null when there is none. */
  priority: { column: number; terms: number[] } | null
  priorities: PriorityResult[]
  /** Rows that grow below the table, ascending, after `lastRow`. */
  appended: number[]
  /** For each wanted row, in their order, the row of the sheet that holds it afterwards. */
  places: number[]
  /** Last row of the table. */
  lastRow: number
  /** The last row for a case, whose look and formulas added rows take: below it there may be totals and remarks. */
  modelRow: number
  /** The column that the sheet gets for ids, to be hidden; null where it has one or needs none. */
  newIdColumn: number | null
  notes: FidelityNote[]
}
