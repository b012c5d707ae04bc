import type { FidelityNote } from './fidelity'
import { cellAddress, type Grid, type GridMerge } from './grid'
import type { SheetReading } from './sheet-reading'
import type { CellEdit } from './sheet-edits'

/**
 * Brings edits to where merged cells of the body keep their value: the top-left cell. A merge holds one value for all
 * its rows, so the topmost change prevails, it is emptied only when all of its rows are, and what differs is noted.
 */
export function withMerges(
  grid: Grid,
  sheet: SheetReading,
  edits: CellEdit[],
  notes: FidelityNote[],
): { cells: CellEdit[]; notes: FidelityNote[] } {
  const merges = grid.merges.filter(({ top, bottom, left, right }) => {
    return top > sheet.headerRow && (bottom > top || right > left)
  })
  if (merges.length === 0) return { cells: edits, notes }
  const free: CellEdit[] = []
  const inMerge = new Map<GridMerge, CellEdit[]>()
  for (const edit of edits) {
    const merge = merges.find(({ top, bottom, left, right }) => {
      return top <= edit.row && edit.row <= bottom && left <= edit.column && edit.column <= right
    })
    if (merge) inMerge.set(merge, [...(inMerge.get(merge) ?? []), edit])
    else free.push(edit)
  }
  const added = [...notes]
  const note = (code: FidelityNote['code'], { row, column, to }: CellEdit) => {
    added.push({ code, sheet: sheet.name, cell: cellAddress(column, row), text: to ?? '' })
  }
  for (const [merge, found] of inMerge) {
    const own = found.filter(({ column }) => column === merge.left).sort((one, other) => one.row - other.row)
    const rows = sheet.rows.filter(({ sheetRow }) => merge.top <= sheetRow && sheetRow <= merge.bottom).length
    const winner = own.find(({ to }) => to !== null) ?? (own.length >= rows ? own[0] : undefined)
    for (const edit of found) if (edit !== winner && (!winner || edit.to !== winner.to)) note('mergedNotKept', edit)
    if (!winner) continue
    free.push({ ...winner, row: merge.top })
    const agreeing = own.filter(({ to }) => to === winner.to).length
    if (merge.bottom > merge.top && agreeing < rows) note('mergedCell', winner)
  }
  return { cells: free, notes: added }
}
