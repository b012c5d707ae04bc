import { readApplicability } from '../worksheet/levels'
import type { Cells } from '../worksheet/model'

/**
 * What takes a use case out of the ranking, whatever its levels say: where ML does not apply (×), rules or a change of
 * process are the way; where somebody wrote a hard blocker, nothing can start. Neither is averaged into a score.
 */
export const gates = ['rules', 'blocked'] as const
export type Gate = (typeof gates)[number]

/** The lane a use case stands in beside the ranking, null when it is ranked. */
export function gateOf(cells: Cells): Gate | null {
  if (readApplicability(cells.mlApplicability).applicability === '×') return 'rules'
  return cells.hardBlocker?.trim() ? 'blocked' : null
}
