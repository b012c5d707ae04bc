import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { UseCase } from '../worksheet/model'

type Positioned = Pick<UseCase, 'id' | 'position'>

/** Worksheet order: positions by code unit, equal positions (two people inserted at once) by id. */
export function comparePositions(a: Positioned, b: Positioned): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/**
 * `count` ascending positions for rows placed before `ordered[index]` (`index === ordered.length` appends).
 * @param ordered rows in worksheet order
 */
export function positionsAt(ordered: readonly Pick<UseCase, 'position'>[], index: number, count: number): string[] {
  const before = ordered[index - 1]?.position ?? null
  // Rows that share one position leave no room between them: the new rows go behind the last of these.
  let next = index
  while (before !== null && ordered[next]?.position === before) next += 1
  return generateNKeysBetween(before, ordered[next]?.position ?? null, count)
}

/** Index at which a row with this position and id stands, or would stand, in rows in worksheet order. */
export function indexOfPosition(ordered: readonly Positioned[], target: Positioned): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = ordered[middle]
    if (row && comparePositions(row, target) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a text is a position: any other text, once stored, would break every later insertion beside it. */
export function isPosition(text: string): boolean {
  if (!/^[0-9A-Za-z]{2,1000}$/.test(text)) return false
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    return false
  }
}
