import type { Grid } from './grid'
import { publishedLevel } from './levels'
import { defaultScale, type Scale } from './model'

/** The sheet named `Data` of v1.0 and v1.1: levels in one column, their scores in the next. */

/** Reads the scale of a sheet, or null when the sheet holds none. Like VLOOKUP, the first of equal levels counts. */
export function readScale(grid: Grid): Scale | null {
  const column = levelColumn(grid)
  if (column === null) return null
  const entries: [string, number][] = []
  for (const { cells } of grid.rows) {
    const level = cells.get(column)?.text.trim()
    const score = scoreOf(cells.get(column + 1)?.text)
    if (level && score !== null) entries.push([level, score])
  }
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

/** The column where a published level has a score on its right. */
function levelColumn(grid: Grid): number | null {
  for (const { cells } of grid.rows) {
    for (const [column, { text }] of cells) {
      if (publishedLevel(text) !== null && scoreOf(cells.get(column + 1)?.text) !== null) return column
    }
  }
  return null
}

function scoreOf(text: string | undefined): number | null {
  const plain = text?.normalize('NFKC').replaceAll(',', '').trim() ?? ''
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** Name of the sheet that a VLOOKUP of the priority formula looks its scores up in, or null. */
export function scaleSheetName(formula: string): string | null {
  const match = /VLOOKUP\([^,]*,\s*(?:'((?:[^']|'')+)'|([^'!,()]+))!/i.exec(formula)
  return match?.[1]?.replaceAll("''", "'") ?? match?.[2] ?? null
}
