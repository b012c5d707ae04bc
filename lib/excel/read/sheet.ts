import {
  MAX_COLUMNS,
  MAX_ROWS,
  parseRange,
  type Grid,
  type GridCell,
  type GridMerge,
  type GridRow,
} from '../../domain/worksheet/grid'
import { MAX_MERGES } from '../limits'
import type { Budget } from './budget'
import { isoFormatId, isoSerial } from './display'
import { Refusal } from './refusal'
import type { Styles } from './styles'
import { plainText, StringItem } from './text'
import { isTrue, readXml, type Attributes } from './xml'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** Null when the workbook has no shared strings; a cell that needs one is then damage, not the index as text. */
  strings: string[] | null
  styles: Styles
  budget: Budget
}

/** Streams a worksheet part into rows and merges. Cells that only carry a style are passed over. */
export function readSheet(
  bytes: Uint8Array,
  part: string,
  context: SheetContext,
): Pick<Grid, 'rows' | 'merges' | 'hiddenColumns'> {
  const reader = new SheetReader(part, context)
  readXml(bytes, part, reader)
  return { rows: reader.sortedRows(), merges: reader.merges, hiddenColumns: reader.hiddenColumns }
}

class SheetReader {
  readonly merges: GridMerge[] = []
  readonly hiddenColumns: { left: number; right: number }[] = []
  readonly #rows = new Map<number, GridRow>()
  readonly #part: string
  readonly #context: SheetContext
  readonly #inline = new StringItem()

  #row: GridRow | null = null
  #rowNumber = 0
  #rowHidden = false
  /** The row element has its number. */
  #isNumbered = false
  #column = -1
  #cell: Attributes | null = null
  #value = ''
  #formula: string | null = null
  /** The number of the cell, where its text differs. */
  #number: number | undefined
  /** The element whose text is being collected. */
  #collecting: 'v' | 'f' | 'is' | null = null

  constructor(part: string, context: SheetContext) {
    this.#part = part
    this.#context = context
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell) {
      if (this.#collecting === 'is') this.#inline.open(name)
      else if (name === 'v' || name === 'is') this.#collecting = name
      else if (name === 'f') {
        this.#collecting = name
        this.#formula = ''
      }
    } else if (name === 'c') this.#openCell(attributes)
    else if (name === 'row') this.#openRow(attributes)
    else if (name === 'mergeCell') this.#addMerge(attributes.ref)
    else if (name === 'col' && (isTrue(attributes.hidden) || isZero(attributes.width))) this.#hideColumns(attributes)
  }

  close(name: string): void {
    if (!this.#cell) return
    if (name === 'c') this.#closeCell(this.#cell)
    else if (name === this.#collecting) this.#collecting = null
    else if (this.#collecting === 'is') this.#inline.close(name)
  }

  text(text: string): void {
    if (this.#collecting === 'v') this.#value += text
    else if (this.#collecting === 'f') this.#formula += text
    else if (this.#collecting === 'is') this.#inline.add(text)
  }

  /** Ascending, whatever their order in the file. */
  sortedRows(): GridRow[] {
    return [...this.#rows.values()].sort((one, other) => one.number - other.number)
  }

  #openRow(attributes: Attributes): void {
    this.#isNumbered = attributes.r !== undefined
    this.#startRow(this.#isNumbered ? Number(attributes.r) : this.#rowNumber + 1)
    this.#column = -1
    this.#rowHidden = isTrue(attributes.hidden) || isZero(attributes.ht)
  }

  #startRow(number: number): void {
    if (!Number.isInteger(number) || number < 1 || number > MAX_ROWS) this.#damaged(`row ${number}`)
    this.#rowNumber = number
    this.#row = null
  }

  #openCell(attributes: Attributes): void {
    const column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r)
    if (column < 0 || column >= MAX_COLUMNS) this.#damaged(`cell ${attributes.r}`)
    // Some writers number only the cells.
    const row = this.#isNumbered || this.#rowNumber === 0 ? '' : (attributes.r?.replace(/^\D+/, '') ?? '')
    if (row !== '' && Number(row) !== this.#rowNumber) this.#startRow(Number(row))
    this.#column = column
    this.#cell = attributes
    this.#value = ''
    this.#formula = null
    this.#number = undefined
  }

  #closeCell({ r, s, t: type }: Attributes): void {
    this.#cell = null
    this.#collecting = null
    const text = this.#shown(type, s)
    const formula = this.#formula
    if (text === '' && formula === null) return
    if (this.#rowNumber === 0) this.#damaged(`cell ${r} stands outside a row`)
    this.#context.budget.countCell(text)
    this.#row ??= this.#keepRow()
    const cell: GridCell = { text, formula }
    if (this.#number !== undefined) cell.number = this.#number
    // A formula whose result is an empty text says so by its type.
    if (text === '' && type !== 'str') cell.isUncomputed = true
    this.#row.cells.set(this.#column, cell)
  }

  /** A row is kept with its first content: programs write a million empty ones. */
  #keepRow(): GridRow {
    const number = this.#rowNumber
    this.#context.budget.countRow()
    const row = this.#rows.get(number) ?? { number, hidden: false, cells: new Map<number, GridCell>() }
    row.hidden ||= this.#rowHidden
    this.#rows.set(number, row)
    return row
  }

  #shown(type: string | undefined, style: string | undefined): string {
    const value = this.#value
    switch (type) {
      case 's':
        return value === '' ? '' : this.#sharedString(value)
      case 'inlineStr':
        return this.#inline.take()
      case 'str':
        return plainText(value)
      case 'b':
        return value === '' ? '' : isTrue(value) ? 'TRUE' : 'FALSE'
      case 'e':
        return value
      case 'd':
        return this.#shownDate(value, style)
      default:
        return value.trim() === '' ? '' : this.#shownNumber(value, style)
    }
  }

  #sharedString(value: string): string {
    const { strings } = this.#context
    const text = /^\s*\d+\s*$/.test(value) ? strings?.[Number(value)] : undefined
    if (text === undefined) this.#damaged(`shared string ${value}`)
    return text
  }

  #shownNumber(value: string, style: string | undefined): string {
    const number = Number(value)
    // Not a number where one is announced: keep what the file says rather than lose it.
    if (!Number.isFinite(number)) return value
    const text = this.#context.styles.show(style)(number)
    if (text !== value) this.#number = number
    return text
  }

  #shownDate(value: string, style: string | undefined): string {
    const serial = isoSerial(value)
    if (serial === null) return value
    const { styles } = this.#context
    return styles.showFormat(styles.formatId(style) || isoFormatId(serial))(serial)
  }

  #hideColumns({ min, max }: Attributes): void {
    if (this.hiddenColumns.length >= MAX_COLUMNS) throw new Refusal('tooComplex', `${this.#part} has too many columns`)
    this.hiddenColumns.push({ left: Number(min) - 1, right: Number(max) - 1 })
  }

  #addMerge(ref: string | undefined): void {
    const merge = parseRange(ref ?? '')
    if (!merge) return
    if (this.merges.length >= MAX_MERGES) throw new Refusal('tooComplex', `${this.#part} has too many merged cells`)
    this.merges.push(merge)
  }

  #damaged(what: string): never {
    throw new Refusal('damaged', `${this.#part}: ${what}`)
  }
}

/** Rows and columns that were dragged shut have a size of 0 and no other mark. */
function isZero(size: string | undefined): boolean {
  return size !== undefined && Number(size) === 0
}

/** Zero-based column of a cell reference; -1 when it has no letters. Runs once per cell, so it parses by hand. */
function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index++) {
    const letter = (reference.charCodeAt(index) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
