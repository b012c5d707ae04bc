import type { AddedCell, AddedSheet } from './added-sheet'
import { plainNumber } from './cell-text'
import { fields, productFields } from './fields'
import { cellAddress, type Grid, type GridRow } from './grid'
import type { Cells, UseCase } from './model'
import { evidenceLadder } from './product-fields'
import { readId, ROW_ID_HEADER, isRowIdHeader } from './row-ids'

/**
 * The sheet that keeps what the product adds to a use case (effort, reach, evidence, hard blocker), because the
 * published worksheet has no columns for it. Headers in row 1; a row for every use case, told by its id or its No.
 */

export const SCORING_SHEET = 'スコアリング'

const NO_HEADER = fields.no.label.ja

/** The sheet, or null while no use case has any of these fields, so that a file of the workshop stays as it was. */
export function scoringGrid(useCases: readonly Pick<UseCase, 'id' | 'cells'>[], withRowIds: boolean): Grid | null {
  if (!useCases.some(({ cells }) => productFields.some((field) => cells[field] !== undefined))) return null
  const headers = [NO_HEADER, ...productFields.map((field) => fields[field].label.ja)]
  const rows = useCases.map(({ id, cells }, index) => {
    const texts = [cells.no, ...productFields.map((field) => cells[field]), withRowIds ? id : undefined]
    return gridRow(index + 2, texts)
  })
  const head = gridRow(1, withRowIds ? [...headers, ROW_ID_HEADER] : headers)
  return { name: SCORING_SHEET, hidden: false, rows: [head, ...rows], merges: [] }
}

function gridRow(number: number, texts: readonly (string | undefined)[]): GridRow {
  const cells = texts.flatMap((text, column) =>
    text === undefined ? [] : [[column, { text, formula: null }] as const],
  )
  return { number, hidden: false, cells: new Map(cells) }
}

/** The same sheet for a file that the product did not draw. */
export function scoringSheet(useCases: readonly Pick<UseCase, 'id' | 'cells'>[]): AddedSheet | null {
  const grid = scoringGrid(useCases, true)
  if (!grid) return null
  const idColumn = productFields.length + 1
  const evidence = 1 + productFields.indexOf('evidence')
  const cellOf = (row: number, column: number, text: string): AddedCell => {
    if (row === 1) return { look: column === idColumn ? 'key' : 'header', text }
    const number = column === idColumn ? null : plainNumber(text)
    return { look: column === idColumn ? 'key' : 'input', ...(number === null ? { text } : { number }) }
  }
  return {
    name: grid.name,
    columns: Array.from({ length: idColumn + 1 }, (_, index) =>
      index === idColumn ? { width: 26, hidden: true } : { width: index === 0 ? 8 : 26 },
    ),
    rows: grid.rows.map(({ number, cells }) => ({
      number,
      cells: new Map([...cells].map(([column, { text }]) => [column, cellOf(number, column, text)])),
    })),
    merges: [],
    lists: [
      {
        range: `${cellAddress(evidence, 2)}:${cellAddress(evidence, grid.rows.length)}`,
        texts: evidenceLadder.map(({ name }) => name),
      },
    ],
  }
}

/** What the sheet says of one use case. */
export interface ScoringRow extends Named {
  cells: Cells
}

/** Reads the sheet under whatever name; null for a sheet that does not start with its headers. */
export function readScoring({ rows: [head, ...rows] }: Grid): ScoringRow[] | null {
  const texts = [...(head?.cells ?? [])].map(([column, { text }]) => ({ column, text: text.trim() }))
  const noColumn = texts.find(({ text }) => text === NO_HEADER)?.column
  const columns = productFields.flatMap((field) => {
    const found = texts.find(({ text }) => text === fields[field].label.ja || text === fields[field].label.en)
    return found ? [{ field, column: found.column }] : []
  })
  const idColumn = texts.find(({ text }) => isRowIdHeader(text))?.column
  if (noColumn === undefined || columns.length < 2) return null
  return rows.map(({ cells }) => {
    const filled = columns.flatMap(({ field, column }) => {
      const text = cells.get(column)?.text
      return text === undefined || text.trim() === '' ? [] : [[field, text] as const]
    })
    return {
      rowId: idColumn === undefined ? null : readId(cells.get(idColumn)?.text),
      no: cells.get(noColumn)?.text.trim() || null,
      cells: Object.fromEntries(filled),
    }
  })
}

/** Hands each row of a worksheet what the sheet says of it. */
export function addScoring(
  rows: readonly { rowId: string | null; cells: Cells }[],
  scoring: readonly ScoringRow[],
): void {
  for (const [row, found] of rowsMeant(rows, scoring)) Object.assign(row.cells, found.cells)
}

/**
 * The rows of a worksheet with what another sheet says of each: by the row's id, else by a No that only one row of the
 * worksheet and one of the sheet have. What was copied in Excel took the id along: of several with one id, the one with
 * the row's No is about the row.
 */
export function rowsMeant<Row extends { rowId: string | null; cells: Cells }, Said extends Named>(
  rows: readonly Row[],
  said: readonly Said[],
): [Row, Said][] {
  const numberOf = ({ cells }: Row) => cells.no?.trim() ?? null
  const byId = new Map<string, Said[]>()
  for (const each of said) if (each.rowId !== null) byId.set(each.rowId, [...(byId.get(each.rowId) ?? []), each])
  const byNo = uniqueBy(said, ({ no }) => no)
  const numbered = uniqueBy(rows, numberOf)
  return rows.flatMap((row) => {
    const no = numberOf(row)
    const ofId = byId.get(row.rowId ?? '') ?? []
    const found =
      ofId.find((each) => each.no === no) ?? ofId[0] ?? (numbered.get(no) === row ? byNo.get(no) : undefined)
    return found ? [[row, found] as [Row, Said]] : []
  })
}

/** How another sheet names the use case that a row of it is about. */
export interface Named {
  rowId: string | null
  no: string | null
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string | null, Item> {
  const counts = new Map<string | null, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return new Map(
    items.flatMap((item) => {
      const key = keyOf(item)
      return key !== null && counts.get(key) === 1 ? [[key, item] as const] : []
    }),
  )
}
