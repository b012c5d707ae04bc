import { fieldType, isExtraKey, isFieldKey, type CellKey } from '../../lib/domain/worksheet/fields.ts'
import { formats } from '../../lib/domain/worksheet/formats/formats.ts'
import { readApplicability, readLevel } from '../../lib/domain/worksheet/levels.ts'
import type { Cells } from '../../lib/domain/worksheet/model.ts'
import type { RowReading, SheetReading } from '../../lib/domain/worksheet/sheet-reading.ts'

/** What of a sheet decides how its rows are printed. */
export type PrintedSheet = Pick<SheetReading, 'format' | 'scale' | 'extraColumns'>

/**
 * A row as JSON: every field of the format under its key, empty ones as null, columns of the user's own under `extra`.
 * Without the id that an export gave it: a worksheet and its export read the same.
 * @param show what is printed for a cell; by default its meaning
 */
export function rowJson(
  sheet: PrintedSheet,
  row: RowReading,
  show: (...cell: Parameters<typeof meaning>) => string | number | null = meaning,
) {
  const { sheetRow, example, cells, priority, priorityInFile } = row
  const inFormat = formats[sheet.format].columns.flatMap(({ key }) => (key === 'priority' ? [] : [key]))
  // A merge may bring fields of another format along.
  const keys = new Set([...inFormat, ...Object.keys(cells).filter(isFieldKey)])
  keys.delete('no')
  const extra = sheet.extraColumns.flatMap((key) => (cells[key] === undefined ? [] : [[ownName(key), cells[key]]]))
  return {
    sheetRow,
    example,
    no: numberOrText(cells.no),
    priority,
    priorityInFile,
    ...Object.fromEntries([...keys].map((key) => [key, show(sheet, key, cells[key])])),
    extra: Object.fromEntries(extra),
  }
}

function ownName(key: string): string {
  return isExtraKey(key) ? key.slice('extra:'.length) : key
}

/** A No that is a plain number as that number. */
export function numberOrText(no: string | undefined): number | string | null {
  if (no === undefined) return null
  const plain = no.normalize('NFKC').trim()
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(plain) ? Number(plain) : no
}

/** Levels and applicability as what they mean (null when that is unclear), everything else as it stands in the file. */
export function meaning(sheet: PrintedSheet, key: CellKey, text: string | undefined): string | null {
  const type = fieldType(key)
  if (type === 'level') return readLevel(text, sheet.scale).level
  if (type === 'applicability') return readApplicability(text).applicability
  return text ?? null
}

/** What a row is about, on one short line. */
export function titleOf(cells: Cells): string {
  return oneLine([cells.product, cells.problem ?? cells.caseName].filter(Boolean).join(' / '))
}

export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
