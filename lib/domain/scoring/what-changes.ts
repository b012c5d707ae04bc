import type { Locale } from '../core/text'
import { fields } from '../worksheet/fields'
import { levelName, readLevel } from '../worksheet/levels'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { scaleOf, type PriorityField } from '../worksheet/priority'
import { lensFields, levelFieldsOf, scoreOf, type Lens, type Weights } from './lenses'
import type { Ranked } from './rank'
import { levelsOf } from './votes'

/** What would change the order: single changes of a level, and the places they lead to. */

/** Places about whose neighbours people ask. */
export const SWAP_PLACES = 5

export interface LevelChange {
  field: PriorityField
  from: string
  to: string
  /** Levels between the two, more than 0 upwards. */
  steps: number
}

/** The smallest single change by which the lower of two neighbours overtakes the upper. */
export interface Swap<Case> {
  above: Case
  below: Case
  /** Which of the two it changes, and how; null when no single change is enough. */
  change: (LevelChange & { of: 'above' | 'below' }) | null
}

export interface Outcome extends LevelChange {
  /** The place that the use case would take; it may be shared. */
  place: number
}

/** What a ranking was made with. */
export interface Rule {
  format: FormatId
  scale: Scale
  lens: Lens
  /** Of the weighted sum, where they are not the usual ones. */
  weights?: Weights
}

/**
 * For the first places, the change that would swap each with the next: the fewest levels, then rather one that raises the
 * lower case, then the first field of the formula.
 * @param ranked by `rank` with the same rule
 */
export function swaps<Case extends { cells: Cells }>(rule: Rule, ranked: readonly Ranked<Case>[]): Swap<Case>[] {
  return ranked.slice(0, SWAP_PLACES).flatMap((upper, index) => {
    const lower = ranked[index + 1]
    if (!lower) return []
    const raised = changesOf(rule, lower.useCase.cells)
      .filter(({ value }) => value > upper.score.value)
      .map(({ change }) => ({ ...change, of: 'below' as const }))
    const lowered = changesOf(rule, upper.useCase.cells)
      .filter(({ value }) => value < lower.score.value)
      .map(({ change }) => ({ ...change, of: 'above' as const }))
    // The sort is stable, so raising comes first among equals.
    const [change = null] = [...raised, ...lowered].sort((a, b) => Math.abs(a.steps) - Math.abs(b.steps))
    return [{ above: upper.useCase, below: lower.useCase, change }]
  })
}

/** What every change of one of its levels would do to the place of a ranked use case. */
export function outcomes<Case extends { cells: Cells }>(
  rule: Rule,
  ranked: readonly Ranked<Case>[],
  useCase: Case,
): Outcome[] {
  const others = ranked.filter((each) => each.useCase !== useCase)
  return changesOf(rule, useCase.cells).map(({ change, value }) => ({
    ...change,
    place: 1 + others.filter(({ score }) => score.value > value).length,
  }))
}

/** A score that a use case could have, and the levels that would have to change for it. */
export interface ReachableScore {
  value: number
  levels: Partial<Record<PriorityField, string>>
}

/**
 * Every other score that a use case's levels can make, lowest first, each by the change of the fewest steps. Among equals
 * the value of ML moves first, then importance, then urgency: what a case is worth rather than when it is due.
 */
export function reachableScores({ format, scale, lens, weights }: Rule, cells: Cells): ReachableScore[] {
  const scores = scaleOf(format, scale)
  const inLens = new Set<string>(lensFields(lens, format))
  const levelFields = levelFieldsOf(format).filter((field) => inLens.has(field))
  let changes: { levels: ReachableScore['levels']; steps: number }[] = [{ levels: {}, steps: 0 }]
  // From the last field, because of equal changes the one that is found first is kept.
  for (const field of [...levelFields].reverse()) {
    const levels = levelsOf(field, format, scale)
    const from = readLevel(cells[field], scores).level
    if (from === null) return []
    const others = levels.filter((level) => level !== from)
    changes = [
      ...changes,
      ...changes.flatMap((change) =>
        others.map((level) => ({
          levels: { ...change.levels, [field]: level },
          steps: change.steps + Math.abs(levels.indexOf(level) - levels.indexOf(from)),
        })),
      ),
    ]
  }
  const found = new Map<number, { levels: ReachableScore['levels']; steps: number }>()
  const current = scoreOf(format, scale, lens, cells, weights).score?.value
  for (const change of changes) {
    const value = scoreOf(format, scale, lens, { ...cells, ...change.levels }, weights).score?.value
    if (value === undefined || value === current) continue
    const known = found.get(value)
    if (!known || change.steps < known.steps) found.set(value, change)
  }
  return [...found].map(([value, { levels }]) => ({ value, levels })).sort((a, b) => a.value - b.value)
}

/** Every other level of every level field, with the score that it would give. */
function changesOf({ format, scale, lens, weights }: Rule, cells: Cells): { change: LevelChange; value: number }[] {
  const scores = scaleOf(format, scale)
  const inLens = new Set<string>(lensFields(lens, format))
  return levelFieldsOf(format)
    .filter((field) => inLens.has(field))
    .flatMap((field) => {
      const levels = levelsOf(field, format, scale)
      const from = readLevel(cells[field], scores).level
      return levels.flatMap((to, place) => {
        if (from === null || to === from) return []
        const { score } = scoreOf(format, scale, lens, { ...cells, [field]: to }, weights)
        return score ? [{ change: { field, from, to, steps: place - levels.indexOf(from) }, value: score.value }] : []
      })
    })
}

/** A swap in words; `nameOf` says what a use case is called. */
export function describeSwap<Case>(
  { above, below, change }: Swap<Case>,
  nameOf: (useCase: Case) => string,
  locale: Locale,
): string {
  const [upper, lower] = [nameOf(above), nameOf(below)]
  if (!change) {
    return locale === 'ja'
      ? `${upper}と${lower}の順は、評価を1つ変えるだけでは入れ替わりません。`
      : `No single change of a level swaps ${upper} and ${lower}.`
  }
  const [from, to] = [levelName(change.from, locale), levelName(change.to, locale)]
  const field = fields[change.field].label[locale]
  if (locale === 'ja') {
    return change.of === 'below'
      ? `${lower}の${field}が${from}から${to}に変わると、${upper}より上になります。`
      : `${upper}の${field}が${from}から${to}に変わると、${lower}より下になります。`
  }
  return change.of === 'below'
    ? `${lower} passes ${upper} if its ${field} goes from ${from} to ${to}.`
    : `${upper} falls behind ${lower} if its ${field} goes from ${from} to ${to}.`
}
