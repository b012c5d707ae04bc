import { cutText } from './cell-text'
import { storableKeys } from './condense'
import { fieldType, type CellKey } from './fields'
import type { Grid } from './grid'
import { readApplicability, readLevel } from './levels'
import type { Cells, Scale } from './model'
import type { SheetReading } from './sheet-reading'
import { bestFirst } from './priority'
import type { ColumnChoices } from './reading'
import { planRows } from './write-back'
import type { SheetEdits, WantedRow } from './sheet-edits'

/**
 * Takes a worksheet back into the sheet that it was imported from: the keys and texts of the worksheet become those of
 * the file, wherever the import made others of them.
 */

/** A sheet of an imported file, what the import made of it, and what it shall hold. */
export interface OriginalSheet {
  name: string
  /** The person's choice of columns at the import. */
  choices: ColumnChoices
  /** By the key that a cell was read under: the worksheet's key, where the import gave it another one. */
  renames: Record<string, CellKey>
  /** Rows of the sheet that became use cases. All other rows stay as they are. */
  sheetRows: number[]
  /** The use cases in worksheet order, under the worksheet's keys. */
  rows: WantedRow[]
  /** The worksheet's scale; null where its format has no scale of its own. */
  scale: Scale | null
}

/** Plans the change of the sheet as `planRows`, and notes what the file cannot take over. */
export function planOriginal(grid: Grid, sheet: SheetReading, original: OriginalSheet): SheetEdits {
  const imported = new Set(original.sheetRows)
  const taken = { ...sheet, rows: sheet.rows.filter(({ sheetRow }) => imported.has(sheetRow)) }
  const before = new Map(taken.rows.map(({ sheetRow, cells }) => [sheetRow, cells]))
  const keys = keysOf(sheet, original)
  const rows = original.rows.map(({ cells, ...row }) => ({
    ...row,
    cells: inSheet(cells, (row.sheetRow === null ? undefined : before.get(row.sheetRow)) ?? {}, keys, sheet.scale),
  }))
  const edits = planRows(grid, taken, rows)
  if (original.scale && !isSameScale(original.scale, sheet.scale)) {
    const text = Object.entries(bestFirst(original.scale)).map((entry) => entry.join(' '))
    edits.notes.push({ code: 'scaleKept', sheet: sheet.name, cell: null, text: text.join(', ') })
  }
  return edits
}

interface Keys {
  /** By the sheet's key: the worksheet's. */
  inWorksheet: Map<CellKey, CellKey>
  /** Of columns that the person left out. */
  leftOut: CellKey[]
}

function keysOf(sheet: SheetReading, { choices, renames }: OriginalSheet): Keys {
  const inWorksheet = new Map<CellKey, CellKey>()
  const leftOut: CellKey[] = []
  for (const [key, stored] of storableKeys(sheet, choices)) {
    if (stored === null) leftOut.push(key)
    else inWorksheet.set(key, renames[stored] ?? stored)
  }
  return { inWorksheet, leftOut }
}

/**
 * A use case's cells as the sheet shall hold them. A column that was left out keeps the file's texts, which go along
 * with their row, unless the worksheet came to say something there.
 */
function inSheet(cells: Cells, before: Cells, { inWorksheet, leftOut }: Keys, scale: Scale): Cells {
  const written: Cells = {}
  for (const [key, own] of inWorksheet) {
    const text = cells[own]
    if (text !== undefined) written[key] = isSame(key, before[key], text, scale) ? before[key] : text
  }
  for (const key of leftOut) if (before[key] !== undefined) written[key] = before[key]
  // What is left has no column, which the plan notes, or one that was left out.
  const placed = new Set<string>([...inWorksheet.keys(), ...inWorksheet.values()])
  const rest = Object.entries(cells).filter(([key]) => !placed.has(key))
  return { ...written, ...Object.fromEntries(rest) }
}

/** A level set by a click to what the file says in other words is no change: 高い stays 高い. */
function isSame(key: CellKey, before: string | undefined, text: string, scale: Scale): boolean {
  if (before === undefined) return false
  if (before === cutText(text)) return true
  const type = fieldType(key)
  if (type === 'level') {
    const { level } = readLevel(text, scale)
    return level !== null && level === readLevel(before, scale).level
  }
  if (type !== 'applicability') return false
  const { applicability } = readApplicability(text)
  return applicability !== null && applicability === readApplicability(before).applicability
}

function isSameScale(one: Scale, other: Scale): boolean {
  const levels = Object.keys(one)
  return levels.length === Object.keys(other).length && levels.every((level) => one[level] === other[level])
}
