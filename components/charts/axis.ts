import { textWidth } from './cut-text'
import type { Tick } from './ticks'

export interface LabelledTick extends Tick {
  text: string
}

/** The marks of a horizontal axis, as many as have room for their texts: every one, every second, and so on. */
export function roomyTicks(ticks: readonly LabelledTick[], em: number): LabelledTick[] {
  const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text, em)))
  const distance = ticks.length > 1 ? Math.abs(ticks[1]!.at - ticks[0]!.at) : Infinity
  const stride = Math.max(1, Math.ceil((widest + em) / distance))
  // Counted from zero, which is the mark that nobody may miss.
  const zero = Math.max(
    0,
    ticks.findIndex(({ value }) => value === 0),
  )
  return ticks.filter((_, index) => (index - zero) % stride === 0)
}
