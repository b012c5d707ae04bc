import type { Grid, GridCell, GridMerge } from './grid'

/**
 * A sheet that the product adds to a workbook beside the worksheet: what stands in its cells and how it looks, free of
 * any file format. Texts of people stay texts; only the product's own formulas are formulas.
 */
export interface AddedSheet {
  name: string
  columns: { width: number; hidden?: boolean }[]
  /** Ascending by number. */
  rows: AddedRow[]
  merges: GridMerge[]
  /** Ranges in which one of some texts is to be chosen. */
  lists: { range: string; texts: string[] }[]
}

export interface AddedRow {
  number: number
  /** By column (A = 0). */
  cells: Map<number, AddedCell>
}

/** `input` is for people to change; `result` is calculated; `key` is for the product alone. */
export type AddedLook = 'title' | 'note' | 'block' | 'section' | 'header' | 'label' | 'input' | 'result' | 'key'

/** A cell with one of text, number and formula, or none. */
export interface AddedCell {
  look: AddedLook
  text?: string
  number?: number
  /** What the formula yields as far as the product knows; null shows nothing. */
  formula?: { formula: string; result: number | string | null }
  /** A number format of Excel. */
  format?: string
}

/** The sheet as reading its file would yield it. */
export function gridOf({ name, rows, merges }: AddedSheet): Grid {
  return {
    name,
    hidden: false,
    merges,
    rows: rows.map(({ number, cells }) => ({
      number,
      hidden: false,
      cells: new Map(
        [...cells].flatMap(([column, { text, number: value, formula }]): [number, GridCell][] => {
          const shown = text ?? value ?? formula?.result ?? null
          return shown === null ? [] : [[column, { text: String(shown), formula: formula?.formula ?? null }]]
        }),
      ),
    })),
  }
}
