import { roomyTicks, type LabelledTick } from './axis'
import { cutText, textWidth } from './cut-text'
import { ticks } from './ticks'

/** A part of a bar, from one amount to another. */
export interface Segment {
  from: number
  to: number
  look: 'solid' | 'hatched'
  /** Written at its far end. */
  label: string
}

export interface Bar {
  id: string
  name: string
  segments: Segment[]
}

interface PlacedText {
  x: number
  anchor: 'start' | 'end'
  text: string
}

export interface BarsLayout {
  width: number
  height: number
  plot: { left: number; top: number; right: number; bottom: number }
  /** Where the bars begin. */
  base: number
  axis: LabelledTick[]
  rows: {
    id: string
    name: string
    /** Middle of the name's line, and of the bar below it. */
    nameAt: number
    barAt: number
    segments: { x: number; width: number; look: Segment['look'] }[]
    labels: PlacedText[]
  }[]
}

/** Em: a row with its name above its bar, and the bar itself. */
const ROW_EM = 3.6
export const BAR_EM = 1.1

/**
 * Places horizontal bars under each other, each with its name above it and its labels at its ends.
 * @param base the amount at which bars begin, drawn as a line
 * @param tickText how the axis writes an amount
 */
export function layoutBars(
  bars: readonly Bar[],
  base: number,
  { width: room, em }: { width: number; em: number },
  tickText: (amount: number) => string,
): BarsLayout {
  const width = Math.max(room, em * 18)
  const sides = bars.map((bar) => sidesOf(bar, base))
  // A label takes a quarter of the chart at most, so that the bars keep half of it.
  const margin = (side: 'left' | 'right') =>
    Math.min(Math.max(0, ...sides.map((each) => textWidth(each[side].text, em))), width / 4) + em
  const amounts = bars.flatMap(({ segments }) => segments.flatMap(({ from, to }) => [from, to]))
  const values = ticks(Math.max(base, ...amounts), Math.min(base, ...amounts))
  const [lowest, highest] = [values[0]!, values.at(-1)!]
  const top = 0
  const bottom = top + bars.length * ROW_EM * em
  const plot = { left: margin('left'), top, right: width - margin('right'), bottom }
  const x = (amount: number) => plot.left + ((amount - lowest) / (highest - lowest)) * (plot.right - plot.left)
  return {
    width,
    height: bottom + em * 3.5,
    plot,
    base: x(base),
    axis: roomyTicks(
      values.map((value) => ({ value, at: x(value), text: tickText(value) })),
      em,
    ),
    rows: bars.map(({ id, name, segments }, row) => {
      const { left, right } = sides[row]!
      const cut = (text: string) => cutText(text, width / 4, em)
      return {
        id,
        name: cutText(name, width, em),
        nameAt: top + (row * ROW_EM + 0.9) * em,
        barAt: top + (row * ROW_EM + 2.2) * em,
        segments: segments.map(({ from, to, look }) => {
          const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))]
          return { x: start, width: end - start, look }
        }),
        labels: [
          ...(left.text ? [{ x: x(left.at) - em * 0.4, anchor: 'end' as const, text: cut(left.text) }] : []),
          ...(right.text ? [{ x: x(right.at) + em * 0.4, anchor: 'start' as const, text: cut(right.text) }] : []),
        ],
      }
    }),
  }
}

/** What is written at the two ends of a bar; parts that go the same way share an end. */
function sidesOf({ segments }: Bar, base: number) {
  const goingLeft = segments.filter(({ from, to }) => to < from)
  const goingRight = segments.filter((segment) => !goingLeft.includes(segment))
  const join = (side: Segment[]) => side.flatMap(({ label }) => label || []).join(' / ')
  return {
    left: { at: Math.min(base, ...goingLeft.map(({ to }) => to)), text: join(goingLeft) },
    right: { at: Math.max(base, ...goingRight.map(({ to }) => to)), text: join(goingRight) },
  }
}
