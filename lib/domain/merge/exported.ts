import { fields, isExtraKey, isFieldKey, type CellKey, type ExtraKey } from '../worksheet/fields'
import { formats } from '../worksheet/formats/formats'
import type { Cells, FormatId, UseCase } from '../worksheet/model'
import { isNumberedZero } from '../worksheet/render'
import type { BaseRow, FileRow } from './match'

/**
 * A worksheet's use cases as the base of a merge with a file that was exported from it: each with the row of the sheet
 * that `render` gave it. Their cells are as stored; `rowsFromFile` knows what a file makes of them.
 * @param useCases as they were at the export, in worksheet order
 */
export function exportedRows(useCases: readonly Pick<UseCase, 'id' | 'cells'>[], format: FormatId): BaseRow[] {
  const { exampleRow, firstRow } = formats[format]
  const before = isNumberedZero(useCases[0]) ? 1 : 0
  return useCases.map(({ id, cells }, index) => {
    return { id, cells, sheetRow: index < before ? exampleRow : firstRow + index - before }
  })
}

/** A file's columns and rows, as a merge needs them. */
export interface FileVersion {
  columns: ReadonlySet<CellKey>
  rows: readonly FileRow[]
}

/**
 * Puts back what an export in a format without some field had to write as a column of its own, headed by the field's
 * name: under the field that the base has it in.
 */
export function underBaseKeys(base: readonly BaseRow[], file: FileVersion): FileVersion {
  const inBase = new Set(base.flatMap(({ cells }) => Object.keys(cells)))
  const names = new Map<CellKey, CellKey>()
  for (const field of [...inBase].filter(isFieldKey)) {
    const written: ExtraKey = `extra:${fields[field].label.ja}`
    if (!file.columns.has(field) && file.columns.has(written) && !inBase.has(written)) names.set(written, field)
  }
  if (names.size === 0) return file
  const renamed = (key: CellKey) => (isExtraKey(key) ? (names.get(key) ?? key) : key)
  return {
    columns: new Set([...file.columns].map(renamed)),
    rows: file.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        (Object.entries(row.cells) as [CellKey, string][]).map(([key, text]) => [renamed(key), text]),
      ) as Cells,
    })),
  }
}
