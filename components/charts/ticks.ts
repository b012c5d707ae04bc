/** A mark on an axis. */
export interface Tick {
  value: number
  /** Where it stands on its axis, in pixels of the drawing. */
  at: number
}

/** Round numbers from at most `lowest` to at least `highest`, about five of them. Counts of whole things get whole numbers. */
export function ticks(highest: number, lowest = 0): number[] {
  // Never finer than a number can be told from the next one.
  const rough = Math.max(highest - lowest, Math.abs(highest) * 1e-9, 1e-9) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough - 1e-9 * power) ?? 10)
  const first = Math.floor(lowest / step + 1e-9)
  const last = Math.max(Math.ceil(highest / step - 1e-9), first + 1)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
