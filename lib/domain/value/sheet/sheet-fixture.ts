import { workedExample } from '../fixtures'
import { valuationSchema, type Valuation } from '../valuation'
import type { ValueEntry } from './write'

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
