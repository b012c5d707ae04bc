/**
 * The three-term metalog: a distribution given by its quantile function, which goes exactly through the three stated
 * percentiles (T. W. Keelin, "The Metalog Distributions", Decision Analysis 13(4), 2016).
 *
 *   M(y) = a1 + a2 ln(y / (1 - y)) + a3 (y - 1/2) ln(y / (1 - y))
 *
 * An amount with bounds is fitted after ln(x - min), -ln(max - x), or ln((x - min) / (max - x)), Keelin's semi-bounded
 * and bounded kinds. Where the percentiles lie too unevenly for a metalog (|a3| / a2 > 1.66711, equation 10 there), each
 * side of the median is a logistic curve of its own instead, which goes through the same three percentiles.
 */
export interface Percentiles {
  low: number
  best: number
  high: number
  min: number | null
  max: number | null
}

/** The stated percentiles are the 5th, 50th and 95th: ln(0.95 / 0.05). */
const LOGIT_95 = Math.log(19)
const STEEPEST = 1.66711

/** The amount below which a share `y` (0 < y < 1) of the outcomes lies. */
export function quantileFunction({ low, best, high, min, max }: Percentiles): (y: number) => number {
  if (low === high) return () => best
  const stretch = stretchOf(min, max)
  const [l, m, h] = [low, best, high].map(stretch) as [number, number, number]
  const { a2, a3 } = coefficients(l, m, h)
  const shrink = shrinkOf(min, max)
  if (Math.abs(a3) / a2 <= STEEPEST) return (y) => shrink(m + (a2 + a3 * (y - 0.5)) * logit(y))
  const [below, above] = [(m - l) / LOGIT_95, (h - m) / LOGIT_95]
  return (y) => shrink(m + (y < 0.5 ? below : above) * logit(y))
}

/** Whether the percentiles make a metalog, or the two logistic halves stand in for it. */
export function isMetalog({ low, best, high, min, max }: Percentiles): boolean {
  const stretch = stretchOf(min, max)
  const { a2, a3 } = coefficients(stretch(low), stretch(best), stretch(high))
  return low < high && Math.abs(a3) / a2 <= STEEPEST
}

function coefficients(low: number, best: number, high: number) {
  return { a2: (high - low) / (2 * LOGIT_95), a3: (high + low - 2 * best) / (0.9 * LOGIT_95) }
}

function logit(y: number): number {
  return Math.log(y / (1 - y))
}

/** From a bounded amount to the whole line. */
function stretchOf(min: number | null, max: number | null): (x: number) => number {
  if (min !== null && max !== null) return (x) => Math.log((x - min) / (max - x))
  if (min !== null) return (x) => Math.log(x - min)
  return max === null ? (x) => x : (x) => -Math.log(max - x)
}

/** And back. */
function shrinkOf(min: number | null, max: number | null): (z: number) => number {
  if (min !== null && max !== null) return (z) => min + (max - min) / (1 + Math.exp(-z))
  if (min !== null) return (z) => min + Math.exp(z)
  return max === null ? (z) => z : (z) => max - Math.exp(-z)
}
