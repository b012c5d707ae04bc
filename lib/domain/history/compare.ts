import { comparePositions } from '../merge/position'
import { lensesOf, type Lens } from '../scoring/lenses'
import { rank } from '../scoring/rank'
import { inFieldOrder, type CellKey, type ExtraKey } from '../worksheet/fields'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import type { PastUseCase, PastWorksheet } from './as-of'

/** A row in one of the two compared worksheets. */
export interface RowAt {
  position: string
  cells: Cells
  /** Which row of the worksheet it is, from 1. */
  place: number
  /** Its place in the ranking, from 1; null without a score. */
  rank: number | null
}

/** A cell that the two worksheets say differently. Null is an empty cell. */
export interface CellDifference {
  field: CellKey
  from: string | null
  to: string | null
}

/** A row in both worksheets: null where it is not there. The same id is the same row. */
export interface ComparedRow {
  id: string
  from: RowAt | null
  to: RowAt | null
}

export interface RowDifference extends ComparedRow {
  /** A row that was changed and moved is `changed`, and `moved` besides. */
  kind: 'added' | 'deleted' | 'changed' | 'moved'
  moved: boolean
  /** In the order of the registry; of an added or deleted row all its cells. */
  cells: CellDifference[]
}

export interface Comparison {
  /** The worksheet's; it never becomes another one. */
  format: FormatId
  title: { from: string; to: string } | null
  /** Levels whose score is not the same; null where the scale lacks the level. */
  scale: { level: string; from: number | null; to: number | null }[]
  columns: { added: ExtraKey[]; deleted: ExtraKey[] }
  /** What the rows are ranked by. */
  lens: Lens
  /** Rows that were added, deleted, changed or moved, in worksheet order with deleted ones where they were. */
  rows: RowDifference[]
  /** Rows whose place in the ranking is not the same, the best now first. */
  ranks: ComparedRow[]
}

/**
 * What became of a worksheet between two moments, each ranked by the scale it had then. A row counts as moved when its
 * own position is another one, not when others were moved past it. Takes time in proportion to the rows, but for sorting.
 */
export function compare(from: PastWorksheet, to: PastWorksheet): Comparison {
  const [lens] = lensesOf(to.format)
  const rows = pairsOf(rowsAt(from, lens), rowsAt(to, lens))
  return {
    format: to.format,
    title: from.title === to.title ? null : { from: from.title, to: to.title },
    scale: scaleDifferences(from.scale, to.scale),
    columns: {
      added: without(to.extraColumns, from.extraColumns),
      deleted: without(from.extraColumns, to.extraColumns),
    },
    lens,
    rows: rows.flatMap((row) => differenceIn(row) ?? []).sort(inWorksheetOrder),
    ranks: rows.filter((row) => (row.from?.rank ?? null) !== (row.to?.rank ?? null)).sort(bestNowFirst),
  }
}

/** The rows that are there, with their places, by id. */
function rowsAt({ format, scale, useCases }: PastWorksheet, lens: Lens): Map<string, RowAt> {
  const present = useCases.filter(({ deleted }) => !deleted)
  const ranks = new Map<PastUseCase, number>()
  for (const { useCase, place } of rank(format, scale, lens, present).ranked) ranks.set(useCase, place)
  return new Map(
    present.map((useCase, index) => {
      const { id, position, cells } = useCase
      return [id, { position, cells, place: index + 1, rank: ranks.get(useCase) ?? null }]
    }),
  )
}

function pairsOf(from: Map<string, RowAt>, to: Map<string, RowAt>): ComparedRow[] {
  const ids = new Set([...from.keys(), ...to.keys()])
  return [...ids].map((id) => ({ id, from: from.get(id) ?? null, to: to.get(id) ?? null }))
}

function differenceIn(row: ComparedRow): RowDifference | null {
  const { from, to } = row
  const moved = from !== null && to !== null && from.position !== to.position
  const cells = cellDifferences(from?.cells ?? {}, to?.cells ?? {})
  if (!from) return { ...row, kind: 'added', moved, cells }
  if (!to) return { ...row, kind: 'deleted', moved, cells }
  if (cells.length > 0) return { ...row, kind: 'changed', moved, cells }
  return moved ? { ...row, kind: 'moved', moved, cells } : null
}

function cellDifferences(from: Cells, to: Cells): CellDifference[] {
  if (from === to) return []
  const keys = new Set([...Object.keys(from), ...Object.keys(to)] as CellKey[])
  const differing = [...keys].filter((field) => from[field] !== to[field])
  return differing.sort(inFieldOrder).map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }))
}

function scaleDifferences(from: Scale, to: Scale): Comparison['scale'] {
  const levels = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return levels
    .filter((level) => from[level] !== to[level])
    .map((level) => ({ level, from: from[level] ?? null, to: to[level] ?? null }))
}

function without<Item>(items: readonly Item[], others: readonly Item[]): Item[] {
  const known = new Set(others)
  return items.filter((item) => !known.has(item))
}

function inWorksheetOrder(one: ComparedRow, other: ComparedRow): number {
  return comparePositions(positioned(one), positioned(other))
}

function positioned({ id, from, to }: ComparedRow): { id: string; position: string } {
  return { id, position: (to ?? from)!.position }
}

function bestNowFirst(one: ComparedRow, other: ComparedRow): number {
  return orderOf(one.to) - orderOf(other.to) || orderOf(one.from) - orderOf(other.from) || inWorksheetOrder(one, other)
}

/** A number, unlike Infinity: two rows without a rank have the difference 0 and not NaN. */
function orderOf(row: RowAt | null): number {
  return row?.rank ?? Number.MAX_SAFE_INTEGER
}
