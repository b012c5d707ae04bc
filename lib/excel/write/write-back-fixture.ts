import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import { planChanges, type Change } from '../../domain/worksheet/changes'
import { parseWorkbook } from '../../domain/worksheet/parse'
import { planRows } from '../../domain/worksheet/write-back'
import type { WantedRow } from '../../domain/worksheet/sheet-edits'
import { packageFaults } from '../package-fixture'
import { readGrids } from '../read/workbook'
import { writeBack, type WriteBackOptions } from './write-back'

/** A file as it is read, each sheet with its grid. */
export function readSheets(bytes: Uint8Array, includeExample = true) {
  const grids = readGrids(bytes)
  const read = parseWorkbook(grids, { includeExample })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.sheets.map((sheet) => ({ sheet, grid: grids.find(({ name }) => name === sheet.name)! }))
}

/** Rows of a file's first worksheet by their number in the sheet. */
export function rowsOf(bytes: Uint8Array, includeExample = true) {
  const [first] = readSheets(bytes, includeExample)
  return Object.fromEntries(first!.sheet.rows.map(({ sheetRow, cells }) => [sheetRow, cells]))
}

/** Writes changes and holds the result to what every write-back owes: a sound package, all other parts untouched. */
export function change(bytes: Uint8Array, changes: Change[], options?: WriteBackOptions) {
  const planned = planChanges(readSheets(bytes), changes)
  if (!planned.ok) throw new Error(planned.error.code)
  return checked(bytes, writeBack(bytes, planned.value, options))
}

/** As `change`, for the rows that the first worksheet shall hold. */
export function wish(bytes: Uint8Array, wanted: WantedRow[]) {
  const [first] = readSheets(bytes, false)
  return checked(bytes, writeBack(bytes, [planRows(first!.grid, first!.sheet, wanted)]))
}

function checked(before: Uint8Array, written: ReturnType<typeof writeBack>) {
  const parts = unzipSync(written.bytes)
  const original = unzipSync(before)
  expect(packageFaults(written.bytes)).toEqual(packageFaults(before))
  for (const name of written.report.identical) expect(parts[name], name).toEqual(original[name])
  const { identical, changed, removed, added } = written.report
  expect([...identical, ...changed, ...added].sort()).toEqual(Object.keys(parts).sort())
  expect([...identical, ...changed, ...removed].sort()).toEqual(Object.keys(original).sort())
  return {
    ...written,
    part: (name: string) => Buffer.from(parts[name]!).toString(),
    notes: written.report.notes.map(({ code }) => code),
  }
}
