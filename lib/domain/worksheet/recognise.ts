import type { ColumnKey } from './formats/format'
import { formats } from './formats/formats'
import type { CellKey } from './fields'
import { columnName, parseAddress, type Grid, type GridRow } from './grid'
import { isGroupTitle, matchHeader, type HeaderMatch } from './headers'
import type { FormatId } from './model'
import { isRowIdHeader } from './row-ids'

/** Which sheet is a worksheet, of which format, and which of its columns holds which field. Told by content alone. */

export interface RecognisedColumn {
  /** Zero-based. */
  column: number
  /** The text above the column, null when there is none. */
  header: string | null
  key: CellKey | 'priority'
  /**
   * How it was told: the published header, another name for it, a column of the user's own (also one whose published
   * header another column has too: `repeated`), or the person's choice.
   */
  by: 'header' | 'alias' | 'own' | 'repeated' | 'choice'
}

export interface Recognised {
  family: Family
  /** Last row of the header; the body starts below. */
  headerRow: number
  /** Ascending by column; a column without header text is absent unless the person chose its field. */
  columns: RecognisedColumn[]
  /** Columns with the ids of the rows, which are none of the worksheet's: one, or more when somebody copied it. */
  rowIdColumns: number[]
}

/** The person's own choice for columns of a sheet, by column letters. */
export type ColumnChoice = Record<string, CellKey | 'priority'>

export type Family = 'v1' | 'v2'

/** Headers are looked for in this many rows with content. */
const SEARCH_ROWS = 100
/** Header labels of one table stand at most this many rows apart. */
const BLOCK_ABOVE = 4
const BLOCK_BELOW = 2
/** A published header proves more than an alias: three of the one or six of the other make a worksheet. */
const PROOF = 6
const EXACT_PROOF = 2
/** A name of the user's own column is repeated in every row that fills it. */
const MAX_NAME_LENGTH = 100
/** Columns of any list, which prove nothing. */
const commonKeys = new Set<ColumnKey>(['no', 'priority', 'product', 'notes'])

const familyKeys: Record<Family, Set<ColumnKey>> = {
  v1: new Set(formats['v1.1'].columns.map(({ key }) => key)),
  v2: new Set(formats['v2.0'].columns.map(({ key }) => key)),
}

interface Label extends HeaderMatch {
  row: number
  column: number
  text: string
}

/** Finds the worksheet's header in a sheet, or null when the sheet is none. */
export function recognise(grid: Grid, choice: ColumnChoice = {}): Recognised | null {
  const labelsByRow = grid.rows.slice(0, SEARCH_ROWS).map((row) => ({ row, labels: labelsOf(row) }))
  const anchor = labelsByRow.reduce((best, each) => (proof(each.labels) > proof(best.labels) ? each : best), {
    row: { number: 0, hidden: false, cells: new Map() },
    labels: [] as Label[],
  })
  const block = labelsByRow.filter(({ row, labels }) => {
    const distance = row.number - anchor.row.number
    if (distance <= 0) return distance >= -BLOCK_ABOVE
    // Below the fullest row only labels of further columns are header; a value may happen to read like a label.
    const isHeader = labels.every(({ column }) => !anchor.row.cells.has(column))
    return distance <= BLOCK_BELOW && isHeader && labels.length === row.cells.size
  })
  const labels = block.flatMap((each) => each.labels)
  const family = familyOf(labels)
  const known = assign(labels.filter(({ key }) => familyKeys[family].has(key)))
  if (proof(known) < PROOF) return null

  const rows = known.map(({ row }) => row)
  const headerRow = Math.max(...rows)
  const lowest = Math.min(...rows)
  // The published headers take up to three rows, and a column of the team's own may be labelled on any of them.
  const top = lowest < headerRow ? Math.min(lowest, headerRow - 2) : headerRow
  const texts = headerTexts(grid, top, headerRow)
  const rowIdColumns = [...texts].flatMap(([column, text]) => (isRowIdHeader(text) ? [column] : []))
  for (const column of rowIdColumns) texts.delete(column)
  return { family, headerRow, columns: nameColumns(known, labels, texts, choice), rowIdColumns }
}

function labelsOf(row: GridRow): Label[] {
  const labels: Label[] = []
  for (const [column, { text }] of row.cells) {
    const match = matchHeader(text)
    if (match) labels.push({ ...match, row: row.number, column, text })
  }
  return labels
}

function proof(labels: Label[]): number {
  const points = new Map<ColumnKey, number>()
  for (const { key, exact } of labels) {
    if (!commonKeys.has(key)) points.set(key, Math.max(points.get(key) ?? 0, exact ? EXACT_PROOF : 1))
  }
  return [...points.values()].reduce((sum, each) => sum + each, 0)
}

/**
 * The family whose own headers prevail. Where both are well represented it is the one that starts further left: an
 * export to the other family keeps the fields which that one lacks in columns on the right.
 */
function familyOf(labels: Label[]): Family {
  const only = (family: Family, other: Family) =>
    labels.filter(({ key }) => familyKeys[family].has(key) && !familyKeys[other].has(key) && !commonKeys.has(key))
  const v1 = only('v1', 'v2')
  const v2 = only('v2', 'v1')
  const start = (own: Label[]) => own.reduce((least, { column }) => Math.min(least, column), Infinity)
  if (v1.length >= 3 && v2.length >= 3) return start(v1) <= start(v2) ? 'v1' : 'v2'
  return v2.length > v1.length ? 'v2' : 'v1'
}

/** One column per field and one field per column: published headers first, then from left to right. */
function assign(labels: Label[]): Label[] {
  const sorted = [...labels].sort(
    (one, other) => Number(other.exact) - Number(one.exact) || one.column - other.column || other.row - one.row,
  )
  const keys = new Set<ColumnKey>()
  const columns = new Set<number>()
  return sorted.filter(({ key, column }) => {
    if (keys.has(key) || columns.has(column)) return false
    keys.add(key)
    columns.add(column)
    return true
  })
}

/** The lowest text of each column within the header, leaving out the titles above groups of columns. */
function headerTexts(grid: Grid, top: number, bottom: number): Map<number, string> {
  const texts = new Map<number, string>()
  for (const row of grid.rows) {
    if (row.number < top || row.number > bottom) continue
    for (const [column, { text }] of row.cells) {
      if (text.trim() !== '' && !isGroupTitle(text)) texts.set(column, text.trim())
    }
  }
  return texts
}

function nameColumns(
  known: Label[],
  labels: Label[],
  texts: Map<number, string>,
  choice: ColumnChoice,
): RecognisedColumn[] {
  const byColumn = new Map(known.map((label) => [label.column, label]))
  const ownName = uniqueNames()
  const choices = Object.keys(choice).flatMap((letters) => parseAddress(`${letters}1`)?.column ?? [])
  const ordered = [...new Set([...texts.keys(), ...byColumn.keys(), ...choices])].sort((one, other) => one - other)
  const chosenKeys = new Set<string>(Object.values(choice))
  const knownKeys = new Set(known.map(({ key }) => key))
  const repeated = new Set(labels.flatMap(({ exact, key, column }) => (exact && knownKeys.has(key) ? [column] : [])))
  return ordered.map((column) => {
    const label = byColumn.get(column)
    const header = label?.text ?? texts.get(column) ?? null
    const letters = columnName(column)
    if (Object.hasOwn(choice, letters)) return { column, header, key: choice[letters]!, by: 'choice' }
    if (label && !chosenKeys.has(label.key)) {
      return { column, header, key: label.key, by: label.exact ? 'header' : 'alias' }
    }
    const by = repeated.has(column) ? 'repeated' : 'own'
    return { column, header, key: `extra:${ownName(header ?? letters)}`, by }
  })
}

/** Makes names of the user's columns unique from left to right: 担当者, 担当者 (2) … */
function uniqueNames(): (name: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (header) => {
    const name = header.slice(0, MAX_NAME_LENGTH)
    let unique = name
    while (taken.has(unique)) {
      const count = (counts.get(name) ?? 1) + 1
      counts.set(name, count)
      unique = `${name} (${count})`
    }
    taken.add(unique)
    return unique
  }
}

/**
 * Whether a row of the body is the header of a further table, of which every cell is a label.
 * @returns `same` when each label stands over the column that was taken for it, `other` when the columns are different
 */
export function headerAgain(row: GridRow, columns: Map<number, RecognisedColumn>): 'same' | 'other' | null {
  let labels = 0
  let answer: 'same' | 'other' = 'same'
  for (const [column, { text }] of row.cells) {
    // Most rows begin with their number, which is told at once.
    if (/^[\d.\-\s]*$/.test(text)) {
      if (text.trim() !== '') return null
    } else if (!isGroupTitle(text)) {
      const match = matchHeader(text)
      if (!match) return null
      labels++
      const known = columns.get(column)
      if (known?.key !== match.key && known?.by !== 'repeated') answer = 'other'
    }
  }
  return labels >= 2 ? answer : null
}

/**
 * The format of a recognised sheet. Formulas of the priority column tell most: one that looks levels up in a scale
 * is v1.1 (v1.0 without a board column), one with the scores inside is v1.2. Without formulas it is decided by whether
 * the workbook has a scale.
 * @param scale null when there is none; `isNamed` when the formula looks levels up in it
 */
export function formatOf(recognised: Recognised, grid: Grid, scale: { isNamed?: boolean } | null): FormatId {
  if (recognised.family === 'v2') return 'v2.0'
  const formula = priorityFormula(recognised, grid)
  const fixedScores = formula !== null && /SWITCH|IFS\(/i.test(formula)
  const ownScale = scale?.isNamed || (formula !== null && /VLOOKUP/i.test(formula))
  if (!ownScale && (fixedScores || scale === null)) return 'v1.2'
  return recognised.columns.some(({ key }) => key === 'boardUrl') ? 'v1.1' : 'v1.0'
}

/** The first formula of the priority column that has a text, or null. */
export function priorityFormula(recognised: Recognised, grid: Grid): string | null {
  const column = recognised.columns.find(({ key }) => key === 'priority')?.column
  if (column === undefined) return null
  for (const row of grid.rows) {
    const formula = row.number > recognised.headerRow ? row.cells.get(column)?.formula : null
    if (formula) return formula
  }
  return null
}
