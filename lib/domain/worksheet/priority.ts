import type { PriorityRule } from './formats/format'
import { formats } from './formats/formats'
import { readLevel } from './levels'
import { defaultScale } from './model'
import type { Cells, FormatId, Scale } from './model'

export interface PriorityTerm {
  field: PriorityRule['terms'][number]
  /** The level the cell means, a key of the scale. */
  level: string
  score: number
}

export interface Priority {
  value: number
  terms: PriorityTerm[]
}

/** The scores a format counts with: the worksheet's own, or 3/2/1 where the formula holds them (v1.2). */
export function scaleOf(format: FormatId, scale: Scale): Scale {
  return formats[format].priority?.scaleSheet === null ? defaultScale : scale
}

/**
 * The PoC priority as the file's own formula computes it: the sum of the terms' scores, or null while any of them has
 * no level, and always in v2.0. An unclear level counts as empty.
 */
export function priorityOf(format: FormatId, scale: Scale, cells: Cells): Priority | null {
  const scores = scaleOf(format, scale)
  const terms: PriorityTerm[] = []
  for (const field of formats[format].priority?.terms ?? []) {
    const { level } = readLevel(cells[field], scores)
    if (level === null) return null
    terms.push({ field, level, score: scores[level]! })
  }
  if (terms.length === 0) return null
  const sum = terms.reduce((total, term) => total + term.score, 0)
  // Excel keeps 15 significant digits, so scores such as 0.1 and 0.2 add up to 0.3.
  return { value: Number(sum.toPrecision(15)), terms }
}
