/**
 * One sheet of a workbook in memory, free of any file format: what the reader makes of a file, what recognition and
 * parsing look at, and what rendering a worksheet yields. Rows are numbered from 1 as in Excel, columns from 0 (A = 0).
 */

export interface GridCell {
  /** The text Excel shows (line feeds only); '' when the cell shows nothing. */
  text: string
  /** The formula without its `=`, '' when only its presence is known (a shared formula's follower), null when none. */
  formula: string | null
  /** The number under the text, where its format shows it otherwise (`6点`, `4月1日`). */
  number?: number
  /** The file holds no result of the formula; an empty text is a result. */
  isUncomputed?: true
}

export interface GridRow {
  number: number
  hidden: boolean
  /** By column; a cell that holds neither text nor formula is absent. */
  cells: Map<number, GridCell>
}

/** A merged block; every bound is part of it. */
export interface GridMerge {
  top: number
  bottom: number
  left: number
  right: number
}

/** A table (ListObject) of a sheet: formulas may name it, and its last rows may hold totals. */
export interface GridTable {
  name: string
  /** Its header row and totals included. */
  range: GridMerge
  totalsRows: number
}

export interface Grid {
  name: string
  hidden: boolean
  /** Ascending by number; a row without cells may be absent. */
  rows: GridRow[]
  merges: GridMerge[]
  /** Columns that are hidden, as inclusive bounds. */
  hiddenColumns?: { left: number; right: number }[]
  tables?: GridTable[]
  /** Defined names that formulas of the sheet may use, in lower case, with the formula each stands for. */
  names?: Map<string, string>
}

/** Excel's own bounds of a sheet. */
export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

/** Letters of a zero-based column: 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const above = Math.floor(column / 26) - 1
  return (above >= 0 ? columnName(above) : '') + String.fromCharCode(65 + (column % 26))
}

/** Address of a cell: (0, 12) → `A12`. */
export function cellAddress(column: number, row: number): string {
  return columnName(column) + row
}

/** Column and row of an address such as `$G$12` or `g12`, or null when it is none or lies outside a sheet. */
export function parseAddress(address: string): { column: number; row: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(address)
  if (!match) return null
  let column = 0
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  return column <= MAX_COLUMNS && row >= 1 && row <= MAX_ROWS ? { column: column - 1, row } : null
}

/** Bounds of a range such as `A6:L6` (or of one cell), or null when it is none. */
export function parseRange(range: string): GridMerge | null {
  const [first, last = first, ...rest] = range.split(':')
  const from = parseAddress(first!)
  const to = parseAddress(last!)
  if (!from || !to || rest.length > 0) return null
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  }
}
