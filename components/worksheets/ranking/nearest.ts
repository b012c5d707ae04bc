import type { Point } from '@/lib/domain/scoring/matrix'

/** A case in a drawing. */
export interface DrawnCase {
  id: string
  dot: Point
}

/** By arrow key, the way it points: right and down are positive. */
export const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * The case an arrow key leads to: the nearest dot that lies in its direction, where sideways distance counts double.
 * The first case when none is selected yet; null when the key is none of ours or nothing lies there.
 */
export function nearestIn(cases: readonly DrawnCase[], from: string | null, key: string): string | null {
  const direction = directions[key]
  if (!direction) return key === 'Home' ? (cases[0]?.id ?? null) : key === 'End' ? (cases.at(-1)?.id ?? null) : null
  const start = cases.find(({ id }) => id === from)?.dot
  if (!start) return cases[0]?.id ?? null
  let best: { id: string; cost: number } | null = null
  for (const { id, dot } of cases) {
    const ahead = (dot.x - start.x) * direction.x + (dot.y - start.y) * direction.y
    const aside = Math.abs((dot.x - start.x) * direction.y) + Math.abs((dot.y - start.y) * direction.x)
    const cost = ahead + 2 * aside
    if (ahead > 0.5 && (!best || cost < best.cost)) best = { id, cost }
  }
  return best?.id ?? null
}
