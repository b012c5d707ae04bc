import type { UseCase } from '../domain/worksheet/model'
import { searchable, textOf } from './view'
import type { GridController } from './grid-controller'
import type { CellAt } from './selection'

/** Cells of the view that contain a text, row by row. */
export function findCells(controller: GridController, query: string): CellAt[] {
  const wanted = searchable(query)
  if (wanted === '') return []
  const { store } = controller
  const columns = controller.columns.get()
  return controller.view.get().flatMap((id, row) => {
    const useCase = store.get(id)
    if (!useCase) return []
    return columns.flatMap((column, at) =>
      searchable(textOf(useCase, column, store.worksheet)).includes(wanted) ? [{ row, column: at }] : [],
    )
  })
}

/**
 * The place in `cells` of the next one after `from`, going round at the ends; -1 when there is none.
 * @param inclusive whether `from` itself counts, as while the query is still being typed
 */
export function nextMatch(cells: readonly CellAt[], from: CellAt, backwards: boolean, inclusive = false): number {
  const compare = (cell: CellAt) => cell.row - from.row || cell.column - from.column
  if (backwards) {
    const before = cells.findLastIndex((cell) => compare(cell) < 0)
    return before === -1 ? cells.length - 1 : before
  }
  const after = cells.findIndex((cell) => (inclusive ? compare(cell) >= 0 : compare(cell) > 0))
  return after === -1 && cells.length > 0 ? 0 : after
}

/** The cells by which people know a row. */
const nameKeys = ['no', 'product', 'problem', 'caseName'] as const

/** Rows whose number is `query`, then those of whose number, product, problem or case it is a part; at most `limit`. */
export function findRows(rows: readonly UseCase[], query: string, limit: number): UseCase[] {
  const wanted = searchable(query).trim()
  if (wanted === '') return []
  const found = rows.filter(({ cells }) => nameKeys.some((key) => searchable(cells[key] ?? '').includes(wanted)))
  const exact = ({ cells }: UseCase) => Number(searchable(cells.no ?? '').trim() === wanted)
  return found.sort((a, b) => exact(b) - exact(a)).slice(0, limit)
}
