import { bestOf, statedRange, unitOf, type Term } from '@/lib/domain/value/term'

export interface SliderRange {
  low: number
  high: number
  /** What an arrow key moves it by; low and best are whole steps apart. */
  step: number
  /** Whether the range is what a person stated. */
  isStated: boolean
}

const STEPS = 100

/** What a slider of a term goes over: the stated range; without one, from nothing to twice the value. */
export function sliderOf(term: Term): SliderRange {
  const [low, high] = statedRange(term.value)
  if (low < high) return { low, high, step: stepOf(term, low, high), isStated: true }
  const best = bestOf(term.value)
  const label = unitOf(term)?.label
  const most = best === 0 ? 1 : label === '%' && best > 50 && best <= 100 ? 100 : 2 * best
  const [from, to] = [Math.min(0, most), Math.max(0, most)]
  return { low: from, high: to, step: stepOf(term, from, to), isStated: false }
}

/** A round step, of which a range has about a hundred; whole ones for what is counted. */
function stepOf(term: Term, low: number, high: number): number {
  const best = bestOf(term.value)
  const rough = 10 ** Math.floor(Math.log10((high - low) / STEPS))
  const label = unitOf(term)?.label ?? null
  if (label !== null && label !== '%' && [low, best, high].every(Number.isInteger)) return Math.max(1, rough)
  // A slider stands on whole steps from its low end; the stated values must be among its places.
  const isPlace = (value: number, step: number) => isWhole((value - low) / step)
  const fine = [rough, rough / 10, rough / 100, rough / 1_000].find(
    (step) => isPlace(best, step) && isPlace(high, step),
  )
  return Number((fine ?? rough).toPrecision(6))
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6
}
