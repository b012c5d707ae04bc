import type { Obstacle } from '../readiness/obstacles'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { gateOf, type Gate } from './gates'
import { scoreOf, usualWeights, type Lens, type MissingInput, type Score } from './lenses'

export interface Ranked<Case> {
  useCase: Case
  /** From 1; equal scores share a place and the next place is skipped (1, 1, 3). */
  place: number
  tied: boolean
  score: Score
}

export interface Unranked<Case> {
  useCase: Case
  missing: MissingInput[]
}

/** A use case beside the ranking; its score counts for nothing there, but remains visible. */
export interface Gated<Case> {
  useCase: Case
  gate: Gate
  score: Score | null
}

export interface Ranking<Case> {
  ranked: Ranked<Case>[]
  /** In worksheet order. */
  unranked: Unranked<Case>[]
  /** In worksheet order. */
  gated: Gated<Case>[]
}

/**
 * Orders use cases by their score, best first. Takes them in worksheet order, which also orders ties, so the same
 * worksheet always gives the same list. Without `obstacles` (of a moment that is past they are not kept) the cells alone
 * decide what is ranked.
 */
export function rank<Case extends { cells: Cells; obstacles?: readonly Obstacle[] }>(
  format: FormatId,
  scale: Scale,
  lens: Lens,
  useCases: readonly Case[],
  weights = usualWeights(format),
): Ranking<Case> {
  const scored: { useCase: Case; score: Score }[] = []
  const unranked: Unranked<Case>[] = []
  const gated: Gated<Case>[] = []
  for (const useCase of useCases) {
    const gate = gateOf(useCase.cells, useCase.obstacles ?? [])
    const { score, missing } = scoreOf(format, scale, lens, useCase.cells, weights)
    if (gate) gated.push({ useCase, gate, score })
    else if (score) scored.push({ useCase, score })
    else unranked.push({ useCase, missing })
  }
  scored.sort((a, b) => b.score.value - a.score.value)

  const ranked: Ranked<Case>[] = []
  scored.forEach(({ useCase, score }, index) => {
    const before = ranked.at(-1)
    const place = before && before.score.value === score.value ? before.place : index + 1
    const tied = place <= index || scored[index + 1]?.score.value === score.value
    ranked.push({ useCase, place, tied, score })
  })
  return { ranked, unranked, gated }
}
