import { err, ok, type Result } from '../core/result'
import { columnsOf } from '../value/sheet/layout'
import { cutText } from './cell-text'
import { isExample } from './example'
import { fieldType, isExtraKey, MAX_CELL_LENGTH, type CellKey } from './fields'
import { formats } from './formats/formats'
import { cellAddress, columnName, type Grid, type GridCell, type GridRow } from './grid'
import type { IntakeError } from './intake-errors'
import { issue, type Issue } from './issues'
import { readApplicability, readLevel } from './levels'
import { isCovered, mergedBody, type MergedBody, type MergedRow } from './merged'
import { defaultScale, type Cells, type FormatId, type Scale } from './model'
import { readOwnSheets } from './own-sheets'
import { priorityOf } from './priority'
import { formatOf, headerAgain, priorityFormula, recognise } from './recognise'
import type { ColumnChoice, Recognised, RecognisedColumn } from './recognise'
import { readId } from './row-ids'
import { isDefaultScale, readScale, scaleTables, tableNames, type ScaleTable } from './scale-sheet'
import type { RowReading, SheetReading, WorkbookReading } from './sheet-reading'

/** Nobody reads more; the rest is said to exist. */
const MAX_ISSUES = 5_000

/** Columns with content, over all worksheets: each becomes a field or a column of the team's own. */
const MAX_FILLED_COLUMNS = 20_000

/** A No with a digit in it is a label up to this length; longer text is a remark. */
const MAX_LABEL_LENGTH = 10

export interface ParseOptions {
  /** Keep the published example row. */
  includeExample?: boolean
  /** The person's choice of columns, by name of the sheet. */
  mapping?: Record<string, ColumnChoice>
}

/**
 * Reads every worksheet among the sheets of a workbook. Texts stay as they are; what they mean is derived. White space
 * alone is an empty cell, and a row with nothing but No and priority is no row.
 * @returns err `notAWorksheet` when no sheet has the headers of a worksheet.
 */
export function parseWorkbook(grids: Grid[], options: ParseOptions = {}): Result<WorkbookReading, IntakeError> {
  const { mapping = {}, includeExample = false } = options
  const candidates = grids.map((grid) => {
    // Terms and formulas may have the words of headers.
    if (columnsOf(grid)) return { grid, recognised: null }
    const choice = Object.hasOwn(mapping, grid.name) ? mapping[grid.name] : undefined
    return { grid, recognised: recognise(grid, choice) }
  })
  const others = candidates.filter(({ recognised }) => !recognised).map(({ grid }) => grid)
  const own = readOwnSheets(others)
  const scaleSheets = others.flatMap((grid) => {
    const scale = own.grids.has(grid) ? null : readScale(grid)
    return scale ? [{ grid, scale }] : []
  })
  const ofTables = tableNames(grids)
  const worksheets = candidates.flatMap(({ grid, recognised }) => {
    if (!recognised) return []
    const tables = scaleTables(priorityFormula(recognised, grid) ?? '', [grid.names, ofTables])
    const scaleSheet = scaleSheetOf(tables, grid, grids, scaleSheets)
    return [{ grid, recognised, scaleSheet, merged: mergedBody(grid, recognised.headerRow) }]
  })
  const columns = worksheets.reduce((sum, { grid }) => sum + filledColumns(grid), 0)
  const isTooComplex = columns > MAX_FILLED_COLUMNS || worksheets.some(({ merged }) => merged === null)
  if (isTooComplex) return err({ code: 'tooComplex' })
  const sheets = worksheets.flatMap(({ grid, recognised, scaleSheet, merged }) =>
    merged ? [new SheetParser(grid, recognised, merged, scaleSheet).parse(includeExample)] : [],
  )
  if (sheets.length === 0) return err({ code: 'notAWorksheet' })
  for (const { rows } of sheets) own.addTo(rows)

  const scales = new Set([...scaleSheets, ...worksheets.map(({ scaleSheet }) => scaleSheet)].map((each) => each?.grid))
  const skipped = others.filter((grid) => grid.rows.length > 0 && !scales.has(grid) && !own.grids.has(grid))
  const issues = [...own.issues, ...skipped.map(({ name }) => issue('skippedSheet', null, { name }))]
  return ok({ sheets, datasets: own.datasets, issues })
}

function filledColumns(grid: Grid): number {
  const columns = new Set<number>()
  for (const { cells } of grid.rows) for (const column of cells.keys()) columns.add(column)
  return columns.size
}

interface ScaleSheet {
  grid: Grid
  scale: Scale
  /** The priority formula looks it up. */
  isNamed?: boolean
}

/** The scale sheet of a worksheet: the one where its formula looks, else `Data`, else the first. */
function scaleSheetOf(tables: ScaleTable[], grid: Grid, grids: Grid[], scaleSheets: ScaleSheet[]): ScaleSheet | null {
  const isCalled = (name: string) => (each: Grid) => each.name.toLowerCase() === name.toLowerCase()
  for (const table of tables) {
    const named = table.sheet === null ? grid : grids.find(isCalled(table.sheet))
    const scale = named && readScale(named, table)
    if (scale) return { grid: named, scale, isNamed: true }
  }
  return scaleSheets.find((each) => isCalled('Data')(each.grid)) ?? scaleSheets[0] ?? null
}

class SheetParser {
  readonly #grid: Grid
  readonly #recognised: Recognised
  readonly #format: FormatId
  readonly #scale: Scale
  /** By column; columns without a header join when a row has something in them. */
  readonly #columns: Map<number, RecognisedColumn>
  readonly #merged: MergedBody
  readonly #issues: Issue[] = []

  constructor(grid: Grid, recognised: Recognised, merged: MergedBody, scaleSheet: ScaleSheet | null) {
    this.#grid = grid
    this.#merged = merged
    this.#recognised = recognised
    this.#format = formatOf(recognised, grid, scaleSheet)
    const usesSheet = formats[this.#format].scaleSheet !== null
    this.#scale = (usesSheet && scaleSheet?.scale) || defaultScale
    this.#columns = new Map(recognised.columns.map((column) => [column.column, column]))
    this.#noteSheet()
    if (usesSheet) this.#noteScale(scaleSheet)
    this.#noteMerges()
  }

  parse(includeExample: boolean): SheetReading {
    const { name, hidden, rows: gridRows } = this.#grid
    const { headerRow } = this.#recognised
    const rows: RowReading[] = []
    let skippedExamples = 0
    for (const gridRow of gridRows) {
      if (gridRow.number <= headerRow || this.#isHeaderAgain(gridRow) || this.#isTotals(gridRow)) continue
      const row = this.#readRow(gridRow)
      if (row?.example && !includeExample) skippedExamples++
      else if (row) {
        rows.push(row)
        this.#noteRow(gridRow, row)
      }
    }
    const columns = [...this.#columns.values()].sort((one, other) => one.column - other.column)
    return {
      name,
      hidden,
      format: this.#format,
      headerRow,
      scale: this.#scale,
      columns,
      extraColumns: columns.flatMap(({ key }) => (isExtraKey(key) ? [key] : [])),
      rows,
      skippedExamples,
      issues: this.#issues,
    }
  }

  #readRow(row: GridRow): RowReading | null {
    const merged = this.#merged.rows.get(row.number)
    const cells: Cells = {}
    let inFile: GridCell | null = null
    let isFilled = false
    const take = (column: number, cell: GridCell) => {
      const { text } = cell
      if (text.trim() === '' || this.#recognised.rowIdColumns.includes(column)) return false
      const known = this.#columns.get(column)
      const key = known?.key ?? `extra:${columnName(column)}`
      if (key === 'priority') inFile = cell
      else cells[key] ??= cutText(text)
      // A remark beside the table, in a column without header, makes no row.
      const isOutside = !known || (known.header === null && known.by === 'own')
      return !isOutside && key !== 'no' && key !== 'priority'
    }
    for (const [column, cell] of row.cells) {
      if (!isCovered(merged, column)) isFilled = take(column, cell) || isFilled
    }
    const continues = !isFilled && this.#continuesRowAbove(merged)
    for (const { column, cell } of merged?.values ?? []) isFilled = take(column, cell) || isFilled
    if (!isFilled || continues) {
      this.#noteLeftOut(row, merged)
      return null
    }

    this.#nameColumnsWithoutHeader(row)
    return {
      sheetRow: row.number,
      rowId: this.#rowId(row),
      hidden: row.hidden,
      example: isExample(cells),
      cells,
      priority: priorityOf(this.#format, this.#scale, cells)?.value ?? null,
      priorityInFile: inFile && numberOr(inFile),
    }
  }

  /** The header of a second table on the sheet, or of its next printed page. */
  #isHeaderAgain(row: GridRow): boolean {
    const again = headerAgain(row, this.#columns)
    const [first] = row.cells.keys()
    if (again === null || first === undefined) return false
    this.#note(again === 'same' ? 'repeatedHeader' : 'differingHeader', cellAddress(first, row.number))
    return true
  }

  /** The totals at the end of a table that holds the worksheet; one of a table beside it are in a row of its own. */
  #isTotals(row: GridRow): boolean {
    const { headerRow, columns } = this.#recognised
    const isTotals = this.#grid.tables?.some(({ range, totalsRows }) => {
      const within = columns.filter(({ column }) => range.left <= column && column <= range.right)
      const holdsWorksheet = range.top <= headerRow && within.length * 2 > columns.length
      return holdsWorksheet && range.bottom - totalsRows < row.number && row.number <= range.bottom
    })
    if (isTotals) this.#noteLeftOut(row, undefined)
    return isTotals ?? false
  }

  #rowId(row: GridRow): string | null {
    const [column] = this.#recognised.rowIdColumns
    return column === undefined ? null : readId(row.cells.get(column)?.text)
  }

  /** A case stretched over several rows by merging all of them, No included, is one row. */
  #continuesRowAbove(merged: MergedRow | undefined): boolean {
    const noColumn = this.#recognised.columns.find(({ key }) => key === 'no')?.column
    return noColumn !== undefined && isCovered(merged, noColumn)
  }

  #nameColumnsWithoutHeader(row: GridRow): void {
    for (const [column, { text }] of row.cells) {
      if (this.#columns.has(column) || this.#recognised.rowIdColumns.includes(column) || text.trim() === '') continue
      this.#columns.set(column, { column, header: null, key: `extra:${columnName(column)}`, by: 'own' })
      this.#note('ownColumn', cellAddress(column, row.number), { name: columnName(column) })
    }
  }

  /** Text of a row that is no use case. Numbers (or UC-01 …) prepared for later rows are not worth a word. */
  #noteLeftOut(row: GridRow, merged: MergedRow | undefined): void {
    for (const [column, { text }] of row.cells) {
      const key = this.#columns.get(column)?.key
      const isPrepared = key === 'priority' || (key === 'no' && isNumberLike(text))
      if (isPrepared || text.trim() === '' || this.#recognised.rowIdColumns.includes(column)) continue
      if (!isCovered(merged, column)) this.#note('leftOut', cellAddress(column, row.number), { text })
    }
  }

  #noteSheet(): void {
    const { headerRow, columns } = this.#recognised
    if (this.#grid.hidden) this.#note('hiddenSheet', null, { name: this.#grid.name })
    for (const each of columns) {
      const at = cellAddress(each.column, headerRow)
      if (each.by === 'own') this.#note('ownColumn', at, { name: each.header ?? '' })
      if (this.#isHidden(each.column)) this.#note('hiddenColumn', at, { name: each.header ?? '' })
      if (each.by === 'repeated') this.#note('repeatedColumn', at, { name: each.header ?? '' })
    }
    const found = new Set<string>(columns.map(({ key }) => key))
    for (const { key, header } of formats[this.#format].columns) {
      if (key !== 'priority' && !found.has(key)) this.#note('missingColumn', null, { name: header })
    }
  }

  #isHidden(column: number): boolean {
    return this.#grid.hiddenColumns?.some(({ left, right }) => left <= column && column <= right) ?? false
  }

  #noteScale(scaleSheet: ScaleSheet | null): void {
    if (!scaleSheet) this.#note('missingScale', null)
    else if (!isDefaultScale(scaleSheet.scale)) {
      const text = Object.entries(scaleSheet.scale).map((entry) => entry.join(' '))
      this.#note('ownScale', null, { name: scaleSheet.grid.name, text: text.join(', ') })
    }
  }

  #noteMerges(): void {
    for (const { top, bottom, left, right } of this.#merged.merges) {
      const range = `${cellAddress(left, top)}:${cellAddress(right, bottom)}`
      this.#note(bottom > top ? 'mergedRows' : 'mergedColumns', cellAddress(left, top), { range })
    }
  }

  #noteRow(gridRow: GridRow, row: RowReading): void {
    if (row.hidden) this.#note('hiddenRow', cellAddress(0, row.sheetRow))
    for (const [column, cell] of gridRow.cells) {
      const key = this.#columns.get(column)?.key
      if (key === undefined) continue
      const at = cellAddress(column, row.sheetRow)
      if (key === 'priority') this.#notePriority(at, row)
      else if (cell.isUncomputed) this.#note('formulaWithoutResult', at)
      else if (key === 'no' && isDate(cell)) this.#note('dateAsNo', at, { text: cell.text })
      else this.#noteText(at, key, cell.text)
    }
  }

  #notePriority(at: string, { priority, priorityInFile }: RowReading): void {
    if (priorityInFile === null || priorityInFile === priority) return
    this.#note('priorityDiffers', at, { text: String(priorityInFile), meaning: String(priority ?? '') })
  }

  #noteText(at: string, key: CellKey, text: string): void {
    if (text.length > MAX_CELL_LENGTH) this.#note('textCut', at)
    if (errorValue.test(text)) this.#note('errorValue', at, { text })
    const type = fieldType(key)
    if (type === 'level') {
      const { level, unclear } = readLevel(text, this.#scale)
      if (unclear) this.#note('unclearLevel', at, { text, meaning: Object.keys(this.#scale).join('・') })
      else if (level !== null && level !== text) this.#note('normalised', at, { text, meaning: level })
    } else if (type === 'applicability') {
      const { applicability, unclear } = readApplicability(text)
      if (unclear) this.#note('unclearApplicability', at, { text })
      else if (applicability !== null && applicability !== text) {
        this.#note('normalised', at, { text, meaning: applicability })
      }
    }
  }

  #note(...found: Parameters<typeof issue>): void {
    if (this.#issues.length < MAX_ISSUES) this.#issues.push(issue(...found))
    else if (this.#issues.length === MAX_ISSUES) this.#issues.push(issue('furtherIssues', null))
  }
}

/** Excel's error values as cells show them. */
const errorValue = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/

function numberOr({ text, number }: GridCell): number | string {
  const plain = text.trim()
  const digits = plain.normalize('NFKC')
  return number ?? (/^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : plain)
}

function isNumberLike(no: string): boolean {
  return !/\p{L}{2}/u.test(no) || (no.length <= MAX_LABEL_LENGTH && /\d/.test(no))
}

function isDate({ text, number }: GridCell): boolean {
  return number !== undefined && /\d\s*[年月/-]\s*\d/.test(text)
}
