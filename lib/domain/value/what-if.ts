import type { ValueModel } from './model'
import type { TermValue } from './term'

/** Other values to look at, by term id and in the term's unit: where a slider stands, or what a scenario keeps. */
export type Moved = Readonly<Record<string, number>>

/** The model if the moved terms were exactly so: they no longer vary from draw to draw. */
export function fixTerms(model: ValueModel, moved: Moved): ValueModel {
  return withValues(model, moved, (_, value) => ({ kind: 'single', value }))
}

/** The model with the moved terms at other best values, within what is stated about them (widened where it must be). */
export function moveTerms(model: ValueModel, moved: Moved): ValueModel {
  return withValues(model, moved, (stated, value) => {
    if (stated.kind === 'single') return { kind: 'single', value }
    if (stated.kind === 'extremes') {
      return { ...stated, mode: value, min: Math.min(stated.min, value), max: Math.max(stated.max, value) }
    }
    const [low, high] = [Math.min(stated.low, value), Math.max(stated.high, value)]
    const isWithin = (stated.min === null || stated.min < low) && (stated.max === null || stated.max > high)
    return { ...stated, best: value, low, high, ...(isWithin ? {} : { min: null, max: null }) }
  })
}

function withValues(model: ValueModel, moved: Moved, change: (stated: TermValue, value: number) => TermValue) {
  if (Object.keys(moved).length === 0) return model
  const terms = model.terms.map((term) => {
    const value = moved[term.id]
    return value === undefined ? term : { ...term, value: change(term.value, value) }
  })
  return { ...model, terms }
}
