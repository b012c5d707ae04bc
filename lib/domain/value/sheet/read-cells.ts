import type { GridCell, GridRow } from '../../worksheet/grid'
import { at } from './rows'

/** What the cells of a sheet hold, as a person may have written it. */

export function textAt({ cells }: GridRow, column: number): string {
  return cells.get(column)?.text ?? ''
}

/** The number in a cell, whatever its format shows; null for an empty cell, not a number for any other text. */
function numberOf(cell: GridCell | undefined): number | null {
  if (!cell || cell.text.trim() === '') return null
  if (cell.number !== undefined) return cell.number
  const text = cell.text.normalize('NFKC').replaceAll(',', '').trim()
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}

/**
 * The number in a cell with all its digits, of which a program that saved the file may have dropped the last: the row
 * carries them, for as long as the number is the one that was written.
 */
export function numberAt(row: GridRow, column: number): number | null {
  const number = numberOf(row.cells.get(column))
  if (number === null || Number.isNaN(number)) return number
  const exact = textAt(row, at.exact)
    .split(' ')
    .find((each) => each.startsWith(`${column}=`))
  const written = exact === undefined ? Number.NaN : Number(exact.slice(exact.indexOf('=') + 1))
  return Math.abs(written - number) <= 1e-14 * Math.abs(number) ? written : number
}

const DAY_MS = 86_400_000
/** Day 0 of Excel's serial numbers, from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30)

/** A day as yyyy-mm-dd, also where Excel made a date of what was typed; null for an empty cell. */
export function dateOf(cell: GridCell | undefined): string | null {
  const text = cell?.text.normalize('NFKC').trim() ?? ''
  if (text === '') return null
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (parts) return [parts[1]!, parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-')
  const serial = cell?.number ?? Number(text)
  const isDay = Number.isFinite(serial) && serial >= 61 && serial < 2_958_466
  return isDay ? new Date(EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10) : text
}
