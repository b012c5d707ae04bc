import type { Edit } from '../domain/merge/edit'
import { positionsAt } from '../domain/merge/position'
import { cutText, storableText } from '../domain/worksheet/cell-text'
import type { Cells, UseCase, Worksheet } from '../domain/worksheet/model'
import { cellKeyOf, type GridColumn } from './columns'
import { EMPTY, meaningOf, UNCLEAR } from './view'

/** What a person does to cells and rows, as edits: pure, so that each rule can be read and tested on its own. */

/**
 * The text that a cell stores for what was typed or pasted: nothing that cannot be stored, never longer than Excel holds, and in a
 * level or applicability cell the level itself where the text has one meaning (High, 高い and 3 become 高).
 */
export function storedText(typed: string, column: GridColumn, worksheet: Worksheet): string | null {
  const text = cutText(storableText(typed))
  if (text.trim() === '') return null
  if (column.type !== 'level' && column.type !== 'applicability') return text
  const meaning = meaningOf(text, column, worksheet)
  return meaning === EMPTY || meaning === UNCLEAR ? text : meaning
}

/** One cell as a person typed it; nothing for a computed column. */
export function cellEdit(id: string, column: GridColumn, typed: string, worksheet: Worksheet): Edit[] {
  const field = cellKeyOf(column)
  return field ? [{ useCaseId: id, field, value: storedText(typed, column, worksheet) }] : []
}

/** Empties the cells; computed ones stay. */
export function clearEdits(ids: readonly string[], columns: readonly GridColumn[]): Edit[] {
  return ids.flatMap((useCaseId) =>
    columns.flatMap((column): Edit[] => {
      const field = cellKeyOf(column)
      return field ? [{ useCaseId, field, value: null }] : []
    }),
  )
}

/** Ctrl+D: the first row's cells into the rows below it. */
export function fillDownEdits(rows: readonly UseCase[], columns: readonly GridColumn[]): Edit[] {
  const [source, ...targets] = rows
  if (!source) return []
  return targets.flatMap(({ id }) =>
    columns.flatMap((column): Edit[] => {
      const field = cellKeyOf(column)
      return field ? [{ useCaseId: id, field, value: source.cells[field] ?? null }] : []
    }),
  )
}

/**
 * Writes a matrix over rows and columns, corner on corner. Where the target is a whole multiple of the matrix, the
 * matrix repeats, as in a spreadsheet.
 * @param ids as many rows as there are to be written
 */
export function pasteEdits(
  matrix: readonly (readonly string[])[],
  ids: readonly string[],
  columns: readonly GridColumn[],
  worksheet: Worksheet,
): Edit[] {
  return ids.flatMap((id, row) => {
    const line = matrix[row % matrix.length] ?? []
    return columns.flatMap((column, at) => cellEdit(id, column, line[at % line.length] ?? '', worksheet))
  })
}

/** The number for the next new row: one more than the highest; numbers such as `4-1` do not count. */
export function nextNumber(rows: readonly UseCase[]): number {
  let highest = 0
  for (const { cells } of rows) {
    const text = cells.no?.normalize('NFKC').trim() ?? ''
    if (/^\d{1,9}$/.test(text)) highest = Math.max(highest, Number(text))
  }
  return highest + 1
}

/**
 * Creates numbered rows before `rows[index]`.
 * @param ids the new rows' ids, in order
 */
export function newRowEdits(rows: readonly UseCase[], index: number, ids: readonly string[]): Edit[] {
  const first = nextNumber(rows)
  const positions = positionsAt(rows, index, ids.length)
  return ids.flatMap((useCaseId, at): Edit[] => [
    { useCaseId, field: 'position', value: positions[at] ?? null },
    { useCaseId, field: 'no', value: String(first + at) },
  ])
}

/**
 * Appends rows with these cells, the ones the columns hold, each row as a person would have typed it.
 * @param ids the new rows' ids, in order
 */
export function filledRowEdits(
  rows: readonly UseCase[],
  filled: readonly Cells[],
  ids: readonly string[],
  columns: readonly GridColumn[],
): Edit[] {
  const cells = ids.flatMap((useCaseId, at) =>
    columns.flatMap((column): Edit[] => {
      const field = cellKeyOf(column)
      const value = field && field !== 'no' ? filled[at]?.[field] : undefined
      return field && value !== undefined ? [{ useCaseId, field, value }] : []
    }),
  )
  return [...newRowEdits(rows, rows.length, ids), ...cells]
}

/** Copies `row` under itself, with a number of its own. */
export function duplicateEdits(rows: readonly UseCase[], row: UseCase, newRowId: string): Edit[] {
  const index = rows.findIndex(({ id }) => id === row.id) + 1
  const created = newRowEdits(rows, index, [newRowId])
  const copied = Object.entries(row.cells).flatMap(([field, value]): Edit[] =>
    field === 'no' ? [] : [{ useCaseId: newRowId, field: field as keyof typeof row.cells, value: value ?? null }],
  )
  return [...created, ...copied]
}

/** Deletes rows; they stay restorable. */
export function deleteEdits(ids: readonly string[]): Edit[] {
  return ids.map((useCaseId) => ({ useCaseId, field: 'deleted', value: 'true' }))
}

/** Moves rows, in their order, before `rows[index]`. Only their positions change; numbers are labels and stay. */
export function moveEdits(rows: readonly UseCase[], ids: readonly string[], index: number): Edit[] {
  const moving = new Set(ids)
  const staying = rows.filter(({ id }) => !moving.has(id))
  const target = rows.slice(0, index).filter(({ id }) => !moving.has(id)).length
  const positions = positionsAt(staying, target, moving.size)
  return rows
    .filter(({ id }) => moving.has(id))
    .map(({ id }, at) => ({ useCaseId: id, field: 'position', value: positions[at] ?? null }))
}

/** One edit per cell: a pasted number replaces the one that the new row was given. */
export function lastOfEach(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.useCaseId} ${edit.field}`, edit])).values()]
}
