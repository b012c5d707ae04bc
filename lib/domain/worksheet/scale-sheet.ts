import { references } from './formula'
import { cellAddress, type Grid } from './grid'
import { publishedLevel } from './levels'
import { defaultScale, type Scale } from './model'

/** The sheet named `Data` of v1.0 and v1.1: levels in one column, their scores in the next. */

/** Excel's limit; a longer formula is none of its own. */
const MAX_FORMULA_LENGTH = 8192

/** Where a priority formula looks its scores up: rows from 1, columns from 0. */
export interface ScaleTable {
  /** Null: the formula's own sheet. */
  sheet: string | null
  top: number
  bottom: number
  levels: number
  scores: number
}

/**
 * Reads the scale of a sheet, or null when the sheet holds none. Like VLOOKUP, the first of equal levels counts.
 * @param table the part of the sheet that the formula names; without it, the column where a published level has a score
 *   on its right, or in a sheet called `Data` any text
 */
export function readScale(grid: Grid, table: ScaleTable | null = null): Scale | null {
  const column = table ? table.levels : levelColumn(grid)
  if (column === null) return null
  const entries: [string, number][] = []
  for (const { number, cells } of grid.rows) {
    if (table && (number < table.top || number > table.bottom)) continue
    const level = cells.get(column)?.text.trim()
    const score = scoreOf(cells.get(table ? table.scores : column + 1)?.text)
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

/**
 * The tables that a priority formula may look its scores up in, by whatever function: two columns or more at once
 * (VLOOKUP), or one for the levels and one for the scores (XLOOKUP, INDEX and MATCH, SUMIF), in either order.
 * @param names what the names in the formula stand for, by the name in lower case; the first that has it counts
 */
export function scaleTables(formula: string, names: (Map<string, string> | undefined)[]): ScaleTable[] {
  const plain = withoutNames(formula, names)
  const ranges = references(plain)
    .ranges.filter(({ range }) => range.bottom > range.top)
    .slice(0, MAX_RANGES)
  const offset = Number(/VLOOKUP\([^,]*,[^,]*,\s*(\d+)/i.exec(plain)?.[1] ?? 2) - 1
  return ranges.flatMap(({ sheet, range }, index) => {
    const table = (levels: number, scores: number) => ({ sheet, top: range.top, bottom: range.bottom, levels, scores })
    if (range.right > range.left) return [table(range.left, range.left + offset)]
    const other = ranges[index + 1]
    if (!other || other.sheet !== sheet) return []
    return [table(range.left, other.range.left), table(other.range.left, range.left)]
  })
}

/** Ranges of a formula that are looked at; a priority looks up three or six. */
const MAX_RANGES = 12
/** Columns of a table that are known by name. */
const MAX_TABLE_COLUMNS = 100

const name = /(?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?([\p{L}_\\][\p{L}\p{N}_.\\]*(?:\[[^[\]]*\])?)/gu
/** A name may stand for another name, or for a table. */
const MAX_NAME_DEPTH = 3

/** A formula with ranges in place of the names in it. */
function withoutNames(formula: string, names: (Map<string, string> | undefined)[]): string {
  const meaning = (word: string) => names.find((each) => each?.has(word))?.get(word)
  let plain = formula.slice(0, MAX_FORMULA_LENGTH).replace(/"(?:[^"]|"")*"/g, '""')
  for (let depth = 0; depth < MAX_NAME_DEPTH; depth++) {
    let room = MAX_FORMULA_LENGTH - plain.length
    plain = plain.replace(name, (whole, word: string) => {
      const text = meaning(word.toLowerCase())
      room -= text?.length ?? 0
      return text === undefined || room < 0 ? whole : text
    })
  }
  return plain
}

/** How formulas refer to the tables of a workbook and to their columns, in lower case, with the ranges they mean. */
export function tableNames(grids: Grid[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const grid of grids) {
    for (const { name, range, totalsRows } of grid.tables ?? []) {
      const sheet = `'${grid.name.replaceAll("'", "''")}'!`
      const rows = (left: number, right: number) =>
        `${sheet}${cellAddress(left, range.top + 1)}:${cellAddress(right, range.bottom - totalsRows)}`
      const table = name.toLowerCase()
      for (const part of ['', '[]', '[#data]', '[#all]']) names.set(table + part, rows(range.left, range.right))
      const header = grid.rows.find(({ number }) => number === range.top)
      const last = Math.min(range.right, range.left + MAX_TABLE_COLUMNS)
      for (let column = range.left; header && column <= last; column++) {
        const text = header.cells.get(column)?.text.toLowerCase()
        if (text) names.set(`${table}[${text}]`, rows(column, column))
      }
    }
  }
  return names
}
