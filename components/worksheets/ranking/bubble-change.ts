import type { Bubble } from './bubble-view'
import type { ChangedCells } from './changed-cells'

/** Where in the chart a case would stand. */
export interface BubblePlace {
  effort: number
  value: number
}

/** What a case would say at the end of a drag or after a key, and where it then stands. */
export interface BubbleChange extends BubblePlace {
  cells: ChangedCells
}

/**
 * What a case must say to stand as near as possible to a place of the chart. An effort that is hardly moved stays as it
 * was typed; a moved one is as round as a hand can aim.
 * @param step of efforts, in person-days
 * @returns null where nothing would change
 */
export function changeTo(bubble: Bubble, { effort, value }: BubblePlace, step: number): BubbleChange | null {
  const moved = Math.abs(effort - bubble.effort) >= step / 2
  const aimed = moved ? multiple(Math.max(1, Math.round(effort / step)), step) : bubble.effort
  const nearest = bubble.reachable.reduce(
    (best, each) => (Math.abs(each.value - value) < Math.abs(best.value - value) ? each : best),
    { value: bubble.value, levels: {} },
  )
  const cells = { ...nearest.levels, ...(aimed !== bubble.effort && { effort: String(aimed) }) }
  return Object.keys(cells).length === 0 ? null : { cells, effort: aimed, value: nearest.value }
}

/** What an arrow key changes: up and down to the next value that the levels can make, left and right by one step of effort. */
export function changeByKey(bubble: Bubble, key: string, step: number): BubbleChange | null {
  const { effort, value, reachable } = bubble
  // A hair's breadth, because 0.3 / 0.1 is not quite 3.
  const steps = effort / step
  const aimed: Partial<Record<string, BubblePlace | undefined>> = {
    ArrowRight: { value, effort: multiple(Math.floor(steps + 1e-9) + 1, step) },
    ArrowLeft: { value, effort: multiple(Math.ceil(steps - 1e-9) - 1, step) },
    ArrowUp: at(reachable.find((each) => each.value > value)),
    ArrowDown: at(reachable.findLast((each) => each.value < value)),
  }
  const place = aimed[key]
  if (!place || place.effort <= 0) return null
  if (place.value !== value) return changeTo(bubble, place, step)
  return { cells: { effort: String(place.effort) }, ...place }

  function at(found: { value: number } | undefined): BubblePlace | undefined {
    return found && { effort, value: found.value }
  }
}

function multiple(count: number, step: number): number {
  return Number((count * step).toPrecision(12))
}
