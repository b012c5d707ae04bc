import { termSchema, type Term, type TermValue } from './term'

/** A term for tests: one number, or [low, best, high]. */
export function term(name: string, value: number | [number, number, number] | TermValue, unit = ''): Term {
  const read: TermValue =
    typeof value === 'number'
      ? { kind: 'single', value }
      : Array.isArray(value)
        ? { kind: 'percentiles', low: value[0], best: value[1], high: value[2], min: null, max: null }
        : value
  return termSchema.parse({ id: name, name, value: read, unit })
}
