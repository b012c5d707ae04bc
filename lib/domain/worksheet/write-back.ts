import { cutText } from './cell-text'
import { fieldType, isExtraKey, type CellKey } from './fields'
import type { FidelityNote } from './fidelity'
import { cellAddress, columnName, MAX_COLUMNS, type Grid, type GridRow } from './grid'
import { withMerges } from './merged-edits'
import type { Cells } from './model'
import { priorityFields, priorityOf, scaleOf } from './priority'
import { isRowIdHeader, ROW_ID_HEADER } from './row-ids'
import type { CellEdit, PriorityResult, SheetEdits, WantedRow } from './sheet-edits'
import type { SheetReading } from './sheet-reading'

/**
 * Plans a write-back: which cells of a person's sheet change so that it holds the wanted rows. Rows stay where they
 * are; deleted ones are emptied in place, added ones take free numbered rows and then grow below the table.
 */

/** The part of a sheet below its header, as far as rows can be placed in it. */
export interface Body {
  lastRow: number
  /** The last row with a case, or prepared for one by its number. */
  modelRow: number
  /** Numbered rows without content that new rows may fill, in the order in which they are taken. */
  free: number[]
  /** What the No column holds, by row. */
  numbers: Map<number, string>
}

/** Looks at a sheet's body. The example's number 0 is no free row, nor is a hidden one or one with a formula. */
export function bodyOf(grid: Grid, sheet: SheetReading): Body {
  const columns = new Map(sheet.columns.map(({ column, key }) => [column, key]))
  const noColumn = sheet.columns.find(({ key }) => key === 'no')?.column
  const filled = new Set(sheet.rows.map(({ sheetRow }) => sheetRow))
  const lastFilled = Math.max(sheet.headerRow, ...filled)
  const merged = grid.merges.filter(({ top, bottom }) => bottom > top && bottom > sheet.headerRow)
  const numbers = new Map<number, string>()
  const free: number[] = []
  let lastRow = sheet.headerRow
  let modelRow = sheet.headerRow
  for (const row of grid.rows) {
    if (row.number <= sheet.headerRow) continue
    const inTable = [...row.cells].filter(([column]) => columns.has(column))
    if (inTable.length > 0) lastRow = row.number
    const no = noColumn === undefined ? '' : (row.cells.get(noColumn)?.text.trim() ?? '')
    if (no !== '') numbers.set(row.number, no)
    const isEmpty = inTable.every(([column, { text, formula }]) => {
      const key = columns.get(column)
      return key === 'no' || key === 'priority' || (text.trim() === '' && formula === null)
    })
    const isMerged = merged.some(({ top, bottom }) => top <= row.number && row.number <= bottom)
    const isNumbered = /^[1-9]/.test(no.normalize('NFKC'))
    if (filled.has(row.number) || (isEmpty && isNumbered)) modelRow = row.number
    if (isEmpty && isNumbered && !row.hidden && !isMerged && !filled.has(row.number)) free.push(row.number)
  }
  // Rows below the last case first: a new case between others would change their order.
  const ordered = [...free.filter((row) => row > lastFilled), ...free.filter((row) => row < lastFilled)]
  return { lastRow, modelRow, free: ordered, numbers }
}

/**
 * What changes in a sheet so that it holds the wanted rows, in their order as far as it can: the rows that stay take
 * the places of the rows that stay, so that a moved one takes its values along but not its format.
 */
export function planRows(grid: Grid, sheet: SheetReading, wanted: WantedRow[]): SheetEdits {
  return new Plan(grid, sheet).of(wanted)
}

class Plan {
  readonly #grid: Grid
  readonly #sheet: SheetReading
  readonly #body: Body
  readonly #columnOf = new Map<CellKey | 'priority', number>()
  readonly #before: Map<number, Cells>
  readonly #gridRows: Map<number, GridRow>
  /** The hidden column of row-ids.ts, in a file that was exported from here or shall get it. */
  #idColumn: number | null
  #newIdColumn: number | null = null
  readonly #edits: CellEdit[] = []
  readonly #priorities: PriorityResult[] = []
  readonly #notes: FidelityNote[] = []

  constructor(grid: Grid, sheet: SheetReading) {
    this.#grid = grid
    this.#sheet = sheet
    this.#body = bodyOf(grid, sheet)
    for (const { column, key } of sheet.columns) if (!this.#columnOf.has(key)) this.#columnOf.set(key, column)
    this.#before = new Map(sheet.rows.map(({ sheetRow, cells }) => [sheetRow, cells]))
    this.#gridRows = new Map(grid.rows.map((row) => [row.number, row]))
    const header = grid.rows.filter(({ number }) => number <= sheet.headerRow).flatMap(({ cells }) => [...cells])
    this.#idColumn = header.find(([, { text }]) => isRowIdHeader(text))?.[0] ?? null
  }

  of(wanted: WantedRow[]): SheetEdits {
    const { lastRow, numbers } = this.#body
    if (wanted.some(({ id }) => id !== undefined)) this.#addIdColumn()
    const seen = new Set<number>()
    const staying: WantedRow[] = []
    const added: WantedRow[] = []
    for (const row of wanted) {
      if (row.sheetRow === null || seen.has(row.sheetRow)) added.push(row)
      else staying.push(row)
      if (row.sheetRow !== null) seen.add(row.sheetRow)
    }
    const kept = [...seen].sort((one, other) => one - other)
    const placed = new Map(staying.map((row, index) => [row, kept[index]!]))
    for (const [row, place] of placed) {
      this.#put(place, row.cells, row.id ?? this.#idAt(row.sheetRow!))
      this.#moveTypedPriority(row.sheetRow, place, row.cells)
    }
    const emptied = this.#sheet.rows.map(({ sheetRow }) => sheetRow).filter((row) => !seen.has(row))

    const free = [...this.#body.free.filter((row) => !seen.has(row)), ...emptied.filter((row) => numbers.has(row))]
    const reused = new Set<number>()
    const appended: number[] = []
    let highest = [...numbers.values()].reduce((most, no) => Math.max(most, Number(no.normalize('NFKC')) || 0), 0)
    for (const wish of added) {
      const { cells, id } = wish
      const place = free.shift()
      if (place !== undefined) {
        placed.set(wish, place)
        reused.add(place)
        this.#put(place, { ...(numbers.has(place) && { no: numbers.get(place) }), ...cells }, id)
        this.#moveTypedPriority(null, place, cells)
        continue
      }
      const row = lastRow + appended.length + 1
      appended.push(row)
      placed.set(wish, row)
      highest++
      const isNumbered = this.#columnOf.has('no')
      this.#put(row, { ...(isNumbered && { no: String(highest) }), ...cells }, id)
    }
    for (const row of emptied) if (!reused.has(row)) this.#empty(row)
    this.#noteIds()
    return {
      sheet: this.#sheet.name,
      headerRow: this.#sheet.headerRow,
      ...withMerges(this.#grid, this.#sheet, this.#edits, this.#notes),
      priority: this.#priorityColumns(),
      priorities: this.#priorities,
      appended,
      places: wanted.map((row) => placed.get(row)!),
      lastRow,
      modelRow: this.#body.modelRow,
      newIdColumn: this.#newIdColumn,
    }
  }

  /** Directly right of the last column, as in a drawn file; further right what stands there would be in the way. */
  #addIdColumn(): void {
    if (this.#idColumn !== null) return
    const { headerRow, columns } = this.#sheet
    const used = new Set(this.#grid.rows.flatMap(({ cells }) => [...cells.keys()]))
    for (const { bottom, left, right } of this.#grid.merges) {
      if (bottom >= headerRow) for (let column = left; column <= right; column++) used.add(column)
    }
    let column = Math.max(...columns.map((each) => each.column)) + 1
    while (used.has(column)) column++
    if (column >= MAX_COLUMNS) return this.#note('noRoomForIds', null, '')
    this.#idColumn = column
    this.#newIdColumn = column
    this.#edits.push({ row: headerRow, column, from: null, to: ROW_ID_HEADER, type: 'id' })
  }

  #noteIds(): void {
    if (this.#idColumn === null || !this.#edits.some(({ type }) => type === 'id')) return
    this.#note('rowIds', null, columnName(this.#idColumn))
  }

  /** Empties a row but for its No; its formats and its priority formula stay. */
  #empty(row: number): void {
    const { no } = this.#before.get(row) ?? {}
    this.#put(row, no === undefined ? {} : { no })
    this.#moveTypedPriority(null, row, {})
  }

  /** The text of a priority that somebody typed over the formula: unlike the formula it belongs to the case. */
  #typedPriority(row: number): string | null {
    const column = this.#columnOf.get('priority')
    const cell = column === undefined ? undefined : this.#gridRows.get(row)?.cells.get(column)
    return cell && cell.formula === null && cell.text.trim() !== '' ? cell.text : null
  }

  /** Lets a typed priority go with the case of its row; without one the case that comes has the priority of the rule. */
  #moveTypedPriority(source: number | null, row: number, cells: Cells): void {
    const column = this.#columnOf.get('priority')
    const from = this.#typedPriority(row)
    const typed = source === null ? null : this.#typedPriority(source)
    if (column === undefined || source === row || (from === null && typed === null)) return
    const { format, scale } = this.#sheet
    const to = typed ?? priorityOf(format, scale, cells)?.value.toString() ?? null
    if (to !== from) this.#edits.push({ row, column, from, to, type: 'label' })
  }

  #idAt(row: number): string {
    const cell = this.#idColumn === null ? undefined : this.#gridRows.get(row)?.cells.get(this.#idColumn)
    return cell?.text ?? ''
  }

  /** @param id of the row of the sheet that comes here; a new or emptied row has none, lest it be taken for another */
  #put(row: number, cells: Cells, id = ''): void {
    const idBefore = this.#idAt(row)
    if (this.#idColumn !== null && id !== idBefore) {
      this.#edits.push({ row, column: this.#idColumn, from: idBefore || null, to: id || null, type: 'id' })
    }
    const before = this.#before.get(row) ?? this.#unreadCells(row)
    const terms: readonly string[] = priorityFields[this.#sheet.format]
    let movesPriority = false
    for (const [key, column] of this.#columnOf) {
      if (key === 'priority') continue
      const from = before[key] ?? ''
      const text = cells[key] ?? ''
      const to = text.trim() === '' ? '' : cutText(text)
      if (to === from) continue
      if (to.length < text.length && to !== '') this.#note('textCut', cellAddress(column, row), '')
      movesPriority ||= terms.includes(key)
      this.#edits.push({ row, column, from: from || null, to: to || null, type: typeOf(key) })
    }
    for (const key in cells) {
      if (!this.#columnOf.has(key as CellKey)) this.#noteMissing(key as CellKey)
    }
    // The result of an added row is worked out as well: its formula has none yet.
    if (movesPriority || row > this.#body.lastRow) this.#setPriority(row, cells)
  }

  /** A numbered row without content is not among the rows that were read. */
  #unreadCells(row: number): Cells {
    const cells: Cells = {}
    for (const [key, column] of this.#columnOf) {
      const text = this.#gridRows.get(row)?.cells.get(column)?.text ?? ''
      if (key !== 'priority' && text.trim() !== '') cells[key] = text
    }
    return cells
  }

  #setPriority(row: number, cells: Cells): void {
    const column = this.#columnOf.get('priority')
    if (column === undefined) return
    const { format, scale } = this.#sheet
    const value = priorityOf(format, scale, cells)?.value ?? null
    const text = this.#gridRows.get(row)?.cells.get(column)?.text.trim() ?? ''
    this.#priorities.push({ row, from: text === '' ? null : text, value })
    if (value !== null && this.#typedPriority(row) === null) this.#noteUnknownLevels(row, cells)
  }

  /** A formula takes levels by their letters: 高い is 高 to a reader, and nothing to it. */
  #noteUnknownLevels(row: number, cells: Cells): void {
    const { format, scale } = this.#sheet
    for (const field of priorityFields[format]) {
      const text = cells[field] ?? ''
      const column = this.#columnOf.get(field)
      if (column === undefined || Object.hasOwn(scaleOf(format, scale), text)) continue
      this.#note('levelUnknownToFormula', cellAddress(column, row), text)
    }
  }

  #priorityColumns(): SheetEdits['priority'] {
    const column = this.#columnOf.get('priority')
    if (column === undefined) return null
    const terms = priorityFields[this.#sheet.format].flatMap((field) => this.#columnOf.get(field) ?? [])
    return { column, terms }
  }

  #noteMissing(key: CellKey): void {
    const name = isExtraKey(key) ? key.slice('extra:'.length) : key
    if (!this.#notes.some(({ code, text }) => code === 'noColumn' && text === name)) this.#note('noColumn', null, name)
  }

  #note(code: FidelityNote['code'], cell: string | null, text: string): void {
    this.#notes.push({ code, sheet: this.#sheet.name, cell, text })
  }
}

function typeOf(key: CellKey): CellEdit['type'] {
  const type = fieldType(key)
  return type === 'link' || type === 'label' ? type : 'text'
}
