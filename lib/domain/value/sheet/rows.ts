import type { Locale, Text } from '../../core/text'
import type { AddedCell, AddedRow, AddedSheet } from '../../worksheet/added-sheet'
import { cellAddress, columnName } from '../../worksheet/grid'

/** Columns of the sheet with the values (A = 0): those of terms, of formulas, and of rows with a label and one value. */
export const at = {
  section: 0,
  name: 1,
  kind: 2,
  low: 3,
  best: 4,
  high: 5,
  min: 6,
  max: 7,
  unit: 8,
  factor: 9,
  base: 10,
  status: 11,
  owner: 12,
  date: 13,
  source: 14,
  shared: 15,
  /** Hidden: the id of a row, a term or a use case. */
  id: 16,
  /** Hidden: what else tells whether a person changed something. */
  key: 17,
  /** Hidden: numbers of more digits than Excel keeps, by column. */
  exact: 18,
  // Of formulas.
  every: 3,
  text: 4,
  result: 7,
  remark: 11,
  // Of a use case.
  no: 1,
  product: 2,
  problem: 4,
  // Of a label with a value.
  value: 2,
  note: 3,
} as const

const widths = [14, 34, 24, 14, 14, 14, 14, 18, 14, 16, 18, 12, 18, 13, 40, 12, 40, 40, 40]
const columns = widths.map((width, column) => (column >= at.id ? { width, hidden: true } : { width }))

/** Thousands are grouped, and no decimal is rounded out of sight. */
export const NUMBER = '[>=1000]#,##0;General'
export const AMOUNT = '#,##0.0'
export const SHARE = '0.0%'

type Cell = readonly [column: number, cell: AddedCell | null]

/** Builds the sheet from the top down. */
export class SheetRows {
  readonly #rows: AddedRow[] = []
  readonly #merges: AddedSheet['merges'] = []
  readonly #lists: AddedSheet['lists'] = []

  constructor(readonly locale: Locale) {}

  say(text: Text): string {
    return text[this.locale]
  }

  /** The number that the next row gets. */
  get next(): number {
    return (this.#rows.at(-1)?.number ?? 0) + 1
  }

  add(...cells: Cell[]): number {
    const number = this.next
    const filled: (readonly [number, AddedCell])[] = cells.flatMap(([column, cell]) =>
      cell ? [[column, cell] as const] : [],
    )
    const exact = exactNumbers(filled)
    if (exact !== '') filled.push([at.exact, { look: 'key', text: exact }])
    this.#rows.push({ number, cells: new Map(filled.sort(([one], [other]) => one - other)) })
    return number
  }

  /** A row of which some cells are one: each pair is the first and the last of their columns. */
  addMerged(ranges: (readonly [number, number])[], ...cells: Cell[]): number {
    const row = this.add(...cells)
    for (const [left, right] of ranges) this.#merges.push({ top: row, bottom: row, left, right })
    return row
  }

  blank(): void {
    this.add([at.section, { look: 'note' }])
  }

  section(
    text: Text,
    heads: readonly (readonly [column: number, text: Text])[] = [],
    keyHeads: Partial<Record<'id' | 'key' | 'exact', Text>> = {},
  ): void {
    this.add(
      [at.section, { look: 'section', text: this.say(text) }],
      ...(heads.length === 0 ? [[at.name, { look: 'section' }] as const] : []),
      ...heads.map(([column, head]): Cell => [column, { look: 'header', text: this.say(head) }]),
      ...(['id', 'key', 'exact'] as const).map((key): Cell => {
        const head = keyHeads[key]
        return [at[key], head ? { look: 'key', text: this.say(head) } : null]
      }),
    )
  }

  /** A label with the value beside it. @returns the address of the value */
  labelled(label: Text, cell: AddedCell, note: string | null = null): string {
    const row = this.add(
      [at.name, { look: 'label', text: this.say(label) }],
      [at.value, cell],
      [at.note, note === null ? null : { look: 'note', text: note }],
    )
    return cellAddress(at.value, row)
  }

  /** Cells of a column in which one of some texts is chosen. */
  list(column: number, first: number, last: number, texts: Record<string, Text>): void {
    if (last < first) return
    const letter = columnName(column)
    this.#lists.push({
      range: `${letter}${first}:${letter}${last}`,
      texts: Object.values(texts).map((text) => this.say(text)),
    })
  }

  sheet(name: string): AddedSheet {
    return { name, columns, rows: this.#rows, merges: this.#merges, lists: this.#lists }
  }
}

/** What the cells to change hold beyond fifteen digits: `4=0.30000000000000004`, separated by spaces. */
function exactNumbers(cells: (readonly [number, AddedCell])[]): string {
  const longer = cells.flatMap(([column, { look, number }]) =>
    look === 'input' && number !== undefined && Number(number.toPrecision(15)) !== number
      ? [`${column}=${number}`]
      : [],
  )
  return longer.join(' ')
}
