import { MAX_ROWS, parseAddress } from '../../domain/worksheet/grid'
import { Refusal } from '../read/refusal'
import { Markup, type Tag } from './markup'
import { Splices } from './splices'

/** A row element of a sheet. */
export interface RowElement {
  number: number
  tag: Tag
  end: number
}

/** A cell element with what stands in it. */
export interface CellElement {
  column: number
  row: number
  tag: Tag
  end: number
  formula: Tag | null
  value: Tag | null
}

/** A worksheet part with its rows found and nothing else read; changes to it are collected as splices. */
export class SheetPart {
  readonly markup: Markup
  readonly splices = new Splices()
  readonly sheetData: Tag
  #index: { rows: RowElement[]; byNumber: Map<number, RowElement> } | null = null

  /** @throws Refusal when the part is no sheet */
  constructor(bytes: Buffer, part: string) {
    this.markup = new Markup(bytes, part)
    const sheetData = this.markup.find('sheetData')
    if (!sheetData) throw new Refusal('damaged', `${part} has no sheetData`)
    this.sheetData = sheetData
  }

  /**
   * In the order of the part.
   * @throws Refusal when a row stands there twice, which Excel takes for damage
   */
  get rows(): RowElement[] {
    return this.#indexed().rows
  }

  row(number: number): RowElement | undefined {
    return this.#indexed().byNumber.get(number)
  }

  #indexed() {
    if (this.#index) return this.#index
    const { markup } = this
    const rows: RowElement[] = []
    const byNumber = new Map<number, RowElement>()
    let number = 0
    for (const tag of markup.children(this.sheetData)) {
      if (!markup.isA(tag, 'row')) continue
      const written = markup.attribute(tag, 'r')
      number = written ? Number(written.value) : (this.#rowOfCells(tag) ?? number + 1)
      const isSound = Number.isInteger(number) && number >= 1 && number <= MAX_ROWS && !byNumber.has(number)
      if (!isSound) throw new Refusal('damaged', `${markup.part}: row ${number}`)
      const row = { number, tag, end: markup.endOf(tag) }
      rows.push(row)
      byNumber.set(number, row)
    }
    return (this.#index = { rows, byNumber })
  }

  /** Rows without a number stand where their cells say. */
  #rowOfCells(row: Tag): number | null {
    for (const tag of this.markup.children(row)) {
      const address = this.markup.isA(tag, 'c') && this.markup.attribute(tag, 'r')
      if (address) return parseAddress(address.value)?.row ?? null
    }
    return null
  }

  /** The cells of a row in their order. */
  cells(row: RowElement): CellElement[] {
    const { markup } = this
    const cells: CellElement[] = []
    let column = -1
    for (const tag of markup.children(row.tag)) {
      if (!markup.isA(tag, 'c')) continue
      const address = markup.attribute(tag, 'r')
      column = address ? (parseAddress(address.value)?.column ?? -1) : column + 1
      if (column < 0) throw new Refusal('damaged', `${markup.part}: cell ${address?.value}`)
      const cell: CellElement = { column, row: row.number, tag, end: markup.endOf(tag), formula: null, value: null }
      for (const child of markup.children(tag)) {
        if (markup.isA(child, 'f')) cell.formula = child
        else if (markup.isA(child, 'v')) cell.value = child
      }
      cells.push(cell)
    }
    return cells
  }

  cell(row: number, column: number): CellElement | undefined {
    const found = this.row(row)
    // Of cells written twice the last is the one that is read.
    return found && this.cells(found).findLast((cell) => cell.column === column)
  }

  /** Every formula element with its cell's address, text and attributes; addresses are read only when asked for. */
  *formulas(): Generator<{ tag: Tag; text: string; cell: () => { row: number; column: number } | null }> {
    const { markup } = this
    for (const tag of markup.all('f', this.sheetData.end, markup.contentEnd(this.sheetData))) {
      const cell = () => {
        const opening = `<${tag.name.slice(0, -1)}c`
        let at = markup.bytes.lastIndexOf(opening, tag.start)
        while (at >= 0 && !/[\s>]/.test(String.fromCharCode(markup.bytes[at + opening.length] ?? 0))) {
          at = markup.bytes.lastIndexOf(opening, at - 1)
        }
        const owner = at < 0 ? null : markup.tag(at)
        return parseAddress((owner && markup.attribute(owner, 'r')?.value) ?? '')
      }
      yield { tag, text: markup.text(tag), cell }
    }
  }
}
