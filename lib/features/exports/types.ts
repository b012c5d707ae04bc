import type { CellChange } from '../../domain/worksheet/fidelity'
import type { FormatId } from '../../domain/worksheet/model'
import type { OriginalFile } from '../imports/types'

/** Answer of `GET /api/worksheets/{id}/export/preview?format=`: what a download would hold, before it is made. */
export interface ExportPreview {
  fileName: string
  format: FormatId
  useCaseCount: number
  /** Labels of what the format has no column for; these become columns right of its own. */
  addedColumns: string[]
  /** Sentences in the reader's language about what Excel cannot hold as it is. */
  warnings: string[]
  /** Imported files that the worksheet can be written back into instead, newest first. */
  originals: OriginalFile[]
}

/** The first of many, and how many there are. */
export interface Excerpt<Item> {
  count: number
  items: Item[]
}

/** Answer of `GET /api/worksheets/{id}/export/preview?into=&ids=`: what writing back does to the file, before it is made. */
export interface WriteBackPreview {
  fileName: string
  useCaseCount: number
  /** Parts of the package by their names; the identical ones are kept byte for byte. */
  parts: Record<'identical' | 'changed' | 'added' | 'removed', Excerpt<string>>
  cells: Excerpt<CellChange>
  /** Stored results of priority formulas that are computed anew. */
  priorities: Excerpt<CellChange>
  /** Rows that are added below the table. */
  rowsAppended: Excerpt<{ sheet: string; row: number }>
  /** Excel calculates the whole workbook when it opens the file. */
  fullCalcOnLoad: boolean
  /** What could not be kept or should be known, in the reader's language, each with its place (`Sheet1!G12`). */
  notes: Excerpt<{ place: string | null; message: string }>
}
