import { cutText } from './cell-text'
import { fieldType, fields, isFieldKey, isProductField, MAX_CELL_LENGTH } from './fields'
import type { CellKey, ExtraKey, FieldKey } from './fields'
import { NUMBERED_ROWS } from './formats/format'
import type { Column, Format } from './formats/format'
import { columnGroups, formats } from './formats/formats'
import { cellAddress, columnName, parseRange } from './grid'
import type { Grid, GridCell, GridMerge, GridRow } from './grid'
import { readApplicability, readLevel } from './levels'
import { issue } from './issues'
import type { Issue } from './issues'
import type { Cells, FormatId, Scale, UseCase, Worksheet } from './model'
import { works } from './parts'
import { priorityFields, priorityOf, scaleOf } from './priority'
import { ROW_ID_HEADER, ROW_ID_WIDTH } from './row-ids'
import { isDefaultScale } from './scale-sheet'
import { scoringGrid } from './scoring-sheet'

/** A column of a rendered sheet: one of the format's, a field it lacks, one of the user's own, or the ids of the rows. */
export type RenderedColumn = Omit<Column, 'key'> & { key: Column['key'] | ExtraKey | 'rowId' }

/** A worksheet as sheets of the given format. */
export interface Rendering {
  format: Format
  columns: RenderedColumn[]
  /** Every row down to the last one is present, also when it is empty. */
  sheet: Grid
  scaleSheet: Grid | null
  /** The fields that the product adds, where any is filled. */
  scoringSheet: Grid | null
  warnings: Issue[]
}

/** Width of a column that no format describes. */
const OTHER_WIDTH = 30.3984375

/**
 * Renders a worksheet for a format. Levels and applicability are written as the one word they mean, so that Excel's
 * own formula agrees with ours; text without one meaning stays as typed. The example row keeps its place: a leading
 * use case numbered 0 stands there, otherwise it is empty. Rows are numbered up to 20 as in an empty worksheet.
 * @param withRowIds adds the column of row-ids.ts, for a file that may be merged back
 */
export function render(
  worksheet: Worksheet,
  useCases: Pick<UseCase, 'id' | 'cells'>[],
  target: FormatId = worksheet.format,
  withRowIds = false,
): Rendering {
  const format = formats[target]
  const missing = missingFields(format, useCases)
  const columns: RenderedColumn[] = [
    ...format.columns,
    ...missing.map((key) => ownColumn(format, key, fields[key].label.ja)),
    ...worksheet.extraColumns.map((key) => ownColumn(format, key, key.slice('extra:'.length))),
    ...(withRowIds ? [{ ...ownColumn(format, 'rowId', ROW_ID_HEADER), width: ROW_ID_WIDTH }] : []),
  ]
  const scale = scaleOf(worksheet.format, worksheet.scale)
  const warnings = columns.slice(format.columns.length, format.columns.length + missing.length).map((column, index) => {
    const at = cellAddress(format.columns.length + index, column.headerRow)
    return issue('movedField', at, { name: column.header, meaning: target })
  })
  if (format.scaleSheet === null && !isDefaultScale(scale)) {
    const text = Object.entries(scale).map((entry) => entry.join(' '))
    warnings.push(issue('scaleLeftOut', null, { text: text.join(', '), meaning: target }))
  }

  const { rows, merges } = head(format, columns)
  const example = isNumberedZero(useCases[0]) ? useCases[0] : null
  const body = example ? useCases.slice(1) : useCases
  const row = rowRenderer(format, scale, columns, warnings)
  rows.push(row(format.exampleRow, { no: '0', ...meaning(example?.cells ?? {}, scale) }, example?.id))
  body.forEach(({ id, cells }, index) => rows.push(row(format.firstRow + index, meaning(cells, scale), id)))
  freeNumbers(body).forEach((no, index) => rows.push(row(format.firstRow + body.length + index, { no })))

  return {
    format,
    columns,
    sheet: { name: format.sheetName, hidden: false, rows, merges },
    scaleSheet: format.scaleSheet === null ? null : scaleGrid(format.scaleSheet, scale),
    scoringSheet: scoringGrid(useCases, withRowIds),
    warnings,
  }
}

/** Fields that hold something although the format has no column for them, in the registry's order. */
function missingFields(format: Format, useCases: Pick<UseCase, 'cells'>[]): FieldKey[] {
  const known = new Set<string>(format.columns.map((column) => column.key))
  const used = new Set<string>()
  for (const { cells } of useCases) for (const key in cells) used.add(key)
  return Object.keys(fields)
    .filter(isFieldKey)
    .filter((key) => used.has(key) && !known.has(key) && !isProductField(key))
}

/** A column right of the format's own; its header stands and looks like that of the last one. */
function ownColumn(format: Format, key: CellKey | 'rowId', header: string): RenderedColumn {
  const { headerRow, sides } = format.columns.at(-1)!
  return { key, header, headerRow, sides, part: 'tail', work: null, width: OTHER_WIDTH }
}

/** Whether a worksheet's first use case stands in the example row of a file. */
export function isNumberedZero<Row extends Pick<UseCase, 'cells'>>(useCase: Row | undefined): useCase is Row {
  return useCase?.cells.no === '0'
}

/** Numbers from 1 to 20 that no use case has, as many as rows are left to fill up to 20. */
function freeNumbers(useCases: Pick<UseCase, 'cells'>[]): string[] {
  const left = NUMBERED_ROWS - useCases.length
  if (left <= 0) return []
  const taken = new Set(useCases.map((useCase) => useCase.cells.no))
  const numbers = Array.from({ length: NUMBERED_ROWS }, (_, index) => String(index + 1))
  return numbers.filter((no) => !taken.has(no)).slice(-left)
}

/** The rows above the example: title, banners, titles of the steps, headers. */
function head(format: Format, columns: RenderedColumn[]): { rows: GridRow[]; merges: GridMerge[] } {
  const rows = Array.from({ length: format.lastHeaderRow }, (_, index) => emptyRow(index + 1))
  const merges: GridMerge[] = []
  const put = (column: number, row: number, text: string) => rows[row - 1]!.cells.set(column, { text, formula: null })

  for (const label of format.look.labels) {
    const range = parseRange(label.at)!
    put(range.left, range.top, label.text)
    if (range.left < range.right) merges.push(range)
  }
  let left = 0
  for (const { work, columns } of columnGroups(format)) {
    if (work !== null) {
      const row = format.lastHeaderRow - 1
      put(left, row, works[work].ja)
      if (columns.length > 1) merges.push({ top: row, bottom: row, left, right: left + columns.length - 1 })
    }
    left += columns.length
  }
  columns.forEach((column, index) => put(index, column.headerRow, column.header))
  return { rows, merges }
}

function emptyRow(number: number): GridRow {
  return { number, hidden: false, cells: new Map() }
}

/** Cells as the file shall hold them: levels and applicability in the word they mean, if they mean one. */
function meaning(cells: Cells, scale: Scale): Cells {
  const written: Cells = {}
  for (const [key, text] of Object.entries(cells) as [CellKey, string][]) {
    const type = fieldType(key)
    if (type === 'level') written[key] = readLevel(text, scale).level ?? text
    else if (type === 'applicability') written[key] = readApplicability(text).applicability ?? text
    else written[key] = text
  }
  return written
}

function rowRenderer(format: Format, scale: Scale, columns: RenderedColumn[], warnings: Issue[]) {
  const priorityFormula = formulaWriter(format, scale, columns)
  return (number: number, written: Cells, id = ''): GridRow => {
    const row = emptyRow(number)
    columns.forEach(({ key }, index) => {
      if (key === 'priority')
        row.cells.set(index, priorityCell(format.id, scale, written, priorityFormula(number, written)))
      else {
        const text = (key === 'rowId' ? id : written[key]) ?? ''
        if (text === '') return
        if (text.length > MAX_CELL_LENGTH) warnings.push(issue('textCut', cellAddress(index, number)))
        row.cells.set(index, { text: cutText(text), formula: null })
      }
    })
    return row
  }
}

function priorityCell(format: FormatId, scale: Scale, cells: Cells, formula: string): GridCell {
  const priority = priorityOf(format, scale, cells)
  return { text: priority === null ? '' : String(priority.value), formula }
}

/**
 * Writes the formula of a row's priority as the official files have it. Where a term holds text that is no level the
 * official formula would show #N/A, or match a wildcard: there the formula yields an empty cell instead.
 */
function formulaWriter(format: Format, scale: Scale, columns: RenderedColumn[]) {
  const terms = priorityFields[format.id].map((field) => ({
    field,
    letter: columnName(columns.findIndex((column) => column.key === field)),
  }))
  const scores = scaleOf(format.id, scale)
  return (row: number, cells: Cells): string => {
    const filled = terms.map(({ letter }) => `${letter}${row}<>""`).join(', ')
    const sum = terms.map(({ field, letter }) => scoreFormula(format, `${letter}${row}`, cells[field] ?? '')).join('+')
    const formula = `IF(AND(${filled}),${sum},"")`
    const unclear = terms.some(({ field }) => cells[field] && readLevel(cells[field], scores).level === null)
    return unclear ? `IFERROR(${formula},"")` : formula
  }
}

function scoreFormula(format: Format, address: string, text: string): string {
  if (format.scaleSheet === null) return `_xlfn.SWITCH(${address},"低",1,"中",2,"高",3)`
  const plain = /[*?~]/.test(text)
    ? ['~', '*', '?'].reduce((inner, wildcard) => `SUBSTITUTE(${inner},"${wildcard}","~${wildcard}")`, address)
    : address
  return `VLOOKUP(${plain},${format.scaleSheet}!A:B,2,FALSE)`
}

/** The scale as v1.0 and v1.1 keep it: level and score from row 2, without a header. */
function scaleGrid(name: string, scale: Scale): Grid {
  const rows = Object.entries(scale).map(([level, score], index) => ({
    number: index + 2,
    hidden: false,
    cells: new Map([level, String(score)].map((text, column) => [column, { text, formula: null }])),
  }))
  return { name, hidden: false, rows, merges: [] }
}
