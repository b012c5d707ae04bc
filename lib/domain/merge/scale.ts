import type { Scale } from '../worksheet/model'
import type { Side } from './three-way'

/**
 * The merge of the scores of the levels. A scale is one decision of the team, so it is merged as one: level by level,
 * two scales could come to one that nobody chose.
 */
export interface ScaleMerge {
  /** Null when it is not known what the two began with. */
  base: Scale | null
  theirs: Scale
  ours: Scale
  /** One side's where the other left it as it was; ours in a conflict. */
  merged: Scale
  isConflict: boolean
}

/** @param theirs null when the file says nothing of scores */
export function mergeScale(base: Scale | null, theirs: Scale | null, ours: Scale): ScaleMerge {
  const there = theirs ?? base ?? ours
  const isTheirs = base !== null && isSameScale(base, ours)
  const isOurs = isSameScale(there, ours) || (base !== null && isSameScale(there, base))
  return { base, theirs: there, ours, merged: isTheirs ? there : ours, isConflict: !isTheirs && !isOurs }
}

/** The scale under a person's choice, which counts only in a conflict. */
export function resolveScale(merge: ScaleMerge, chosen: Side | undefined): Scale {
  return (merge.isConflict && chosen && merge[chosen]) || merge.merged
}

/** Whether two scales give the same levels the same scores. */
export function isSameScale(one: Scale, other: Scale): boolean {
  const levels = Object.keys(one)
  return levels.length === Object.keys(other).length && levels.every((level) => one[level] === other[level])
}
