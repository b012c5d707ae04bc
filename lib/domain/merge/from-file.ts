import type { CellKey } from '../worksheet/fields'
import type { Cells, Scale } from '../worksheet/model'
import type { FileVersion } from './exported'
import type { BaseRow, RowPair } from './match'
import { insertBehind } from './order'
import { cellsInFile, sameInFile } from './same'
import { fieldsOf, type MergeRow } from './three-way'

/**
 * A file's rows as one side of a merge, under the ids of the base. What the file cannot say counts as untouched:
 * columns that it lacks, rows that hold nothing but a No, and another spelling of what the export wrote, so that a cell
 * of 高い comes back from an exported 高 as it was.
 * @param file what it has under the keys of the base, see `underBaseKeys`
 * @param pairs those that hold, see `RowPair`; a row of the file in none of them is new
 * @param scale the base's
 * @param newId makes the id of a new row of its sheet row. By these ids the rows that both sides add in one place are
 *   put in order.
 */
export function rowsFromFile(
  base: readonly BaseRow[],
  file: FileVersion,
  pairs: readonly RowPair[],
  scale: Scale,
  newId: (sheetRow: number) => string = newRowId,
): MergeRow[] {
  const baseRows = new Map(base.map((row) => [row.id, row]))
  const idOf = new Map(pairs.map(({ sheetRow, baseId }) => [sheetRow, baseId]))
  const rows = new Map<string, MergeRow>()
  for (const { sheetRow, cells } of file.rows) {
    const id = idOf.get(sheetRow) ?? newId(sheetRow)
    const before = baseRows.get(id)
    rows.set(id, { id, cells: before ? restored(before.cells, cells, file.columns, scale) : cells })
  }
  const unseen = base.filter(({ id, cells }) => !rows.has(id) && isUnseen(cells, scale))
  if (unseen.length === 0) return [...rows.values()]
  for (const row of unseen) rows.set(row.id, { id: row.id, cells: row.cells })
  const inFile = [...rows.keys()].slice(0, -unseen.length)
  const inBase = base.flatMap(({ id }) => (rows.has(id) ? [id] : []))
  return insertBehind(inFile, [inBase]).map((id) => rows.get(id)!)
}

/** The id of a row that only a file has; it sorts behind the ids of use cases, so that ours come first. */
export function newRowId(sheetRow: number): string {
  return `new:${String(sheetRow).padStart(7, '0')}`
}

function restored(before: Cells, cells: Cells, columns: ReadonlySet<CellKey>, scale: Scale): Cells {
  const same = sameInFile(scale)
  const result: Cells = {}
  for (const field of fieldsOf(before, cells)) {
    const isUntouched = !columns.has(field) || same(field, before[field] ?? null, cells[field] ?? null)
    const text = isUntouched ? before[field] : cells[field]
    if (text !== undefined) result[field] = text
  }
  return result
}

function isUnseen(cells: Cells, scale: Scale): boolean {
  return Object.keys(cellsInFile(cells, scale)).every((key) => key === 'no')
}

/**
 * Gives rows that both sides added with the same texts one id, that of ours: merged again, a file's new rows are found
 * in the worksheet instead of being added once more.
 */
export function joinAdded(
  base: readonly MergeRow[],
  theirs: readonly MergeRow[],
  ours: readonly MergeRow[],
  scale: Scale,
): MergeRow[] {
  const known = new Set([...base, ...theirs].map(({ id }) => id))
  const content = (cells: Cells) => JSON.stringify(Object.entries(cellsInFile(cells, scale)).sort())
  const waiting = new Map<string, string[]>()
  // Backwards, because of several twins the first is taken first, which is cheap only at the end of a list.
  for (const { id, cells } of ours.toReversed()) {
    if (known.has(id)) continue
    const twins = waiting.get(content(cells))
    if (twins) twins.push(id)
    else waiting.set(content(cells), [id])
  }
  const inBase = new Set(base.map(({ id }) => id))
  return theirs.map((row) => {
    const twin = inBase.has(row.id) ? undefined : waiting.get(content(row.cells))?.pop()
    return twin === undefined ? row : { ...row, id: twin }
  })
}
