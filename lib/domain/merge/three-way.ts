import type { CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'
import { longestAscending, mergeOrder } from './order'

/**
 * The merge of two copies of a worksheet that went separate ways from a common base. Pure and deterministic; the two
 * sides weigh the same, only that what is undecided stays as it is in ours.
 */

/** A row of one of the three versions; the same id is the same row. */
export interface MergeRow {
  id: string
  cells: Cells
}

export const sides = ['base', 'theirs', 'ours'] as const
export type Side = (typeof sides)[number]

/** Whether two texts of a field (null: empty) are no different to a reader, see `sameInFile`. */
export type SameText = (field: CellKey, one: string | null, other: string | null) => boolean

export interface MergedRow {
  id: string
  /** The row's cells in each version, null where it is not there. */
  base: Cells | null
  theirs: Cells | null
  ours: Cells | null
  /** The merged cells; cells in conflict hold ours. Of a row that is on one side only, the cells it has there. */
  cells: Cells
  /** Whether the merged worksheet has the row; one in conflict as ours does. */
  kept: boolean
  /** Cells that both sides changed, each to something else. */
  conflicts: CellKey[]
  /** Deleted on one side, changed on the other: the side that deleted it. */
  deletedIn: 'theirs' | 'ours' | null
}

export interface CellConflict {
  rowId: string
  field: CellKey
  base: string | null
  theirs: string | null
  ours: string | null
}

export interface RowConflict {
  rowId: string
  /** The side that deleted the row; the other one changed it. */
  deletedIn: 'theirs' | 'ours'
}

export interface RowMerge {
  /** Every row of the three versions in the merged order, with those that are not kept. */
  rows: MergedRow[]
  conflicts: CellConflict[]
  rowConflicts: RowConflict[]
  /** Ids of kept rows that the base does not have. */
  added: string[]
  /** Ids of the base's rows that are not kept. */
  deleted: string[]
  /** Ids of ours that must move to get into the merged order, as few as can be. */
  moved: string[]
}

/**
 * Merges rows cell by cell: untouched on one side, the other side's value; changed on both to the same, that (in ours'
 * spelling); changed on both differently, a conflict. A cleared cell is a changed cell. Rows added on either side are
 * kept; a row deleted on one side is deleted, unless the other side changed a text in it: a conflict. The order is that
 * of `mergeOrder`.
 */
export function mergeRows(
  base: readonly MergeRow[],
  theirs: readonly MergeRow[],
  ours: readonly MergeRow[],
  same: SameText = (_field, one, other) => one === other,
): RowMerge {
  const [inBase, inTheirs, inOurs] = [cellsById(base), cellsById(theirs), cellsById(ours)]
  const order = mergeOrder([...inBase.keys()], [...inTheirs.keys()], [...inOurs.keys()])
  const rows = order.map((id) =>
    mergeRow(id, inBase.get(id) ?? null, inTheirs.get(id) ?? null, inOurs.get(id) ?? null, same),
  )
  const kept = rows.filter((row) => row.kept)
  return {
    rows,
    conflicts: rows.flatMap((row) =>
      row.conflicts.map((field) => ({
        rowId: row.id,
        field,
        base: row.base?.[field] ?? null,
        theirs: row.theirs?.[field] ?? null,
        ours: row.ours?.[field] ?? null,
      })),
    ),
    rowConflicts: rows.flatMap(({ id, deletedIn }) => (deletedIn ? [{ rowId: id, deletedIn }] : [])),
    added: kept.flatMap(({ id, base }) => (base ? [] : [id])),
    deleted: rows.flatMap(({ id, base, kept }) => (base && !kept ? [id] : [])),
    moved: movedIds([...inOurs.keys()], kept),
  }
}

function cellsById(rows: readonly MergeRow[]): Map<string, Cells> {
  return new Map(rows.map(({ id, cells }) => [id, cells]))
}

function mergeRow(id: string, base: Cells | null, theirs: Cells | null, ours: Cells | null, same: SameText): MergedRow {
  const row = { id, base, theirs, ours, conflicts: [], deletedIn: null }
  if (theirs && ours) return { ...row, kept: true, ...mergeCells(base ?? {}, theirs, ours, same) }
  const left = theirs ?? ours
  const cells = left ?? base ?? {}
  if (!base) return { ...row, kept: true, cells }
  if (!left || isUnchanged(base, left, same)) return { ...row, kept: false, cells }
  return { ...row, kept: ours !== null, cells, deletedIn: ours ? 'theirs' : 'ours' }
}

function mergeCells(base: Cells, theirs: Cells, ours: Cells, same: SameText): Pick<MergedRow, 'cells' | 'conflicts'> {
  const cells: Cells = {}
  const conflicts: CellKey[] = []
  for (const field of fieldsOf(base, theirs, ours)) {
    const [was, there, here] = [base[field] ?? null, theirs[field] ?? null, ours[field] ?? null]
    const isTheirs = !same(field, there, was) && same(field, here, was)
    const text = isTheirs ? there : here
    if (text !== null) cells[field] = text
    if (!isTheirs && !same(field, there, was) && !same(field, there, here)) conflicts.push(field)
  }
  return { cells, conflicts }
}

function isUnchanged(base: Cells, now: Cells, same: SameText): boolean {
  return fieldsOf(base, now).every((field) => same(field, base[field] ?? null, now[field] ?? null))
}

/** The fields of several rows, in the order in which the rows name them. */
export function fieldsOf(...rows: (Cells | null)[]): CellKey[] {
  return [...new Set(rows.flatMap((cells) => Object.keys(cells ?? {}) as CellKey[]))]
}

function movedIds(ours: readonly string[], kept: readonly MergedRow[]): string[] {
  const place = new Map(ours.map((id, index) => [id, index]))
  const stay = longestAscending(kept.flatMap(({ id }) => place.get(id) ?? []))
  return kept.flatMap(({ id }) => {
    const index = place.get(id)
    return index === undefined || stay.has(index) ? [] : [id]
  })
}
