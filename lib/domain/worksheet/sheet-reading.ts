import type { NamedAssessment, NamedDataset } from '../readiness/sheet'
import type { RowValue } from '../value/sheet/row-value'
import type { ExtraKey } from './fields'
import type { Issue } from './issues'
import type { Cells, FormatId, Scale } from './model'
import type { RecognisedColumn } from './recognise'

/** What a file says, as it was read; what of it an import stores is in reading.ts. */

/** A row of a worksheet as the file holds it. */
export interface RowReading {
  /** Row number in the sheet, from 1. */
  sheetRow: number
  /** The id that an export of ours gave the row, wherever it was moved or copied to; null without one. */
  rowId: string | null
  hidden: boolean
  /** The published example row, unchanged. */
  example: boolean
  cells: Cells
  /** By the format's rule; null when empty. */
  priority: number | null
  /** What the file shows in the priority column: a number, other text, or null when empty. */
  priorityInFile: number | string | null
  /** What the file's sheet on data readiness says of it; absent where it says nothing. */
  assessment?: NamedAssessment
  /** What the file's sheet with the values says of it; absent where it says nothing that can be read. */
  value?: RowValue
}

export interface SheetReading {
  name: string
  hidden: boolean
  format: FormatId
  /** Last row of the header. */
  headerRow: number
  scale: Scale
  /** What each column was taken for. */
  columns: RecognisedColumn[]
  extraColumns: ExtraKey[]
  /** In the order of the sheet. */
  rows: RowReading[]
  /** Example rows that were left out of `rows`. */
  skippedExamples: number
  issues: Issue[]
}

export interface WorkbookReading {
  /** The sheets that are worksheets, in the order of the tabs. */
  sheets: SheetReading[]
  /** The datasets that the file describes, by name. */
  datasets: NamedDataset[]
  issues: Issue[]
}
