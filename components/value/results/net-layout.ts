import { roomyTicks, type LabelledTick } from '@/components/charts/axis'
import { cutText, textWidth } from '@/components/charts/cut-text'
import { spreadLabels } from '@/components/charts/spread-labels'
import { ticks } from '@/components/charts/ticks'
import type { FanPoint } from '@/lib/domain/value/simulate'

/** Cumulative net value over time: lines for the values in use and each scenario, and the fan of the draws. */
export interface NetInput {
  lines: { id: string; name: string; nets: Float64Array }[]
  /** Null until the draws are there, and where nothing varies. */
  fan: readonly FanPoint[] | null
  /** Of the first line. */
  firstDay: number | null
  /** Days in one unit of the time axis. */
  daysPerUnit: number
}

export interface NetLayout {
  width: number
  height: number
  plot: { left: number; top: number; right: number; bottom: number }
  days: LabelledTick[]
  amounts: LabelledTick[]
  /** Where nothing is earned or lost. */
  zero: number
  /** From P10 to P90. */
  band: string | null
  curves: { id: string; path: string }[]
  /** At the right end of each curve. */
  labels: { id: string; text: string; x: number; y: number; endX: number; endY: number }[]
  /** Where the first line reaches zero. */
  crossing: { x: number; y: number; isRightOfMiddle: boolean } | null
}

const percentiles = ['p10', 'p50', 'p90'] as const

/** Points of a curve at most: more than a screen shows apart. */
const POINTS = 160

/** @param tickText how the vertical axis writes an amount */
export function layoutNet(
  { lines, fan, firstDay, daysPerUnit }: NetInput,
  { width: room, em }: { width: number; em: number },
  tickText: (amount: number) => string,
): NetLayout {
  const width = Math.max(room, em * 22)
  const height = Math.max(em * 22, Math.min(width * 0.5, em * 34), (lines.length + 3) * em * 1.4 + em * 6)
  const horizon = (lines[0]?.nets.length ?? 2) - 1
  const curves = [
    ...lines.map(({ id, name, nets }) => ({ id, name, points: sampled(nets) })),
    ...percentiles.flatMap((id) =>
      fan ? [{ id, name: id.toUpperCase(), points: fan.map((point) => ({ day: point.day, net: point[id] })) }] : [],
    ),
  ]
  const nets = curves.flatMap(({ points }) => points.map(({ net }) => net)).filter(Number.isFinite)
  const values = ticks(Math.max(0, ...nets), Math.min(0, ...nets))
  const [lowest, highest] = [values[0]!, values.at(-1)!]
  const texts = values.map(tickText)
  // One pixel more, because sums of widths differ in their last bits.
  const labelRoom = Math.min(width * 0.3, Math.max(0, ...curves.map(({ name }) => textWidth(name, em))) + 1)
  const plot = {
    left: Math.max(0, ...texts.map((text) => textWidth(text, em))) + em * 0.6,
    top: em * 2,
    right: width - labelRoom - em * 1.6,
    bottom: height - em * 3.5,
  }
  const x = (day: number) => plot.left + (day / horizon) * (plot.right - plot.left)
  const y = (net: number) => plot.bottom - ((net - lowest) / (highest - lowest)) * (plot.bottom - plot.top)
  const pathOf = (points: { day: number; net: number }[]) =>
    points.map(({ day, net }, index) => `${index === 0 ? 'M' : 'L'}${round(x(day))} ${round(y(net))}`).join('')
  const ends = curves.map(({ points }) => y(points.at(-1)?.net ?? 0))
  const places = spreadLabels(ends, em * 1.35, plot.top, plot.bottom)
  return {
    width,
    height,
    plot,
    days: roomyTicks(
      ticks(horizon / daysPerUnit)
        .filter((value) => value * daysPerUnit <= horizon)
        .map((value) => ({ value, at: x(value * daysPerUnit), text: String(value) })),
      em,
    ),
    amounts: values.map((value, index) => ({ value, at: y(value), text: texts[index]! })),
    zero: y(0),
    band: fan && bandOf(fan, (day, net) => `${round(x(day))} ${round(y(net))}`),
    curves: curves.map(({ id, points }) => ({ id, path: pathOf(points) })),
    labels: curves.map(({ id, name }, index) => ({
      id,
      text: cutText(name, labelRoom, em),
      x: plot.right + em * 1.4,
      y: places[index]!,
      endX: plot.right,
      endY: ends[index]!,
    })),
    crossing:
      firstDay === null
        ? null
        : { x: x(firstDay), y: y(0), isRightOfMiddle: x(firstDay) > (plot.left + plot.right) / 2 },
  }
}

function sampled(nets: Float64Array): { day: number; net: number }[] {
  const step = Math.max(1, Math.ceil((nets.length - 1) / POINTS))
  const last = nets.length - 1
  const days = Array.from({ length: Math.ceil(last / step) }, (_, index) => index * step)
  return [...days, last].map((day) => ({ day, net: nets[day]! }))
}

function bandOf(fan: readonly FanPoint[], at: (day: number, net: number) => string): string {
  const above = fan.map(({ day, p90 }) => at(day, p90))
  const below = fan.map(({ day, p10 }) => at(day, p10)).reverse()
  return `M${[...above, ...below].join('L')}Z`
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
