import { parseRange, type Grid, type GridMerge } from './grid'
import { publishedLevel } from './levels'
import { defaultScale, type Scale } from './model'

/** The sheet named `Data` of v1.0 and v1.1: levels in one column, their scores in the next. */

/** Excel's limit; a longer formula is none of its own. */
const MAX_FORMULA_LENGTH = 8192

/** Where a priority formula looks its scores up. */
export interface ScaleTable {
  /** Null: the formula's own sheet. */
  sheet: string | null
  range: GridMerge
  /** Zero-based column of the scores. */
  scoreColumn: number
}

/**
 * Reads the scale of a sheet, or null when the sheet holds none. Like VLOOKUP, the first of equal levels counts.
 * @param table the part of the sheet that the formula names; without it, the column where a published level has a score
 *   on its right, or in a sheet called `Data` any text
 */
export function readScale(grid: Grid, table: ScaleTable | null = null): Scale | null {
  const column = table ? table.range.left : levelColumn(grid)
  if (column === null) return null
  const entries: [string, number][] = []
  for (const { number, cells } of grid.rows) {
    if (table && (number < table.range.top || number > table.range.bottom)) continue
    const level = cells.get(column)?.text.trim()
    const score = scoreOf(cells.get(table ? table.scoreColumn : column + 1)?.text)
    if (level && score !== null) entries.push([level, score])
  }
  if (entries.length === 0) return null
  const scale = new Map<string, number>()
  const isPublished = ([level]: [string, number]) => Object.hasOwn(defaultScale, level)
  const canonical = new Set(entries.filter(isPublished).map(([level]) => level))
  for (const [written, score] of entries) {
    const published = publishedLevel(written)
    // `High 3` in place of 高 is that level; beside 高 it is a level of its own.
    const level = published !== null && !canonical.has(published) ? published : written
    if (!scale.has(level)) scale.set(level, score)
  }
  return Object.fromEntries(scale)
}

/** Whether a scale is 高 3, 中 2, 低 1. */
export function isDefaultScale(scale: Scale): boolean {
  const levels = Object.keys(scale)
  return (
    levels.length === 3 &&
    levels.every((level) => Object.hasOwn(defaultScale, level) && scale[level] === defaultScale[level])
  )
}

function levelColumn(grid: Grid): number | null {
  const isLevel = (text: string) => publishedLevel(text) !== null
  return columnWithScores(grid, isLevel) ?? (/^data$/i.test(grid.name) ? columnWithScores(grid, isName) : null)
}

function columnWithScores(grid: Grid, isLevel: (text: string) => boolean): number | null {
  for (const { cells } of grid.rows) {
    for (const [column, { text }] of cells) {
      if (isLevel(text) && scoreOf(cells.get(column + 1)?.text) !== null) return column
    }
  }
  return null
}

function isName(text: string): boolean {
  return text.trim() !== '' && scoreOf(text) === null
}

function scoreOf(text: string | undefined): number | null {
  const plain = text?.normalize('NFKC').replaceAll(',', '').trim() ?? ''
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** The table that a VLOOKUP of the priority formula looks its scores up in, or null. */
export function scaleTable(formula: string): ScaleTable | null {
  const match = /VLOOKUP\([^,]*,\s*(?:'((?:[^']|'')+)'!|([^'!,()]+)!)?([$A-Z\d]+:[$A-Z\d]+)\s*,\s*(\d+)/i.exec(
    formula.slice(0, MAX_FORMULA_LENGTH),
  )
  const range = match && parseRange(wholeColumns(match[3]!))
  if (!match || !range) return null
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2] ?? null
  return { sheet, range, scoreColumn: range.left + Number(match[4]) - 1 }
}

/** `A:B` → `A1:B1048576`. */
function wholeColumns(range: string): string {
  const [, left, right] = /^\$?([A-Z]+):\$?([A-Z]+)$/i.exec(range) ?? []
  return left && right ? `${left}1:${right}1048576` : range
}
