import { describe, expect, it } from 'vitest'
import { exampleValuation } from './example'
import { term } from './fixtures'
import { mergeValuations } from './merge'
import type { Valuation } from './valuation'

let next = 0
const base = exampleValuation('ja', () => `term-${next++}`)
const [workersBefore, , , , wage] = base.terms

function withTerm(id: string | undefined, change: object): Valuation {
  return { ...base, terms: base.terms.map((each) => (each.id === id ? { ...each, ...change } : each)) }
}

describe('a valuation that two people changed at once', () => {
  it('takes what each of them changed', () => {
    const mine = { ...withTerm(wage?.id, { value: { kind: 'single', value: 0.2 } }), startsOn: '2027-04-01' }
    const theirs = {
      ...withTerm(wage?.id, { source: '求人票' }),
      terms: [...withTerm(wage?.id, { source: '求人票' }).terms, term('件数', 5, '件')],
      formulas: base.formulas.filter(({ kind }) => kind !== 'operation'),
      schedule: { ...base.schedule, rampDays: 90 },
    }
    const { valuation, collisions } = mergeValuations(base, mine, theirs)
    expect(collisions).toEqual([])
    expect(valuation.terms.find(({ id }) => id === wage?.id)).toMatchObject({
      source: '求人票',
      value: { kind: 'single', value: 0.2 },
    })
    expect(valuation.terms.map(({ name }) => name)).toContain('件数')
    expect(valuation.formulas.map(({ kind }) => kind)).toEqual(['value', 'development'])
    expect(valuation).toMatchObject({ startsOn: '2027-04-01', schedule: { rampDays: 90 } })
    expect(mergeValuations(base, theirs, mine).valuation.schedule).toEqual(valuation.schedule)
  })

  it('names what both changed, and takes the winner there and both everywhere else', () => {
    const mine = { ...withTerm(wage?.id, { status: 'measured' }), period: 'day' as const }
    const theirs = { ...withTerm(wage?.id, { status: 'estimate' }), startsOn: '2027-04-01' }
    const merged = mergeValuations(base, mine, theirs)
    expect(merged.collisions).toEqual([{ part: 'terms', name: '時給', key: 'status' }])
    expect(merged.valuation.terms.at(-1)?.status).toBe('measured')
    const givingIn = mergeValuations(base, mine, theirs, 'theirs').valuation
    expect(givingIn.terms.at(-1)?.status).toBe('estimate')
    expect(givingIn).toMatchObject({ period: 'day', startsOn: '2027-04-01' })
  })

  it('asks where one took away what the other changed', () => {
    const mine = { ...base, terms: base.terms.filter(({ id }) => id !== workersBefore?.id) }
    const theirs = withTerm(workersBefore?.id, { unit: '名' })
    const { valuation, collisions } = mergeValuations(base, mine, theirs)
    expect(collisions).toEqual([{ part: 'terms', name: workersBefore?.name, key: null }])
    expect(valuation.terms).toHaveLength(4)
    expect(mergeValuations(base, mine, theirs, 'theirs').valuation.terms[0]?.unit).toBe('名')
    expect(mergeValuations(base, mine, base).valuation).toEqual(mine)
  })

  it('sees no collision where both did the same', () => {
    const same = withTerm(wage?.id, { unit: '円/h' })
    expect(mergeValuations(base, same, structuredClone(same))).toEqual({ valuation: same, collisions: [] })
    const scenario = (...values: [string, number][]) => ({
      ...base,
      scenarios: [{ name: '控えめ', values: Object.fromEntries(values) }],
    })
    const [mine, stored] = [scenario(['term-10', 1], ['term-2', 2]), scenario(['term-2', 2], ['term-10', 1])]
    expect(mergeValuations(base, mine, stored).collisions).toEqual([])
  })
})
