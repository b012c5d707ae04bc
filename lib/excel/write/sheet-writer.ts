import type { CellChange, FidelityCode, FidelityNote } from '../../domain/worksheet/fidelity'
import { cellAddress, columnName, parseRange } from '../../domain/worksheet/grid'
import { isPublishedFormula } from '../../domain/worksheet/priority'
import type { CellEdit, PriorityResult, SheetEdits } from '../../domain/worksheet/sheet-edits'
import { plainNumber } from '../../domain/worksheet/cell-text'
import type { Styles } from '../read/styles'
import { newCell, rewrittenCell, type CellContent, type NewCell } from './cell-xml'
import { SheetFormulas } from './formulas'
import type { SheetPart } from './sheet-part'
import { type CellElement, type RowElement } from './sheet-part'
import { withAttributes } from './splices'

/** What writing a sheet's cells came to. */
export interface SheetOutcome {
  cells: CellChange[]
  priorities: CellChange[]
  /** Cells whose content or result is another one now. */
  changed: { row: number; column: number }[]
  notes: FidelityNote[]
  /** A formula stands there without a result that the rule foretells. */
  needsCalculation: boolean
  /** Formulas came or went, so the recorded calculation order is no longer true. */
  formulasChanged: boolean
}

/** Writes the edits of one sheet into its part, row by row. Ranges, links and tables follow elsewhere. */
export class SheetWriter {
  readonly part: SheetPart
  readonly #edits: SheetEdits
  readonly #styles: () => Styles
  readonly #formulas: SheetFormulas
  readonly #outcome: SheetOutcome = {
    cells: [],
    priorities: [],
    changed: [],
    notes: [],
    needsCalculation: false,
    formulasChanged: false,
  }

  constructor(part: SheetPart, edits: SheetEdits, styles: () => Styles) {
    this.part = part
    this.#edits = edits
    this.#styles = styles
    this.#formulas = new SheetFormulas(part)
  }

  write(): SheetOutcome {
    const { cells, priorities, appended } = this.#edits
    const editsByRow = new Map<number, CellEdit[]>()
    for (const edit of cells) editsByRow.set(edit.row, [...(editsByRow.get(edit.row) ?? []), edit])
    const resultByRow = new Map(priorities.map((result) => [result.row, result]))
    const rows = [...new Set([...editsByRow.keys(), ...resultByRow.keys(), ...appended])]
    for (const row of rows.sort((one, other) => one - other)) {
      this.#writeRow(row, editsByRow.get(row) ?? [], resultByRow.get(row))
    }
    this.#growDimension()
    return this.#outcome
  }

  #writeRow(number: number, edits: CellEdit[], result: PriorityResult | undefined): void {
    const row = this.part.row(number)
    const existing = row ? this.part.cells(row) : []
    const isAppended = this.#edits.appended.includes(number)
    const template = isAppended ? this.#templateCells() : []
    const inserted = new Map<number, string>()
    const find = (column: number) => existing.findLast((cell) => cell.column === column)
    const edited = new Set(edits.map(({ column }) => column))

    for (const edit of edits) {
      const cell = find(edit.column)
      if (cell && !this.#mayReplace(cell, edit)) continue
      const style = cell ? this.#styleOf(cell) : this.#styleFor(number, edit.column, row)
      const content = this.#contentOf(edit, cell, style)
      if (cell) this.#replace(cell, rewrittenCell(this.part, cell, content))
      else if (edit.to !== null) inserted.set(edit.column, this.#new(number, edit.column, { style, content }))
      this.#noteEdit(edit)
    }
    for (const source of template) {
      if (edited.has(source.column)) continue
      const own = find(source.column)
      const filled = this.#fillDown(source, number, own, result)
      if (!filled) continue
      if (own) this.#replace(own, filled)
      else inserted.set(source.column, filled)
    }
    const priority = this.#edits.priority && find(this.#edits.priority.column)
    if (result && priority && !isAppended && !edited.has(priority.column)) this.#setResult(priority, result)
    this.#insert(number, row, existing, inserted, isAppended)
  }

  /** What a cell of an added row takes from the row above: its style, and its formula filled down. */
  #fillDown(source: CellElement, row: number, own: CellElement | undefined, result?: PriorityResult): string | null {
    const isTaken = own !== undefined && (own.formula !== null || own.value !== null)
    const formula = isTaken ? null : this.#formulas.extended(source, row)
    const style = this.#styleOf(own ?? source)
    if (!formula) {
      if (source.formula && !isTaken) {
        this.#note('formulaNotExtended', cellAddress(source.column, source.row), this.#formulas.text(source))
      }
      return own ? null : this.#new(row, source.column, { style, content: { kind: 'empty' } })
    }
    this.#outcome.formulasChanged = true
    const isRuled = result && source.column === this.#edits.priority?.column && this.#isPublished(source)
    if (!isRuled) this.#outcome.needsCalculation = true
    else this.#notePriority(result, source.column)
    const content: CellContent = isRuled ? { kind: 'result', value: result.value } : { kind: 'empty' }
    return this.#new(row, source.column, { style, content, formula })
  }

  #templateCells(): CellElement[] {
    const { modelRow, headerRow } = this.#edits
    const row = modelRow > headerRow ? this.part.row(modelRow) : undefined
    return row ? this.part.cells(row) : []
  }

  #mayReplace(cell: CellElement, edit: CellEdit): boolean {
    const at = cellAddress(edit.column, edit.row)
    if (this.#formulas.isInArray(cell.row, cell.column)) {
      this.#note('arrayKept', at, edit.to ?? '')
      return false
    }
    if (cell.formula) {
      this.#note('formulaReplaced', at, this.#formulas.text(cell))
      const leaving = new Set(this.#edits.cells.map(({ row, column }) => cellAddress(column, row)))
      this.#formulas.release(cell, (row, column) => leaving.has(cellAddress(column, row)))
      this.#outcome.formulasChanged = true
    }
    return true
  }

  /** A number stays a number where the cell shows exactly the text; everything else is text. */
  #contentOf(edit: CellEdit, cell: CellElement | undefined, style: string | null): CellContent {
    if (edit.to === null) return { kind: 'empty' }
    const value = edit.type === 'label' || (cell && this.#isNumber(cell)) ? plainNumber(edit.to) : null
    if (value !== null && this.#styles().show(style ?? undefined)(value) === edit.to) return { kind: 'number', value }
    return { kind: 'text', text: edit.to }
  }

  #isNumber(cell: CellElement): boolean {
    return cell.value !== null && (this.#attribute(cell, 't') ?? 'n') === 'n'
  }

  #setResult(cell: CellElement, result: PriorityResult): void {
    const { markup } = this.part
    if (!cell.formula) {
      const byHand = result.from !== null && result.from !== String(result.value ?? '')
      if (byHand) this.#note('priorityByHand', this.#at(cell), '')
      return
    }
    const stored = cell.value ? markup.text(cell.value) : null
    if (!this.#isPublished(cell)) {
      this.#note('customPriority', this.#at(cell), this.#formulas.text(cell))
      this.#outcome.needsCalculation = true
    }
    const isText = this.#attribute(cell, 't') === 'str'
    const isSame = result.value === null ? isText && stored === '' : !isText && stored === String(result.value)
    if (isSame) return
    this.#replace(cell, rewrittenCell(this.part, cell, { kind: 'result', value: result.value }))
    this.#notePriority(result, cell.column)
  }

  #isPublished(cell: CellElement): boolean {
    const letters = this.#edits.priority?.terms.map(columnName) ?? []
    return letters.length > 0 && isPublishedFormula(this.#formulas.text(cell), cell.row, letters)
  }

  #replace(cell: CellElement, xml: string): void {
    this.part.splices.replace(cell.tag.start, cell.end, xml)
  }

  #new(row: number, column: number, cell: NewCell): string {
    return newCell(this.part.markup.prefix, row, column, cell)
  }

  /** Puts new cells between the existing ones in the order of columns, with the row around them where it is new. */
  #insert(
    number: number,
    row: RowElement | undefined,
    existing: CellElement[],
    inserted: Map<number, string>,
    isAppended: boolean,
  ): void {
    const { markup, splices } = this.part
    const columns = [...inserted.keys()].sort((one, other) => one - other)
    if (columns.length === 0 && (row || !isAppended)) return
    const all = columns.map((column) => inserted.get(column)!).join('')
    if (!row) return this.#insertRow(number, columns, all, isAppended)
    const spans = this.#widened(row, columns)
    if (row.tag.kind === 'empty') {
      const open = withAttributes(markup.source(row.tag.start, row.tag.end), spans).replace(/\s*\/>$/, '')
      splices.replace(row.tag.start, row.tag.end, `${open}>${all}</${row.tag.name}>`)
      return
    }
    if (spans.spans) {
      splices.replace(row.tag.start, row.tag.end, withAttributes(markup.source(row.tag.start, row.tag.end), spans))
    }
    for (const column of columns) {
      const next = existing.find((cell) => cell.column > column)
      splices.insert(next?.tag.start ?? markup.contentEnd(row.tag), inserted.get(column)!)
    }
  }

  #widened(row: RowElement, columns: number[]): Record<string, string> {
    const [first, last] = (this.part.markup.attribute(row.tag, 'spans')?.value ?? '').split(':').map(Number)
    if (!first || !last) return {}
    const from = Math.min(first, ...columns.map((column) => column + 1))
    const to = Math.max(last, ...columns.map((column) => column + 1))
    return from < first || to > last ? { spans: `${from}:${to}` } : {}
  }

  #insertRow(number: number, columns: number[], cells: string, isAppended: boolean): void {
    const { markup, splices, sheetData, rows } = this.part
    const template = isAppended ? this.part.row(this.#edits.modelRow) : undefined
    const name = template?.tag.name ?? `${markup.prefix}row`
    // Whether the row above is hidden or folded says nothing about the new one.
    const dropped = { hidden: null, collapsed: null, 'xr:uid': null }
    const open = template
      ? withAttributes(markup.source(template.tag.start, template.tag.end), {
          ...dropped,
          ...this.#widened(template, columns),
          r: String(number),
        })
      : `<${name} r="${number}">`
    const xml = `${open.replace(/\s*\/?>$/, '')}>${cells}</${name}>`
    const next = rows.find((each) => each.number > number)
    if (sheetData.kind === 'open') splices.insert(next?.tag.start ?? markup.contentEnd(sheetData), xml)
    else {
      const start = markup.source(sheetData.start, sheetData.end).replace(/\s*\/>$/, '>')
      splices.replace(sheetData.start, sheetData.end, `${start}${xml}</${sheetData.name}>`)
    }
  }

  /** The style that a cell which does not exist yet shall have: the row's, a neighbour's in the column, the column's. */
  #styleFor(number: number, column: number, row: RowElement | undefined): string | null {
    const { markup } = this.part
    const ofRow = row && markup.attribute(row.tag, 's')?.value
    if (ofRow && ['1', 'true'].includes(markup.attribute(row.tag, 'customFormat')?.value ?? '')) return ofRow
    const above = this.part.rows.findLast((each) => each.number < number && each.number > this.#edits.headerRow)
    const below = this.part.rows.find((each) => each.number > number)
    for (const neighbour of [above, below]) {
      const cell = neighbour && this.part.cells(neighbour).find((each) => each.column === column)
      if (cell) return this.#styleOf(cell)
    }
    for (const tag of markup.all('col', 0, this.part.sheetData.start)) {
      const [min, max] = ['min', 'max'].map((name) => Number(markup.attribute(tag, name)?.value))
      if (min! <= column + 1 && column + 1 <= max!) return markup.attribute(tag, 'style')?.value ?? null
    }
    return null
  }

  #growDimension(): void {
    const { markup, splices } = this.part
    const tag = markup.find('dimension', 0, this.part.sheetData.start)
    const ref = tag && markup.attribute(tag, 'ref')
    const range = ref && parseRange(ref.value)
    if (!range) return
    const { top, bottom, left, right } = range
    const written = this.#edits.cells.filter(({ to }) => to !== null)
    const rows = [...written.map(({ row }) => row), ...this.#edits.appended]
    const columns = written.map(({ column }) => column)
    const [first, last] = [Math.min(top, ...rows), Math.max(bottom, ...rows)]
    const [from, to] = [Math.min(left, ...columns), Math.max(right, ...columns)]
    if (first === top && last === bottom && from === left && to === right) return
    splices.replace(ref.start, ref.end, `${cellAddress(from, first)}:${cellAddress(to, last)}`)
  }

  #noteEdit({ row, column, from, to, type }: CellEdit): void {
    if (type !== 'id') this.#outcome.cells.push({ sheet: this.#edits.sheet, cell: cellAddress(column, row), from, to })
    this.#outcome.changed.push({ row, column })
  }

  #notePriority({ row, from, value }: PriorityResult, column: number): void {
    const to = value === null ? null : String(value)
    this.#outcome.changed.push({ row, column })
    if (from !== to) {
      this.#outcome.priorities.push({ sheet: this.#edits.sheet, cell: cellAddress(column, row), from, to })
    }
  }

  #note(code: FidelityCode, cell: string, text: string): void {
    this.#outcome.notes.push({ code, sheet: this.#edits.sheet, cell, text })
  }

  #at(cell: CellElement): string {
    return cellAddress(cell.column, cell.row)
  }

  #styleOf(cell: CellElement): string | null {
    return this.#attribute(cell, 's')
  }

  #attribute(cell: CellElement, name: string): string | null {
    return this.part.markup.attribute(cell.tag, name)?.value ?? null
  }
}
