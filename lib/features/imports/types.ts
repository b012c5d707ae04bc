import type { DatasetFate } from '../../domain/readiness/incoming'
import type { CellKey, FieldKey } from '../../domain/worksheet/fields'
import type { Cells, FormatId, Scale } from '../../domain/worksheet/model'
import type { ImportOptions } from './schema'

/** Issues of one kind, counted over the whole sheet. */
export interface IssueGroup {
  code: string
  severity: 'error' | 'warning' | 'info'
  count: number
  /** The first ones, each with its cell's address (`Team A!G12` where the file has several sheets; null when it concerns the whole sheet) and a sentence in the reader's language. */
  issues: { cell: string | null; message: string }[]
}

export interface PreviewColumn {
  /** From 0 (A = 0), as `ImportOptions.sheets[…].columns` names it. */
  column: number
  /** As Excel shows it: `G`. */
  letter: string
  header: string
  /** What the import makes of it; null leaves it out. `priority` is computed, not imported. */
  key: CellKey | 'priority' | null
}

export interface PreviewRow {
  sheetRow: number
  example: boolean
  cells: Cells
  /** What a level or applicability cell means, where the text says it in other words: `{ urgency: '高' }` for `High`. */
  readAs: Partial<Record<FieldKey, string>>
}

export interface PreviewSheet {
  /** Place among the worksheets of the workbook, from 0, as `ImportOptions.sheets` names it. */
  index: number
  name: string
  hidden: boolean
  taken: boolean
  title: string
  format: FormatId
  /** By what the format was recognised, in the reader's language. */
  why: string
  headerRow: number
  scale: Scale
  columns: PreviewColumn[]
  /** The first of the rows that would be imported. */
  rows: PreviewRow[]
  /** Rows that would be imported. */
  rowCount: number
  /** Example rows in the sheet, imported only when asked for. */
  exampleCount: number
  /** Cells whose text was read for its meaning. */
  readAsCount: number
  issues: IssueGroup[]
}

/** Answer of `POST /api/imports`, `GET /api/imports/{id}` and `PATCH /api/imports/{id}`. Nothing is written yet. */
export interface ImportPreview {
  id: string
  fileName: string
  /** The worksheet that the rows are appended to; null when each taken sheet becomes a worksheet. */
  target: { id: string; title: string } | null
  /** The worksheet that the file can be merged into instead; `exportedAt` is null when it is no export of it. */
  merge: { worksheet: { id: string; title: string }; exportedAt: string | null } | null
  options: ImportOptions
  sheets: PreviewSheet[]
  /** Over all taken sheets: what the button says. */
  rowCount: number
  worksheetCount: number
  issues: IssueGroup[]
  /** Null for a file that says nothing of data readiness. */
  readiness: ReadinessPreview | null
  /** Null for a file that says nothing of values. */
  values: ValuePreview | null
}

/** What a file's values become. Use cases are told by their No. */
export interface ValuePreview {
  /** Use cases of the taken sheets whose value the file states. */
  useCases: number
  /** Those that a merge changes, and those that it keeps as they are here: both sides have changed them. */
  taken: string[]
  kept: string[]
  /** Rows of the file that are none of its worksheet by their ids: a merge brings their values with them. */
  withRows: number[]
}

/** What a file's data readiness becomes. */
export interface ReadinessPreview {
  /** Use cases of the taken sheets that the file says something about. */
  useCases: number
  datasets: {
    name: string
    fate: DatasetFate
    /** Where the workspace's dataset of the name says something else, in the reader's language. */
    differences: string[]
  }[]
  /** Use cases that keep, when the file is merged, what was changed here since it was exported: their No. */
  kept: string[]
}

/** Answer of `POST /api/imports/{id}/commit`. */
export interface ImportSummary {
  id: string
  worksheets: { id: string; title: string; rowCount: number; created: boolean }[]
}

/** Answer of `POST /api/imports/{id}/undo`: cells that others changed since are left as they are, and counted. */
export interface UndoSummary {
  /** Worksheets that the import had made, now archived. */
  archived: string[]
  /** Use cases taken back out of a worksheet that existed before. */
  removed: number
  /** Cells or rows that somebody changed since, and that were therefore kept. */
  kept: number
  /** Names of columns that it had added and that somebody has used since: they stay. */
  keptColumns: string[]
  /** Somebody has changed since the scores that it had set: theirs stay. */
  keptScale: boolean
  /** Names of datasets that it had added or changed and that stay so: others may need them, or have changed them since. */
  keptDatasets: string[]
  /** The action that took it back, where taking that back brings all of it again; else null. */
  actionId: string | null
}

/** An imported workbook that a worksheet can be written back into. */
export interface OriginalFile {
  /** The import's. */
  id: string
  fileName: string
  importedAt: string
}
