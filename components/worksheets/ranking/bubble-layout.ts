import { cutText, textWidth } from '@/components/charts/cut-text'
import { ticks, type Tick } from '@/components/charts/ticks'
import { placeLabels, type PlacedLabel } from '@/lib/domain/scoring/labels'
import type { BubblePlace } from './bubble-change'
import type { Bubble, BubbleSize } from './bubble-view'

export interface PlacedBubble {
  bubble: Bubble
  x: number
  y: number
  radius: number
  /** What its size would show is not known. */
  hollow: boolean
  /** Null in a crowd that leaves no room; the table names the case. */
  label: (PlacedLabel & { text: string }) | null
}

export interface BubbleLayout {
  width: number
  height: number
  plot: { left: number; top: number; right: number; bottom: number }
  efforts: Tick[]
  values: Tick[]
  /** How finely an effort can be aimed at, in person-days. */
  step: number
  /** Where a place of the chart is drawn, and the reverse. */
  x: (effort: number) => number
  y: (value: number) => number
  placeAt: (point: { x: number; y: number }) => BubblePlace
  bubbles: PlacedBubble[]
}

/** What a label may take, in em: a number and the beginning of a problem. Narrower charts write the number alone. */
const LABEL_EM = 9
const NARROW_EM = 40

/** Radius of the largest mark, in em: two in a row still leave their labels room. */
const LARGEST_EM = 1.3
/** Of the largest area: what is worth nothing, or not known, can still be seen and picked. */
const SMALLEST = 0.1

const STEPS_PER_TICK = 5
/** Half a day: nobody plans finer. */
const FINEST_STEP = 0.5

/**
 * Places the chart for a width in pixels and a font size: effort to the right from 0, value upwards from 0.
 * @param sizedBy what areas show; undefined: nothing, and all are alike
 */
export function layoutBubbles(
  bubbles: readonly Bubble[],
  sizedBy: BubbleSize | undefined,
  room: number,
  em: number,
): BubbleLayout {
  const width = Math.max(room, em * 24)
  const isNarrow = width < em * NARROW_EM
  const height = Math.max(em * 32, Math.min(width * 0.7, em * 42))
  const plot = { left: em * 3, top: em * 2, right: width, bottom: height - em * 3.5 }
  // Room to drag to: more effort than any case has, and every value that a case could come to.
  const efforts = ticks(1.2 * Math.max(0, ...bubbles.map(({ effort }) => effort)))
  const values = ticks(Math.max(0, ...bubbles.flatMap((each) => [each, ...each.reachable]).map(({ value }) => value)))
  // The largest mark stays inside the plot at either end of an axis.
  const inset = em * 1.4
  const across = (plot.right - plot.left - 2 * inset) / efforts.at(-1)!
  const up = (plot.bottom - plot.top - 2 * inset) / values.at(-1)!
  const x = (effort: number) => plot.left + inset + effort * across
  const y = (value: number) => plot.bottom - inset - value * up
  // The area of a mark grows with its size, because people compare areas.
  const points = bubbles.map((bubble) => {
    const text = cutText(isNarrow && bubble.no !== '' ? bubble.no : bubble.label, LABEL_EM * em, em)
    const size = sizedBy ? bubble.sizes[sizedBy] : 0.5
    return {
      x: x(bubble.effort),
      y: y(bubble.value),
      radius: em * LARGEST_EM * Math.sqrt(Math.max(SMALLEST, size ?? 0)),
      hollow: size === null,
      width: textWidth(text, em),
      text,
    }
  })
  const labels = placeLabels(points, plot, em * 1.3)
  return {
    width,
    height,
    plot,
    step: Math.max(FINEST_STEP, efforts[1]! / STEPS_PER_TICK),
    x,
    y,
    placeAt: (point) => ({
      effort: Math.min((point.x - plot.left - inset) / across, efforts.at(-1)!),
      value: (plot.bottom - inset - point.y) / up,
    }),
    efforts: efforts.map((value) => ({ value, at: x(value) })),
    values: values.map((value) => ({ value, at: y(value) })),
    bubbles: points.map(({ x: left, y: top, radius, hollow, text }, index) => {
      const label = labels[index]
      return { bubble: bubbles[index]!, x: left, y: top, radius, hollow, label: label ? { ...label, text } : null }
    }),
  }
}
