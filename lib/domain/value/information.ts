/**
 * What it is worth to know a term exactly before deciding (expected value of partial perfect information), estimated from
 * the draws of a simulation: the draws are put into bins by the term, and within each bin the option that is best there is
 * chosen (M. Strong, J. Oakley, "An efficient method for computing single-parameter partial expected value of perfect
 * information", Medical Decision Making 33(6), 2013).
 */

/** A choice, such as doing nothing, rules or ML: what it comes to in each draw. "Nothing" is all zeros. */
export interface Choice {
  name: string
  payoffs: Float64Array
}

export interface TermInformation {
  /** The term's `nameKey`. */
  name: string
  /** In the unit of the payoffs; never negative. */
  worth: number
}

export interface Information {
  /** What to choose with what is known today, and what it then comes to on average. */
  best: string
  expected: number
  /** Knowing everything would be worth this. */
  perfect: number
  /** "Measure this next": the term most worth knowing first. */
  terms: TermInformation[]
}

/** Draws of a bin: enough for a mean that chance moves little, and bins enough to see where the decision turns. */
const BINS = 40

/**
 * Ranks terms by the worth of knowing them.
 * @param choices at least one, with payoffs in the same draws
 * @param terms draws of each term, in the same order of draws
 */
export function valueOfInformation(
  choices: readonly [Choice, ...Choice[]],
  terms: ReadonlyMap<string, Float64Array>,
): Information {
  const count = choices[0].payoffs.length
  // No draw gave a number: nothing is known, and nothing can be said for any choice but the first.
  if (count === 0) return { best: choices[0].name, expected: 0, perfect: 0, terms: [] }
  const means = choices.map(({ payoffs }) => meanOf(payoffs))
  const expected = Math.max(...means)
  let sumOfBest = 0
  for (let draw = 0; draw < count; draw++) {
    let best = Number.NEGATIVE_INFINITY
    for (const { payoffs } of choices) best = Math.max(best, payoffs[draw]!)
    sumOfBest += best
  }
  // Sums in another order differ in their last bits; that is not knowledge.
  const noise = 1e-9 * Math.max(...means.map(Math.abs))
  const worthOf = (values: Float64Array) => {
    const gain = knowing(choices, values) - expected
    return gain > noise ? gain : 0
  }
  const ranked = [...terms].flatMap(([name, values]): TermInformation[] =>
    isConstant(values) ? [] : [{ name, worth: worthOf(values) }],
  )
  return {
    best: choices[means.indexOf(expected)]!.name,
    expected,
    perfect: Math.max(0, sumOfBest / count - expected),
    terms: ranked.sort((a, b) => b.worth - a.worth),
  }
}

/** The mean over bins of the best choice's mean in each. */
function knowing(choices: readonly Choice[], values: Float64Array): number {
  const order = orderOf(values)
  const bins = Math.max(1, Math.min(BINS, Math.floor(values.length / 50)))
  let total = 0
  for (let bin = 0; bin < bins; bin++) {
    const [from, to] = [bin, bin + 1].map((edge) => Math.floor((edge * order.length) / bins)) as [number, number]
    let best = Number.NEGATIVE_INFINITY
    for (const { payoffs } of choices) {
      let sum = 0
      for (let place = from; place < to; place++) sum += payoffs[order[place]!]!
      best = Math.max(best, sum)
    }
    total += best
  }
  return total / order.length
}

function orderOf(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0])
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
