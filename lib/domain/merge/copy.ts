import type { Cells, Scale } from '../worksheet/model'
import type { CellKey } from '../worksheet/fields'
import { joinAdded, newRowId, rowsFromFile } from './from-file'
import { matchRows, type BaseRow, type FileRow, type RowPair } from './match'
import { insertBehind } from './order'
import type { MergeChoices } from './resolve'
import { sameInFile } from './same'
import { mergeRows, type MergeRow, type RowMerge, type Side } from './three-way'

/** The merge of a copy that came back as a file, and what a person has to say about it. */

/** By row of the file's sheet: the use case that it is, or null when it is a new one. */
export type MatchDecisions = Readonly<Record<string, string | null>>

export interface Copy {
  /** The worksheet as it was exported; null when the file is no export of it. */
  base: readonly BaseRow[] | null
  ours: readonly MergeRow[]
  file: { columns: ReadonlySet<CellKey>; rows: readonly FileRow[] }
  /** The base's, or ours without one. */
  scale: Scale
}

export interface CopyMerge {
  merge: RowMerge
  /** Pairs that only hold once a person has confirmed them: all of them in a file that is no export of the worksheet. */
  questions: RowPair[]
  /** By row of the file's sheet the id of the row that it is in the merge. */
  rowIds: ReadonlyMap<number, string>
}

/**
 * Merges a file's rows into ours. Undecided pairs count as what they probably are, so that a person sees what would
 * become of them. Without a base nothing is known of what the file lacks: it deletes, clears and moves nothing, and
 * where both say something different it is a conflict.
 */
export function mergeCopy({ base, ours, file, scale }: Copy, decided: MatchDecisions): CopyMerge {
  const known = base ?? ours
  const { pairs } = matchRows(known, file.rows, scale)
  const questions = pairs.filter(({ certainty }) => base === null || certainty !== 'certain')
  const held = decidedPairs(known, file.rows, pairs, decided)
  const same = sameInFile(scale)
  const pairOf = new Map(held.map(({ sheetRow, baseId }) => [sheetRow, baseId]))
  const rowIds = new Map(file.rows.map(({ sheetRow }) => [sheetRow, pairOf.get(sheetRow) ?? newRowId(sheetRow)]))
  if (base) {
    const added = rowsFromFile(base, file, held, scale)
    const theirs = joinAdded(base, added, ours, scale)
    const joined = new Map(added.map(({ id }, index) => [id, theirs[index]!.id]))
    for (const [sheetRow, id] of rowIds) rowIds.set(sheetRow, joined.get(id) ?? id)
    return { merge: mergeRows(base, theirs, ours, same), questions, rowIds }
  }
  const inFile = new Map(rowsFromFile([], file, held, scale).map((row) => [row.id, row]))
  const order = insertBehind(
    ours.map(({ id }) => id),
    [[...inFile.keys()]],
  )
  const theirs = order.flatMap((id) => inFile.get(id) ?? [])
  const shared = ours.filter(({ id }) => inFile.has(id)).map(({ id }) => ({ id, cells: {} }))
  return { merge: mergeRows(shared, theirs, ours, same), questions, rowIds }
}

/** The pairs under a person's decisions. What was decided about a row that is not there, or twice about one, is void. */
function decidedPairs(
  known: readonly MergeRow[],
  file: readonly FileRow[],
  pairs: readonly RowPair[],
  decided: MatchDecisions,
): RowPair[] {
  const free = new Set(known.map(({ id }) => id))
  const bySheetRow = new Map(pairs.map((pair) => [pair.sheetRow, pair]))
  const chosen = file.flatMap(({ sheetRow }): RowPair[] => {
    const baseId = decided[sheetRow]
    if (!baseId || !free.delete(baseId)) return []
    return [
      { ...(bySheetRow.get(sheetRow) ?? { by: 'similar', similarity: 0 }), baseId, sheetRow, certainty: 'certain' },
    ]
  })
  const others = pairs.filter(({ sheetRow, baseId, certainty }) => {
    return decided[sheetRow] === undefined && certainty !== 'doubtful' && free.delete(baseId)
  })
  return [...chosen, ...others]
}

/** The side that a choice names for a row, or for one of its cells. */
export function chosenSide(choices: MergeChoices, rowId: string, field?: CellKey): Side | undefined {
  const forCell = field === undefined ? undefined : choices.cells?.[rowId]?.[field]
  return forCell ?? choices.rows?.[rowId] ?? choices.all
}

/**
 * Rows about which a person chose on what is no longer so: ours changed after the person saw it, or was not seen at all.
 * @param seen ours as the person saw it, by row id
 */
export function outdatedRows(merge: RowMerge, choices: MergeChoices, seen: ReadonlyMap<string, Cells>): Set<string> {
  const outdated = merge.rows.filter(({ id, ours, conflicts, deletedIn }) => {
    const isChosen = conflicts.length > 0 || deletedIn !== null || choices.rows?.[id] || choices.cells?.[id]
    return isChosen && !isEqual(ours, seen.get(id) ?? null)
  })
  return new Set(outdated.map(({ id }) => id))
}

function isEqual(one: Cells | null, other: Cells | null): boolean {
  if (!one || !other) return one === other
  const keys = Object.keys(one) as CellKey[]
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
