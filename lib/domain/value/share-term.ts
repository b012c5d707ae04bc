import type { Valuation } from './valuation'

/**
 * The valuation after one of its own terms became one of the workspace.
 * @param id of the term while it was the valuation's own
 * @param sharedId of the workspace's term; scenarios go on with it
 */
export function shareTerm(valuation: Valuation, id: string, sharedId: string): Valuation {
  return {
    ...valuation,
    terms: valuation.terms.filter((term) => term.id !== id),
    sharedTerms: [...valuation.sharedTerms, sharedId],
    scenarios: valuation.scenarios.map((scenario) => ({
      ...scenario,
      values: Object.fromEntries(
        Object.entries(scenario.values).map(([key, value]) => [key === id ? sharedId : key, value]),
      ),
    })),
  }
}
