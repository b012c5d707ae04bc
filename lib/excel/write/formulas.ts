import { cellAddress, parseRange, type GridMerge } from '../../domain/worksheet/grid'
import { shiftFormula } from '../../domain/worksheet/formula'
import type { Tag } from './markup'
import type { CellElement, SheetPart } from './sheet-part'
import { elementText, withAttributes } from './splices'

/** A formula that several cells share: one holds its text, the others only its number (`si`). */
interface SharedFormula {
  text: string
  row: number
  column: number
}

/** The formulas of a sheet: their texts, and how they read when their cells are copied or lose their master. */
export class SheetFormulas {
  readonly #sheet: SheetPart
  #shared: Map<string, SharedFormula> | null = null
  #arrays: GridMerge[] | null = null

  constructor(sheet: SheetPart) {
    this.#sheet = sheet
  }

  /** The text of a cell's formula, '' when its master is missing. */
  text(cell: CellElement): string {
    if (!cell.formula) return ''
    const { markup } = this.#sheet
    const id = this.#sharedId(cell.formula)
    const own = markup.text(cell.formula)
    if (id === null || own !== '') return own
    const master = this.#masters().get(id)
    return master ? shiftFormula(master.text, cell.row - master.row, cell.column - master.column) : ''
  }

  /** Whether a cell belongs to an array formula of several cells, whose parts Excel does not let change. */
  isInArray(row: number, column: number): boolean {
    this.#arrays ??= this.#findArrays()
    return this.#arrays.some(({ top, bottom, left, right }) => {
      return top <= row && row <= bottom && left <= column && column <= right
    })
  }

  /** The formula as it fills down to another row, as XML; null when it spans several cells or is a data table. */
  extended(cell: CellElement, row: number): { xml: string; metadata: string | null } | null {
    const { formula, tag } = cell
    const { markup } = this.#sheet
    if (!formula) return null
    const type = markup.attribute(formula, 't')?.value
    const text = shiftFormula(this.text(cell), row - cell.row)
    if (type === 'dataTable' || text === '' || this.isInArray(cell.row, cell.column)) return null
    const { name } = formula
    const metadata = markup.attribute(tag, 'cm')?.value ?? null
    const isArray = type === 'array'
    const array = isArray ? ` t="array" ref="${cellAddress(cell.column, row)}"` : ''
    return { xml: `<${name}${array}>${elementText(text)}</${name}>`, metadata }
  }

  /**
   * Gives the cells that share a formula with one that goes a text of their own, when that one is the master.
   * @param leaving whether the formula of a cell goes as well
   */
  release(cell: CellElement, leaving: (row: number, column: number) => boolean): void {
    const id = cell.formula && this.#sharedId(cell.formula)
    if (!cell.formula || !id || this.#sheet.markup.text(cell.formula) === '') return
    for (const row of this.#sheet.rows) {
      for (const follower of this.#followers(row.number, id)) {
        if (leaving(follower.row, follower.column)) continue
        const tag = follower.formula!
        const { markup, splices } = this.#sheet
        const open = withAttributes(markup.source(tag.start, tag.end), { t: null, si: null, ref: null })
        const text = elementText(this.text(follower))
        splices.replace(tag.start, markup.endOf(tag), `${open.replace(/\s*\/?>$/, '')}>${text}</${tag.name}>`)
      }
    }
  }

  #followers(number: number, id: string): CellElement[] {
    const { markup } = this.#sheet
    return this.#sheet.cells(this.#sheet.row(number)!).filter(({ formula }) => {
      return formula !== null && this.#sharedId(formula) === id && markup.text(formula) === ''
    })
  }

  #sharedId(formula: Tag): string | null {
    const { markup } = this.#sheet
    if (markup.attribute(formula, 't')?.value !== 'shared') return null
    return markup.attribute(formula, 'si')?.value ?? null
  }

  #masters(): Map<string, SharedFormula> {
    if (this.#shared) return this.#shared
    this.#shared = new Map()
    for (const { tag, text, cell } of this.#sheet.formulas()) {
      const id = text === '' ? null : this.#sharedId(tag)
      const at = id === null ? null : cell()
      if (id !== null && at) this.#shared.set(id, { text, ...at })
    }
    return this.#shared
  }

  #findArrays(): GridMerge[] {
    const { markup } = this.#sheet
    return [...this.#sheet.formulas()].flatMap(({ tag }) => {
      const type = markup.attribute(tag, 't')?.value
      const range =
        type === 'array' || type === 'dataTable' ? parseRange(markup.attribute(tag, 'ref')?.value ?? '') : null
      return range && (range.bottom > range.top || range.right > range.left) ? [range] : []
    })
  }
}
