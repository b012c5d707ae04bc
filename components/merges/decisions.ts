import type { Side } from '@/lib/domain/merge/three-way'
import type { CellKey } from '@/lib/domain/worksheet/fields'
import type { MergeDecisions, MergeMatch, MergePreview } from '@/lib/domain/merge/preview'

/** What a person decides about a merge, changed step by step. A choice for several cells is noted at each of them. */

export const noDecisions: MergeDecisions = { matches: {}, choices: { rows: {}, cells: {} } }

interface Cell {
  rowId: string
  field: CellKey
}

export function chooseCells(decisions: MergeDecisions, chosen: readonly Cell[], side: Side): MergeDecisions {
  const cells = { ...decisions.choices.cells }
  for (const { rowId, field } of chosen) cells[rowId] = { ...cells[rowId], [field]: side }
  return { ...decisions, choices: { ...decisions.choices, cells } }
}

export function chooseRows(decisions: MergeDecisions, rowIds: readonly string[], side: Side): MergeDecisions {
  const rows = { ...decisions.choices.rows, ...Object.fromEntries(rowIds.map((rowId) => [rowId, side])) }
  return { ...decisions, choices: { ...decisions.choices, rows } }
}

export function chooseScale(decisions: MergeDecisions, side: Side): MergeDecisions {
  return { ...decisions, choices: { ...decisions.choices, scale: side } }
}

/** @param isSame the file's row is the worksheet's; else it is a new one */
export function decideMatches(
  decisions: MergeDecisions,
  matches: readonly Pick<MergeMatch, 'sheetRow' | 'useCaseId'>[],
  isSame: boolean,
): MergeDecisions {
  const decided = matches.map(({ sheetRow, useCaseId }) => [sheetRow, isSame ? useCaseId : null])
  return { ...decisions, matches: { ...decisions.matches, ...Object.fromEntries(decided) } }
}

export interface Settled {
  /** The decisions that hold, about the worksheet as the preview shows it. */
  decisions: MergeDecisions
  /** Some did not hold any more and were dropped. */
  dropped: boolean
  /** Rows in question whose choices rested on what others have changed since. */
  outdated: string[]
}

/** What is left of decisions under the preview that they led to. */
export function settle(decisions: MergeDecisions, preview: MergePreview): Settled {
  const { choices, matches } = decisions
  const kept: MergeDecisions = { seq: preview.seq, matches, choices: { rows: {}, cells: {} } }
  const outdated = new Set<string>()
  let held = 0
  for (const { rowId, field, decided } of preview.conflicts) {
    const side = choices.cells[rowId]?.[field]
    if (!side) continue
    if (decided) {
      kept.choices.cells[rowId] = { ...kept.choices.cells[rowId], [field]: side }
      held++
    } else outdated.add(rowId)
  }
  for (const { rowId, decided } of preview.rowConflicts) {
    const side = choices.rows[rowId]
    if (!side) continue
    if (decided) {
      kept.choices.rows[rowId] = side
      held++
    } else outdated.add(rowId)
  }
  if (choices.scale && preview.scale?.isConflict && preview.scale.decided) {
    kept.choices.scale = choices.scale
    held++
  }
  const chosen = [choices.rows, ...Object.values(choices.cells)].flatMap((each) => Object.keys(each))
  const chosenCount = chosen.length + (choices.scale ? 1 : 0)
  return { decisions: kept, dropped: held < chosenCount, outdated: [...outdated] }
}
