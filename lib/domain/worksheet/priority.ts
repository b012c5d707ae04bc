import { readLevel } from './levels'
import { defaultScale } from './model'
import type { Cells, FormatId, Scale } from './model'

/** A level field that adds its score to the PoC priority. */
export type PriorityField = 'urgency' | 'importance' | 'mlValue'

export interface PriorityTerm {
  field: PriorityField
  /** The level the cell means, a key of the scale. */
  level: string
  score: number
}

export interface Priority {
  value: number
  terms: PriorityTerm[]
}

/** The fields each format adds up; v2.0 has no priority. */
export const priorityFields: Record<FormatId, readonly PriorityField[]> = {
  'v1.0': ['urgency', 'importance', 'mlValue'],
  'v1.1': ['urgency', 'importance', 'mlValue'],
  'v1.2': ['urgency', 'importance'],
  'v2.0': [],
}

/** The scores a format counts with: v1.0 and v1.1 look them up in the `Data` sheet, v1.2 has 3/2/1 in its formula. */
export function scaleOf(format: FormatId, scale: Scale): Scale {
  return format === 'v1.2' ? defaultScale : scale
}

/** The same scale with the highest score first. Postgres' jsonb forgets the order in which a scale was written. */
export function bestFirst(scale: Scale): Scale {
  return Object.fromEntries(Object.entries(scale).sort(([, a], [, b]) => b - a))
}

/**
 * The PoC priority as the file's own formula computes it: the sum of the terms' scores, or null while any of them has
 * no level, and always in v2.0. An unclear level counts as empty.
 */
export function priorityOf(format: FormatId, scale: Scale, cells: Cells): Priority | null {
  const scores = scaleOf(format, scale)
  const terms: PriorityTerm[] = []
  for (const field of priorityFields[format]) {
    const { level } = readLevel(cells[field], scores)
    if (level === null) return null
    terms.push({ field, level, score: scores[level]! })
  }
  if (terms.length === 0) return null
  const sum = terms.reduce((total, term) => total + term.score, 0)
  // Excel keeps 15 significant digits, so scores such as 0.1 and 0.2 add up to 0.3.
  return { value: Number(sum.toPrecision(15)), terms }
}

/**
 * Whether a formula computes the priority of its row as the published files do, so that the rule foretells its result.
 * @param letters the columns of the format's priority fields, in their order
 */
export function isPublishedFormula(formula: string, row: number, letters: string[]): boolean {
  // LibreOffice writes FALSE as a function.
  const plain = formula
    .replace(/\s|_xlfn\./g, '')
    .toUpperCase()
    .replaceAll('FALSE()', 'FALSE')
  const inner = /^IFERROR\((.*),""\)$/.exec(plain)?.[1] ?? plain
  const cells = letters.map((letter) => letter + row)
  const condition = /^IF\(AND\(([^()]*)\),/.exec(inner)
  if (condition?.[1]!.replaceAll('$', '') !== cells.map((cell) => `${cell}<>""`).join() || !inner.endsWith(',"")'))
    return false
  const terms = inner.slice(condition[0].length, -',"")'.length).split('+')
  const tables = terms.map((term, index) => scoresOf(term, cells[index] ?? ''))
  return terms.length === cells.length && tables.every((table) => table !== null && table === tables[0])
}

/** A looked-up scale: whole columns or fixed cells, on the worksheet itself or on a sheet of any name. */
const lookup =
  /^VLOOKUP\(([$A-Z\d]+),((?:'[^']+'!|[^,()!']+!)?\$?[A-Z]{1,3}(?:\$\d{1,7})?:\$?[A-Z]{1,3}(?:\$\d{1,7})?),2,(?:FALSE|0)\)$/

/** Where a term takes the score of a cell from: '' when it names the published scores, null when it is no such term. */
function scoresOf(term: string, cell: string): string | null {
  if (term.replaceAll('$', '') === `SWITCH(${cell},"低",1,"中",2,"高",3)`) return ''
  const [, level, table = null] = lookup.exec(term) ?? []
  return level?.replaceAll('$', '') === cell ? table : null
}
