import { readLevel } from '../worksheet/levels'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { priorityFields, priorityOf, scaleOf, type PriorityField, type PriorityTerm } from '../worksheet/priority'

/**
 * What use cases are ordered by: `priority` is the format's own sum, `product` is urgency × importance, which the
 * workshop uses on Day 2 and for v2.0, whose file computes nothing.
 */
export const lenses = ['priority', 'product'] as const
export type Lens = (typeof lenses)[number]

export interface Score {
  value: number
  terms: PriorityTerm[]
}

/** A level that a score waits for; `unclear` when its cell holds text that has no one meaning. */
export interface MissingLevel {
  field: PriorityField
  unclear: boolean
}

export interface Ranked<Case> {
  useCase: Case
  /** From 1; equal scores share a place and the next place is skipped (1, 1, 3). */
  place: number
  tied: boolean
  score: Score
}

export interface Unranked<Case> {
  useCase: Case
  missing: MissingLevel[]
}

export interface Ranking<Case> {
  ranked: Ranked<Case>[]
  /** In worksheet order. */
  unranked: Unranked<Case>[]
}

/** The lenses a format can be seen through; the first is its default. */
export function lensesOf(format: FormatId): readonly [Lens, ...Lens[]] {
  return priorityFields[format].length > 0 ? ['priority', 'product'] : ['product']
}

/** The levels that a lens needs before it can score a use case. */
function lensFields(format: FormatId, lens: Lens): readonly PriorityField[] {
  return lens === 'priority' ? priorityFields[format] : ['urgency', 'importance']
}

/** A use case's score through a lens, or null while a level is missing or unclear. */
export function scoreOf(format: FormatId, scale: Scale, lens: Lens, cells: Cells): Score | null {
  if (lens === 'priority') return priorityOf(format, scale, cells)
  const scores = scaleOf(format, scale)
  const terms: PriorityTerm[] = []
  for (const field of lensFields(format, lens)) {
    const { level } = readLevel(cells[field], scores)
    if (level === null) return null
    terms.push({ field, level, score: scores[level]! })
  }
  const product = terms.reduce((value, term) => value * term.score, 1)
  // As with the sum: 15 digits, so that 0.1 × 3 equals 0.3 and ties are ties.
  return { value: Number(product.toPrecision(15)), terms }
}

/**
 * Orders use cases by their score, best first. Takes them in worksheet order, which also orders ties, so the same
 * worksheet always gives the same list.
 */
export function rank<Case extends { cells: Cells }>(
  format: FormatId,
  scale: Scale,
  lens: Lens,
  useCases: readonly Case[],
): Ranking<Case> {
  const scored: { useCase: Case; score: Score }[] = []
  const unranked: Unranked<Case>[] = []
  for (const useCase of useCases) {
    const score = scoreOf(format, scale, lens, useCase.cells)
    if (score) scored.push({ useCase, score })
    else unranked.push({ useCase, missing: missingLevels(format, scale, lens, useCase.cells) })
  }
  scored.sort((a, b) => b.score.value - a.score.value)

  const ranked: Ranked<Case>[] = []
  scored.forEach(({ useCase, score }, index) => {
    const before = ranked.at(-1)
    const place = before && before.score.value === score.value ? before.place : index + 1
    const tied = place <= index || scored[index + 1]?.score.value === score.value
    ranked.push({ useCase, place, tied, score })
  })
  return { ranked, unranked }
}

function missingLevels(format: FormatId, scale: Scale, lens: Lens, cells: Cells): MissingLevel[] {
  const scores = scaleOf(format, scale)
  return lensFields(format, lens).flatMap((field) => {
    const { level, unclear } = readLevel(cells[field], scores)
    return level === null ? [{ field, unclear }] : []
  })
}
