import type { Valuation } from './valuation'

/** What two people made of the same valuation at once, as one. */

/** A place in a valuation: a part of it, in a list the item's name, and what of the item or part. */
export interface Place {
  part: keyof Valuation
  name: string | null
  key: string | null
}

export interface Merged {
  valuation: Valuation
  /** Where both changed the same, each to something else; the winner's is taken there. */
  collisions: Place[]
}

/**
 * A three-way merge. What only one of them changed is taken; terms are the same by id, formulas and scenarios by name,
 * options by kind. What one took away and the other changed is a collision too.
 * @param base what both started from
 */
export function mergeValuations(
  base: Valuation,
  mine: Valuation,
  theirs: Valuation,
  winner: 'mine' | 'theirs' = 'mine',
): Merged {
  const collisions: Place[] = []

  function choose<T>(before: T, my: T, their: T, place: Place): T {
    if (isSame(before, my) || isSame(my, their)) return their
    if (isSame(before, their)) return my
    collisions.push(place)
    return winner === 'mine' ? my : their
  }

  function record<T extends object>(before: Partial<T>, my: T, their: T, at: Omit<Place, 'key'>): T {
    const merged = { ...my, ...their }
    for (const key in merged) merged[key] = choose(before[key], my[key], their[key], { ...at, key }) as T[typeof key]
    return merged
  }

  function list<T extends object | string>(
    part: keyof Valuation,
    lists: [T[], T[], T[]],
    idOf: (item: T) => string,
  ): T[] {
    const [before, my, their] = lists.map((items) => new Map(items.map((item) => [idOf(item), item])))
    const ids = new Set([...their!.keys(), ...my!.keys()])
    return [...ids].flatMap((id) => {
      const [was, ours, other] = [before!.get(id), my!.get(id), their!.get(id)]
      const item = ours ?? other
      const name = typeof item === 'object' && 'name' in item ? String(item.name) : null
      if (typeof ours === 'object' && typeof other === 'object') {
        return [record<T & object>(typeof was === 'object' ? was : {}, ours, other, { part, name })]
      }
      return choose(was, ours, other, { part, name, key: null }) ?? []
    })
  }

  const alone = <Key extends keyof Valuation>(part: Key): Valuation[Key] =>
    choose(base[part], mine[part], theirs[part], { part, name: null, key: null })

  const valuation: Valuation = {
    terms: list('terms', [base.terms, mine.terms, theirs.terms], ({ id }) => id),
    sharedTerms: list('sharedTerms', [base.sharedTerms, mine.sharedTerms, theirs.sharedTerms], (id) => id),
    formulas: list('formulas', [base.formulas, mine.formulas, theirs.formulas], ({ name }) => name),
    schedule: record(base.schedule, mine.schedule, theirs.schedule, { part: 'schedule', name: null }),
    calendar: record(base.calendar, mine.calendar, theirs.calendar, { part: 'calendar', name: null }),
    countsPreparation: alone('countsPreparation'),
    startsOn: alone('startsOn'),
    recoverBy: alone('recoverBy'),
    period: alone('period'),
    options: list('options', [base.options, mine.options, theirs.options], ({ kind }) => kind),
    scenarios: list('scenarios', [base.scenarios, mine.scenarios, theirs.scenarios], ({ name }) => name),
    prediction: alone('prediction'),
    seed: alone('seed'),
  }
  return { valuation, collisions }
}

/** Whether two say the same, in whatever order: the database does not keep the order in which keys were written. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
