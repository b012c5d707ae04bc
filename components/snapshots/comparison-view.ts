import type { Comparison, ComparedRow, RowDifference } from '@/lib/domain/history/compare'
import { rowName, type RowName } from '@/lib/domain/worksheet/row-name'

/** Rows of one page: what leaves the server is bounded whatever the worksheet's size. */
export const PAGE_SIZE = 50
/** Changes of rank that are shown, the best ranks first. */
export const SHOWN_RANKS = 50

export interface RowView extends Pick<RowDifference, 'id' | 'kind' | 'cells'> {
  name: RowName
  /** Which row of the worksheet it was and is, where it moved; null otherwise. */
  places: { from: number; to: number } | null
}

export interface RankView {
  id: string
  name: RowName
  from: number | null
  to: number | null
}

export interface ComparisonView extends Pick<Comparison, 'format' | 'title' | 'scale' | 'columns' | 'lens'> {
  counts: Record<RowDifference['kind'], number> & { cells: number }
  ranks: RankView[]
  /** How many more places changed than are shown. */
  moreRanks: number
  page: number
  pages: number
  /** Rows of all pages. */
  total: number
  rows: RowView[]
}

/**
 * What a page of a comparison shows.
 * @param wanted the page of the address, from 1; anything else is the first
 */
export function comparisonView(comparison: Comparison, wanted: string | undefined): ComparisonView {
  const { format, title, scale, columns, lens, rows, ranks } = comparison
  const counts = { added: 0, deleted: 0, changed: 0, moved: 0, cells: 0 }
  for (const { kind, moved, cells } of rows) {
    if (kind !== 'moved') counts[kind] += 1
    if (moved) counts.moved += 1
    if (kind === 'changed') counts.cells += cells.length
  }
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE))
  const number = Number(wanted ?? 1)
  const page = Number.isInteger(number) ? Math.min(Math.max(number, 1), pages) : 1
  return {
    ...{ format, title, scale, columns, lens, counts, page, pages, total: rows.length },
    ranks: ranks.slice(0, SHOWN_RANKS).map((row) => {
      return { id: row.id, name: nameOf(row), from: row.from?.rank ?? null, to: row.to?.rank ?? null }
    }),
    moreRanks: Math.max(0, ranks.length - SHOWN_RANKS),
    rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => ({
      ...{ id: row.id, kind: row.kind, cells: row.cells, name: nameOf(row) },
      places: row.moved ? { from: row.from!.place, to: row.to!.place } : null,
    })),
  }
}

function nameOf({ from, to }: ComparedRow): RowName {
  return rowName((to ?? from)?.cells ?? {})
}
