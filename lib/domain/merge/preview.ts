import type { CellKey, ExtraKey } from '../worksheet/fields'
import type { Cells, Scale } from '../worksheet/model'
import type { SheetFacts } from '../worksheet/reading'
import { rowName, type RowName } from '../worksheet/row-name'
import type { StoredUseCase } from './apply'
import { chosenSide, type CopyMerge } from './copy'
import type { BaseRow, FileRow } from './match'
import type { Patch } from './patch'
import { patchesTo } from './resolve'
import { isSameScale, resolveScale, type ScaleMerge } from './scale'
import type { MergeRow, Side } from './three-way'

/** What a person is shown of a merge, and decides. */

/** Rows of which a preview tells what would change in them. */
const SHOWN_CHANGES = 200

/** What a person decides about a merge. */
export interface MergeDecisions {
  /** The worksheet's seq that the person saw, as a preview gave it; choices hold only for what was so then. */
  seq?: number
  /** By row of the file's sheet: the id of the use case that it is, or null for a new one. */
  matches: Record<string, string | null>
  /** Which side's text or row is kept: `ours` is the worksheet's, `theirs` the file's. The narrowest choice holds. */
  choices: {
    all?: Side
    rows: Record<string, Side>
    cells: Record<string, Partial<Record<CellKey, Side>>>
    scale?: Side
  }
}

/** A row of the file that is perhaps one of the worksheet's, for the person to say. */
export interface MergeMatch {
  /** Row of the file's sheet, as `MergeDecisions.matches` names it. */
  sheetRow: number
  useCaseId: string
  /** What the two hold: of the worksheet as it was exported, or as it is when the file is no export of it. */
  cells: { file: Cells; worksheet: Cells }
  by: 'id' | 'position' | 'similar'
  /** `doubtful` counts as a new row until the person says otherwise, the others as the row they are like. */
  certainty: 'certain' | 'likely' | 'doubtful'
  /** 0 to 1. */
  similarity: number
  /** The person has decided. */
  decided: boolean
}

/** A cell that the worksheet and the file say differently. Null is an empty cell. */
export interface MergeConflict {
  /** As `MergeDecisions.choices` names it. */
  rowId: string
  name: RowName
  field: CellKey
  /** As it was exported; null also when the file is no export of the worksheet. */
  base: string | null
  theirs: string | null
  ours: string | null
  /** A choice settles it, and rests on what is still so. */
  decided: boolean
}

/** A row that one side deleted and the other changed. */
export interface MergeRowConflict {
  rowId: string
  name: RowName
  deletedIn: 'theirs' | 'ours'
  /** The row as it was exported, and as the side that kept it has it. */
  base: Cells
  kept: Cells
  decided: boolean
}

/** The scores of the levels in each version. */
export interface MergeScale {
  /** As it was exported; null when the file is no export of the worksheet. */
  base: Scale | null
  theirs: Scale
  ours: Scale
  /** What the worksheet gets; its own as long as a conflict is open. */
  merged: Scale
  /** Changed in the file and in the worksheet, each to something else. */
  isConflict: boolean
  /** A choice settles the conflict, and rests on what is still so. */
  decided: boolean
}

/** What the merge would do to one row of the worksheet. */
export interface MergeChange {
  rowId: string
  name: RowName
  kind: 'added' | 'deleted' | 'restored' | 'changed' | 'moved'
  cells: { field: CellKey; from: string | null; to: string | null }[]
}

/** Answer of `POST /api/imports/{id}/merge/preview`: what the merge comes to under the decisions sent. Nothing is written. */
export interface MergePreview {
  worksheet: { id: string; title: string }
  /** To be sent with the decisions. */
  seq: number
  /** Name of the file's sheet that is merged. */
  sheet: string
  /** The export that the file is a copy of; null for any other file, whose rows are then all to be confirmed. */
  base: { exportedAt: string; exportedBy: string | null } | null
  /** Every pair of rows that a person has to confirm, in the order of the file. */
  matches: MergeMatch[]
  conflicts: MergeConflict[]
  rowConflicts: MergeRowConflict[]
  /** Matches and conflicts that are not decided; the merge can be committed when it is 0. */
  undecided: number
  /** What would happen to the worksheet, conflicts left out. */
  counts: {
    changedRows: number
    changedCells: number
    added: number
    deleted: number
    restored: number
    moved: number
    /** 1 when the scores of the levels change. */
    scales: number
  }
  /** The first of the rows that would change. */
  changes: MergeChange[]
  /** Names of columns that the worksheet would get. */
  addedColumns: string[]
  /** The scores of the levels, where the merge changes them or asks which hold. */
  scale: MergeScale | null
}

/** A merge under some decisions, as of one moment. */
export interface MergeState extends CopyMerge {
  worksheet: { id: string; title: string }
  seq: number
  base: { exportedAt: string; exportedBy: string | null } | null
  facts: SheetFacts
  /** The worksheet's rows, deleted ones among them. */
  useCases: readonly StoredUseCase[]
  known: readonly BaseRow[]
  file: readonly FileRow[]
  /** The merged rows, conflicts without a choice as in the worksheet. */
  rows: MergeRow[]
  addedColumns: ExtraKey[]
  /** Rows whose choices rest on what has changed since. */
  outdated: Set<string>
  decisions: MergeDecisions
  scale: ScaleMerge
  /** A choice about the scale rests on what has changed since. */
  isScaleOutdated: boolean
}

/** What a person decides by. */
export function mergePreviewOf(each: MergeState): MergePreview {
  const { worksheet, merge, outdated } = each
  const { matches: decided, choices } = each.decisions
  const isDecided = (rowId: string, field?: CellKey) =>
    !outdated.has(rowId) && chosenSide(choices, rowId, field) !== undefined
  const byId = new Map(merge.rows.map((row) => [row.id, row]))
  const nameOf = (rowId: string) => {
    const row = byId.get(rowId)
    return rowName(row?.ours ?? row?.theirs ?? row?.base ?? {})
  }
  const knownCells = new Map(each.known.map(({ id, cells }) => [id, cells]))
  const fileCells = new Map(each.file.map(({ sheetRow, cells }) => [sheetRow, cells]))

  const matches = each.questions.map(({ baseId, sheetRow, by, certainty, similarity }) => ({
    ...{ sheetRow, useCaseId: baseId, by, certainty, similarity },
    cells: { file: fileCells.get(sheetRow) ?? {}, worksheet: knownCells.get(baseId) ?? {} },
    decided: decided[sheetRow] !== undefined,
  }))
  const conflicts = merge.conflicts.map((conflict) => {
    return { ...conflict, name: nameOf(conflict.rowId), decided: isDecided(conflict.rowId, conflict.field) }
  })
  const rowConflicts = merge.rowConflicts.map(({ rowId, deletedIn }) => {
    const { base, theirs, ours } = byId.get(rowId)!
    const kept = theirs ?? ours ?? {}
    return { rowId, name: nameOf(rowId), deletedIn, base: base ?? {}, kept, decided: isDecided(rowId) }
  })
  const { counts, changes } = changesOf(each, nameOf)
  const scale = scalePreview(each)
  const asked = new Set([...conflicts, ...rowConflicts].map(({ rowId }) => rowId))
  return {
    worksheet,
    seq: each.seq,
    sheet: each.facts.name,
    base: each.base && { exportedAt: each.base.exportedAt, exportedBy: each.base.exportedBy },
    ...{ matches, conflicts, rowConflicts, counts, changes },
    undecided:
      [...matches, ...conflicts, ...rowConflicts].filter((question) => !question.decided).length +
      (scale?.isConflict && !scale.decided ? 1 : 0) +
      [...outdated].filter((rowId) => !asked.has(rowId)).length,
    addedColumns: each.addedColumns.map((key) => key.slice('extra:'.length)),
    scale,
  }
}

/** The worksheet's scale after a merge, and whether that is a change. */
export function mergedScale({ scale, decisions: { choices } }: MergeState): { scale: Scale; isChanged: boolean } {
  const merged = resolveScale(scale, choices.scale ?? choices.all)
  return { scale: merged, isChanged: !isSameScale(merged, scale.ours) }
}

function scalePreview(each: MergeState): MergeScale | null {
  const { scale: merged, isChanged } = mergedScale(each)
  const { choices } = each.decisions
  const decided = (choices.scale ?? choices.all) !== undefined && !each.isScaleOutdated
  return each.scale.isConflict || isChanged ? { ...each.scale, merged, decided } : null
}

function changesOf(each: MergeState, nameOf: (rowId: string) => RowName): Pick<MergePreview, 'counts' | 'changes'> {
  const { useCases, rows } = each
  const before = new Map(useCases.map((useCase) => [useCase.id, useCase]))
  const patches = new Map<string, Patch[]>()
  for (const patch of patchesTo(useCases, rows)) {
    const ofRow = patches.get(patch.useCaseId)
    if (ofRow) ofRow.push(patch)
    else patches.set(patch.useCaseId, [patch])
  }
  const counts = {
    changedRows: 0,
    changedCells: 0,
    added: 0,
    deleted: 0,
    restored: 0,
    moved: 0,
    scales: Number(mergedScale(each).isChanged),
  }
  const changes = [...patches].map(([rowId, ofRow]): MergeChange => {
    const useCase = before.get(rowId)
    const cells = ofRow.flatMap(({ field, value }) =>
      field === 'position' || field === 'deleted' ? [] : [{ field, from: useCase?.cells[field] ?? null, to: value }],
    )
    const deletion = ofRow.find(({ field }) => field === 'deleted')
    const kind = !useCase
      ? 'added'
      : deletion
        ? deletion.value === null
          ? 'restored'
          : 'deleted'
        : cells.length > 0
          ? 'changed'
          : 'moved'
    if (kind === 'changed') {
      counts.changedRows++
      counts.changedCells += cells.length
    } else if (kind !== 'moved') counts[kind]++
    if (useCase && !deletion && ofRow.some(({ field }) => field === 'position')) counts.moved++
    return { rowId, name: nameOf(rowId), kind, cells }
  })
  return { counts, changes: changes.slice(0, SHOWN_CHANGES) }
}
