import type { Locale } from '../domain/core/text'
import { readApplicability, readLevel } from '../domain/worksheet/levels'
import type { UseCase, Worksheet } from '../domain/worksheet/model'
import { priorityOf, scaleOf } from '../domain/worksheet/priority'
import { cellKeyOf, type GridColumn } from './columns'

/** Which rows are shown and in what order. It changes what is seen, never the worksheet. */
export interface ViewSettings {
  filters: Readonly<Record<string, Filter>>
  sort: { key: string; descending: boolean } | null
}

export interface Filter {
  /** Shown are cells that contain this, whatever the case or width of the letters. */
  text: string
  /** Shown are cells with one of these meanings (`EMPTY`, `UNCLEAR` or a level); an empty list shows all. */
  meanings: readonly string[]
}

export const EMPTY = 'empty'
export const UNCLEAR = 'unclear'
export const allRows: ViewSettings = { filters: {}, sort: null }
export const noFilter: Filter = { text: '', meanings: [] }

/** Whether the filter hides anything. */
export function isFiltering({ text, meanings }: Filter): boolean {
  return text !== '' || meanings.length > 0
}

/** Text as it is compared in search and filter. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** What a cell shows as text: the stored text, or the computed priority. */
export function textOf(useCase: UseCase, column: GridColumn, worksheet: Worksheet): string {
  const key = cellKeyOf(column)
  if (key) return useCase.cells[key] ?? ''
  return String(priorityOf(worksheet.format, worksheet.scale, useCase.cells)?.value ?? '')
}

/** The meaning of a level or applicability cell: a level, `EMPTY` or `UNCLEAR`. */
export function meaningOf(text: string, column: GridColumn, worksheet: Worksheet): string {
  const { format, scale } = worksheet
  if (column.type === 'applicability') {
    const { applicability, unclear } = readApplicability(text)
    return applicability ?? (unclear ? UNCLEAR : EMPTY)
  }
  const { level, unclear } = readLevel(text, scaleOf(format, scale))
  return level ?? (unclear ? UNCLEAR : EMPTY)
}

/** What the cells of a column can mean, best first; empty for columns of free text. */
export function meaningsOf(column: GridColumn, worksheet: Worksheet): string[] {
  if (column.type === 'applicability') return ['〇', '△', '×']
  if (column.type !== 'level') return []
  const scale = scaleOf(worksheet.format, worksheet.scale)
  return Object.keys(scale).sort((a, b) => (scale[b] ?? 0) - (scale[a] ?? 0))
}

/**
 * Ids of the rows to show, in the order to show them. Rows with an empty cell come last in either direction, equal
 * rows keep the worksheet's order.
 * @param always rows shown whatever the filters say: those just added, which would vanish while they are typed into
 */
export function viewOf(
  rows: readonly UseCase[],
  settings: ViewSettings,
  columns: readonly GridColumn[],
  worksheet: Worksheet,
  locale: Locale,
  always: ReadonlySet<string>,
): string[] {
  const active = columns.filter(({ key }) => {
    const filter = settings.filters[key]
    return filter !== undefined && isFiltering(filter)
  })
  const passes = (useCase: UseCase) =>
    active.every((column) => matches(useCase, column, settings.filters[column.key] ?? noFilter, worksheet))
  const shown = active.length === 0 ? [...rows] : rows.filter((row) => always.has(row.id) || passes(row))
  const { sort } = settings
  const sortColumn = sort && columns.find(({ key }) => key === sort.key)
  if (sort && sortColumn) sortRows(shown, sortColumn, sort.descending, worksheet, locale)
  return shown.map(({ id }) => id)
}

function matches(useCase: UseCase, column: GridColumn, filter: Filter, worksheet: Worksheet): boolean {
  const text = textOf(useCase, column, worksheet)
  if (filter.text !== '' && !searchable(text).includes(searchable(filter.text))) return false
  return filter.meanings.length === 0 || filter.meanings.includes(meaningOf(text, column, worksheet))
}

function sortRows(
  rows: UseCase[],
  column: GridColumn,
  descending: boolean,
  worksheet: Worksheet,
  locale: Locale,
): void {
  const best = meaningsOf(column, worksheet)
  const collator = new Intl.Collator(locale, { numeric: true })
  const keyed = rows.map((row) => {
    const text = textOf(row, column, worksheet)
    const place = best.indexOf(best.length > 0 ? meaningOf(text, column, worksheet) : text)
    return { row, text, rank: best.length - place, empty: text === '' || (best.length > 0 && place === -1) }
  })
  keyed.sort((a, b) => {
    if (a.empty !== b.empty) return a.empty ? 1 : -1
    if (a.empty) return 0
    const order = best.length > 0 ? a.rank - b.rank : collator.compare(a.text, b.text)
    return descending ? -order : order
  })
  rows.splice(0, rows.length, ...keyed.map(({ row }) => row))
}
