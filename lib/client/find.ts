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
