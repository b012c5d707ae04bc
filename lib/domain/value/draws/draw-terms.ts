import { seededRandom, seedOf } from '../../core/rng'
import { nameKey } from '../formula/tokens'
import { unitOf, type Term } from '../term'
import type { Calendar } from '../units/unit'
import { quantileFunction } from './metalog'
import { pertSampler } from './pert'

/**
 * Draws of every term, by `nameKey`, in base units. A term's draws depend on the seed and its id only, so that a term
 * which several use cases or options share is drawn once: draw 17 is the same world in all of them.
 */
export function drawTerms(
  terms: readonly Term[],
  seed: number,
  count: number,
  days?: Calendar,
): Map<string, Float64Array> {
  const draws = new Map<string, Float64Array>()
  for (const term of terms) {
    const unit = unitOf(term, days)
    if (unit) draws.set(nameKey(term.name), drawTerm(term, unit.factor, seed, count))
  }
  return draws
}

function drawTerm({ id, value }: Term, factor: number, seed: number, count: number): Float64Array {
  const draws = new Float64Array(count)
  if (value.kind === 'single') return draws.fill(value.value * factor)
  const random = seededRandom(seedOf(`${seed} ${id}`))
  if (value.kind === 'extremes') {
    const sample = pertSampler(value.min, value.mode, value.max, random)
    for (let draw = 0; draw < count; draw++) draws[draw] = sample() * factor
    return draws
  }
  const quantile = quantileFunction(value)
  // Half a step away from 0 and 1, where a quantile is infinite.
  for (let draw = 0; draw < count; draw++) draws[draw] = quantile(random() + 2 ** -33) * factor
  return draws
}
