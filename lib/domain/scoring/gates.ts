import type { Obstacle } from '../readiness/obstacles'
import { readApplicability } from '../worksheet/levels'
import type { Cells } from '../worksheet/model'

/**
 * What takes a use case out of the ranking, whatever its levels say: where ML does not apply (×) or does not fit, rules
 * or a change of process are the way; where somebody wrote a hard blocker, or the data it needs may not or cannot be
 * used, nothing can start. Neither is averaged into a score.
 */
export const gates = ['rules', 'blocked'] as const
export type Gate = (typeof gates)[number]

/**
 * The lane a use case stands in beside the ranking, null when it is ranked.
 * @param obstacles what its data and its ML fit say against it
 */
export function gateOf(cells: Cells, obstacles: readonly Obstacle[]): Gate | null {
  const stands = (gate: Gate) => obstacles.some((obstacle) => obstacle.gate === gate)
  if (readApplicability(cells.mlApplicability).applicability === '×' || stands('rules')) return 'rules'
  return cells.hardBlocker?.trim() || stands('blocked') ? 'blocked' : null
}
