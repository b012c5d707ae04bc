import type { Grid, GridCell, GridMerge } from './grid'

/** Characters that merges may give to further rows. */
const MAX_SPREAD = 4_000_000

/** What merged blocks of the body do to one row. */
export interface MergedRow {
  /** Columns whose own cells lie under a merge, as inclusive bounds. */
  covered: { left: number; right: number }[]
  /** Values that the row gets from the top-left cell of a merge that began above. */
  values: { column: number; cell: GridCell }[]
}

export interface MergedBody {
  /** By row number; rows that no merge touches are absent. */
  rows: Map<number, MergedRow>
  /** Merges with a value, in the order of the file. */
  merges: GridMerge[]
}

/**
 * Spreads the merges below the header over the rows that exist: one over rows gives its value to each of its rows,
 * one over columns only to its first column. A merge without a value changes nothing.
 * @returns null when the values would grow beyond what a worksheet holds: one long text, merged over 100,000 rows
 */
export function mergedBody(grid: Grid, headerRow: number): MergedBody | null {
  const rows = new Map<number, MergedRow>()
  const merges: GridMerge[] = []
  const merged = new Set<GridCell>()
  let spread = 0
  for (const merge of grid.merges) {
    if (merge.top <= headerRow) continue
    const start = firstRowFrom(grid, merge.top)
    const first = grid.rows[start]
    const cell = first?.number === merge.top ? first.cells.get(merge.left) : undefined
    if (!cell || cell.text === '') continue
    // Excel has no overlapping merges; a file may claim thousands of them, each as long as the sheet.
    if (isCovered(rows.get(merge.top), merge.left) || merged.has(cell)) continue
    merged.add(cell)
    merges.push(merge)
    for (let index = start; index < grid.rows.length; index++) {
      const { number } = grid.rows[index]!
      if (number > merge.bottom) break
      let row = rows.get(number)
      if (!row) rows.set(number, (row = { covered: [], values: [] }))
      const isTop = number === merge.top
      row.covered.push({ left: isTop ? merge.left + 1 : merge.left, right: merge.right })
      if (isTop) continue
      row.values.push({ column: merge.left, cell })
      spread += cell.text.length
      if (spread > MAX_SPREAD) return null
    }
  }
  return { rows, merges }
}

/** Whether a cell lies under a merge, so that its own content is not shown. */
export function isCovered(row: MergedRow | undefined, column: number): boolean {
  return row !== undefined && row.covered.some(({ left, right }) => left <= column && column <= right)
}

/** Index of the first row with at least this number: rows ascend, and there may be many merges. */
function firstRowFrom(grid: Grid, number: number): number {
  let low = 0
  let high = grid.rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (grid.rows[middle]!.number < number) low = middle + 1
    else high = middle
  }
  return low
}
