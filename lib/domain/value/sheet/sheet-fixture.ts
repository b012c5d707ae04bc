import type { AddedSheet } from '../../worksheet/added-sheet'
import type { Grid, GridCell } from '../../worksheet/grid'
import { workedExample } from '../fixtures'
import { valuationSchema, type Valuation } from '../valuation'
import type { ValueEntry } from './write'

/** The sheet as reading its file would yield it. */
export function gridOf({ name, rows, merges }: AddedSheet): Grid {
  return {
    name,
    hidden: false,
    merges,
    rows: rows.map(({ number, cells }) => ({
      number,
      hidden: false,
      cells: new Map(
        [...cells].flatMap(([column, { text, number: value, formula }]): [number, GridCell][] => {
          const shown = text ?? value ?? formula?.result ?? null
          return shown === null ? [] : [[column, { text: String(shown), formula: formula?.formula ?? null }]]
        }),
      ),
    })),
  }
}

export function entry(content: Partial<Valuation>, more: Partial<ValueEntry> = {}): ValueEntry {
  return {
    useCase: {
      id: '7c9e6679-7425-40de-944b-000000000001',
      cells: { no: '1', product: '検品', problem: '目視に時間がかかる' },
    },
    valuation: valuationSchema.parse(content),
    shared: [],
    preparation: { days: null, cost: null },
    simulated: null,
    ...more,
  }
}

/** The workshop's worked example as a valuation. */
export function exampleEntry(
  workersAfter: number,
  hoursAfter: number,
  operation: '10万円/日' | '10万円/月',
): ValueEntry {
  return entry(workedExample(workersAfter, hoursAfter, operation))
}
