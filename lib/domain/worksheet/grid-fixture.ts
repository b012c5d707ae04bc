import type { Grid } from './grid'

/**
 * What Excel makes of a sheet as a person cuts a column and inserts it in front of another: all cells keep their rows.
 * @param from null inserts an empty column
 * @param to the column of the sheet as it is in front of which it then stands; null deletes it
 */
export function moveColumn(grid: Grid, from: number | null, to: number | null): void {
  const moved = (column: number): number | null => {
    if (column === from) return to === null ? null : to > column ? to - 1 : to
    const without = from !== null && column > from ? column - 1 : column
    return to !== null && column >= to ? without + 1 : without
  }
  for (const row of grid.rows) {
    row.cells = new Map(
      [...row.cells].flatMap(([column, cell]) => {
        const place = moved(column)
        return place === null ? [] : [[place, cell] as const]
      }),
    )
  }
}
