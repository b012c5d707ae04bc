import { generateNKeysBetween } from 'fractional-indexing'
import { isExtraKey, type CellKey, type ExtraKey } from '../worksheet/fields'
import { type EditableUseCase, valueOf } from './edit'
import { longestAscending } from './order'
import type { Patch } from './patch'
import { comparePositions } from './position'
import { fieldsOf, type MergedRow, type MergeRow, type RowMerge, type Side } from './three-way'

/** A person's decisions about a merge. The narrower one holds: a cell's, else its row's, else that for all. */
export interface MergeChoices {
  /** For every conflict. */
  all?: Side
  /** By row id: for the row's conflicts, and for whether the row is there when not every version has it. */
  rows?: Readonly<Record<string, Side>>
  /** By row id and field: the text of that version, in conflict or not. */
  cells?: Readonly<Record<string, Partial<Record<CellKey, Side>>>>
  /** For the scores of the levels. */
  scale?: Side
}

/** The merged rows in their order under a person's choices; a conflict without one stays as in ours. */
export function resolveMerge(merge: RowMerge, choices: MergeChoices = {}): MergeRow[] {
  return merge.rows.flatMap((row) => {
    const side = choices.rows?.[row.id] ?? choices.all ?? null
    const isEverywhere = row.base && row.theirs && row.ours
    const decided = row.deletedIn ? side : isEverywhere ? null : (choices.rows?.[row.id] ?? null)
    const isKept = decided ? row[decided] !== null : row.kept
    return isKept ? [{ id: row.id, cells: resolvedCells(row, decided, side, choices.cells?.[row.id]) }] : []
  })
}

function resolvedCells(
  row: MergedRow,
  decided: Side | null,
  side: Side | null,
  chosen: Partial<Record<CellKey, Side>> = {},
): MergeRow['cells'] {
  // A row that both sides added is merged like any other; only one that a side lacks is taken as a whole.
  const cells = { ...(row.theirs && row.ours ? row.cells : ((decided && row[decided]) ?? row.cells)) }
  const take = (field: CellKey, from: Side) => {
    const text = row[from]?.[field]
    if (text === undefined) delete cells[field]
    else cells[field] = text
  }
  if (side) for (const field of row.conflicts) take(field, side)
  for (const field of fieldsOf(row.base, row.theirs, row.ours)) {
    const from = chosen[field]
    if (from) take(field, from)
  }
  return cells
}

/**
 * The columns of the user's own that the worksheet has to get with the resolved rows: those that a row has something
 * in, in the order of the file.
 * @param ours the worksheet's columns
 * @param theirs the file's columns
 */
export function addedColumns(
  ours: readonly ExtraKey[],
  theirs: Iterable<CellKey>,
  rows: readonly MergeRow[],
): ExtraKey[] {
  const used = new Set(fieldsOf(...rows.map(({ cells }) => cells)))
  // Behind the file's columns: what a choice brings back although both ours and the file have lost its column.
  return [...new Set([...theirs, ...used])].filter(isExtraKey).filter((key) => used.has(key) && !ours.includes(key))
}

/**
 * The patches that turn a worksheet into the resolved rows: cells, rows added, deleted and brought back, and as few
 * moves as the order needs. Applying them through the one write path makes the merge one action of history.
 * @param stored the worksheet's use cases, with those deleted ones that a resolved row may bring back
 * @param rows what `resolveMerge` returned
 * @param newId makes the id of a row that the worksheet does not have; by default the row's own
 */
export function patchesTo(
  stored: readonly EditableUseCase[],
  rows: readonly MergeRow[],
  newId: (rowId: string) => string = (rowId) => rowId,
): Patch[] {
  const useCases = new Map(stored.map((useCase) => [useCase.id, useCase]))
  const positions = positionsOf(rows, useCases)
  const patches: Patch[] = []
  for (const { id, cells } of rows) {
    const useCase = useCases.get(id)
    const row = { useCaseId: useCase ? id : newId(id), baseRevision: useCase?.revision ?? 0 }
    const position = positions.get(id)
    if (position !== undefined) patches.push({ ...row, field: 'position', value: position })
    if (useCase?.deleted) patches.push({ ...row, field: 'deleted', value: null })
    for (const field of fieldsOf(cells, useCase?.cells ?? null)) {
      const value = cells[field] ?? null
      if (value !== (useCase ? valueOf(useCase, field) : null)) patches.push({ ...row, field, value })
    }
  }
  const kept = new Set(rows.map(({ id }) => id))
  for (const { id, revision, deleted } of stored) {
    if (!deleted && !kept.has(id))
      patches.push({ useCaseId: id, field: 'deleted', value: 'true', baseRevision: revision })
  }
  return patches
}

/** New positions of the rows that need one; the longest run of rows in order stays where it is. */
function positionsOf(rows: readonly MergeRow[], useCases: ReadonlyMap<string, EditableUseCase>): Map<string, string> {
  const placed = [...useCases.values()].filter(({ deleted }) => !deleted).sort(comparePositions)
  const place = new Map(placed.map(({ id }, index) => [id, index]))
  const stay = longestAscending(rows.flatMap(({ id }) => place.get(id) ?? []))
  const positions = new Map<string, string>()
  let before: string | null = null
  let waiting: string[] = []
  const settle = (after: string | null) => {
    const made = generateNKeysBetween(before, after, waiting.length)
    waiting.forEach((id, index) => positions.set(id, made[index]!))
    waiting = []
  }
  for (const { id } of rows) {
    const index = place.get(id)
    const position = index !== undefined && stay.has(index) ? placed[index]!.position : null
    // Rows that share a position leave no room between them: where something goes in, the later ones move on.
    if (position !== null && (waiting.length === 0 || before === null || before < position)) {
      settle(position)
      before = position
    } else waiting.push(id)
  }
  settle(null)
  return positions
}
