import { readReadiness } from '../readiness/sheet-read'
import type { NamedDataset } from '../readiness/sheet'
import { readValues } from '../value/sheet/read'
import type { Grid } from './grid'
import { issue, type Issue } from './issues'
import type { RowReading } from './sheet-reading'
import { addScoring, readScoring, rowsMeant } from './scoring-sheet'

/** The sheets that the product adds to a workbook, found among those of a file under whatever name. */
export interface OwnSheets {
  grids: ReadonlySet<Grid>
  datasets: NamedDataset[]
  issues: Issue[]
  /** Hands the rows of a worksheet what the sheets say of them. */
  addTo(rows: readonly RowReading[]): void
}

export function readOwnSheets(grids: readonly Grid[]): OwnSheets {
  const found = <Said>(read: (grid: Grid) => Said | null) =>
    grids.flatMap((grid) => {
      const said = read(grid)
      return said === null ? [] : [{ grid, said }]
    })
  const values = found(readValues)
  const scoring = found(readScoring)
  const readiness = found(readReadiness)
  return {
    grids: new Set([...values, ...scoring, ...readiness].map(({ grid }) => grid)),
    datasets: readiness.flatMap(({ said }) => said.datasets),
    issues: [
      ...readiness.flatMap(({ said }) => said.issues),
      ...values.flatMap(({ grid, said }) =>
        said.flatMap(({ problem, notes }) =>
          [...(problem ? [problem] : []), ...notes].map(({ code, cell, ...values }) =>
            issue(code, `${grid.name}!${cell}`, values),
          ),
        ),
      ),
    ],
    addTo(rows) {
      for (const { said } of scoring) addScoring(rows, said)
      for (const { said } of readiness) {
        for (const [row, { datasets, fit }] of rowsMeant(rows, said.useCases)) row.assessment = { datasets, fit }
      }
      for (const { said } of values) {
        for (const [row, { value, isChanged, fingerprint, memberNames }] of rowsMeant(rows, said)) {
          if (value) row.value = { ...value, isChanged, fingerprint, memberNames }
        }
      }
    },
  }
}
