/** What values an expression may take when each term moves within its stated range (interval arithmetic). */
export type Interval = readonly [low: number, high: number]

export function add([a, b]: Interval, [c, d]: Interval): Interval {
  return [a + c, b + d]
}

export function negate([a, b]: Interval): Interval {
  return [-b, -a]
}

export function times([a, b]: Interval, [c, d]: Interval): Interval {
  return hull([a * c, a * d, b * c, b * d])
}

export function containsZero([a, b]: Interval): boolean {
  return a <= 0 && b >= 0
}

/** 1 ÷ an interval without zero. */
export function reciprocal([a, b]: Interval): Interval {
  return [1 / b, 1 / a]
}

/**
 * Powers. Null where some of them are no number: a negative base has no fractional powers. Zero to a negative power is
 * the caller's concern, as a division by zero.
 */
export function raise(base: Interval, exponent: Interval): Interval | null {
  const isFixed = exponent[0] === exponent[1]
  const isWhole = isFixed && Number.isInteger(exponent[0])
  if (base[0] < 0 && !isWhole) return null
  const corners = base.flatMap((each) => exponent.map((power) => each ** power))
  // Even powers turn at zero.
  return hull(isWhole && containsZero(base) ? [...corners, 0 ** exponent[0]] : corners)
}

export function hull(values: readonly number[]): Interval {
  return [Math.min(...values), Math.max(...values)]
}
