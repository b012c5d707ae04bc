import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultScale, type Cells, type FormatId } from '../worksheet/model'
import { scoreOf } from './lenses'
import { rank } from './rank'
import { describeSwap, outcomes, reachableScores, SWAP_PLACES, swaps, type Rule } from './what-changes'

const rule: Rule = { format: 'v1.1', scale: defaultScale, lens: 'priority' }

const useCase = (levels: string, no = levels): { cells: Cells } => {
  const [urgency, importance, mlValue] = levels
  return { cells: { no, urgency, importance, mlValue } }
}
const ranking = (...rows: { cells: Cells }[]) => rank(rule.format, rule.scale, rule.lens, rows).ranked
const said = (...levels: string[]) =>
  swaps(rule, ranking(...levels.map((each) => useCase(each)))).map((swap) =>
    describeSwap(swap, ({ cells }) => `No ${cells.no}`, 'ja'),
  )

describe('swaps', () => {
  test('takes two levels where one only makes a tie', () => {
    expect(said('高高高', '高高中')).toEqual(['No 高高高の緊急度が高から低に変わると、No 高高中より下になります。'])
  })

  test('a tie is decided by one level, rather by raising', () => {
    expect(said('高中低', '中高低')).toEqual(['No 中高低の緊急度が中から高に変わると、No 高中低より上になります。'])
  })

  test('says so when no single change is enough', () => {
    expect(said('高高高', '高高低')[0]).toContain('入れ替わりません')
    expect(said('高高高', '低低低')).toEqual(['No 高高高とNo 低低低の順は、評価を1つ変えるだけでは入れ替わりません。'])
  })

  test('a single use case has no neighbour, and only the first places are asked about', () => {
    expect(said('高高高')).toEqual([])
    expect(said(...Array.from({ length: 9 }, () => '中中中'))).toHaveLength(SWAP_PLACES)
  })

  test('in English', () => {
    const [swap] = swaps(rule, ranking(useCase('高中低', '1'), useCase('中高低', '2')))
    expect(describeSwap(swap!, ({ cells }) => `No ${cells.no}`, 'en')).toBe(
      'No 2 passes No 1 if its Urgency goes from Medium to High.',
    )
  })
})

const anyLevel = fc.constantFrom('高', '中', '低')
const anyCases = fc.array(
  fc.record({ cells: fc.record({ urgency: anyLevel, importance: anyLevel, mlValue: anyLevel }) }),
  { minLength: 2, maxLength: 10 },
)

test('the change of a swap does swap, and no smaller one would', () => {
  fc.assert(
    fc.property(anyCases, (cases) => {
      for (const { above, below, change } of swaps(rule, ranking(...cases))) {
        const passes = (field: string, to: string, of: 'above' | 'below') => {
          const changed = { cells: { ...(of === 'above' ? above : below).cells, [field]: to } }
          const pair = of === 'above' ? [changed, below] : [above, changed]
          const { ranked } = rank(rule.format, rule.scale, rule.lens, pair)
          return ranked[0]!.useCase === pair[1] && !ranked[0]!.tied
        }
        const order = ['低', '中', '高']
        const smallest = (['above', 'below'] as const).flatMap((of) =>
          (['urgency', 'importance', 'mlValue'] as const).flatMap((field) => {
            const from = (of === 'above' ? above : below).cells[field] ?? ''
            return order
              .filter((to) => to !== from && passes(field, to, of))
              .map((to) => Math.abs(order.indexOf(to) - order.indexOf(from)))
          }),
        )
        if (change) {
          expect(passes(change.field, change.to, change.of)).toBe(true)
          expect(Math.abs(change.steps)).toBe(Math.min(...smallest))
        } else expect(smallest).toEqual([])
      }
    }),
  )
})

test('raising a level never lowers the rank, lowering never raises it, and the place is the one it would get', () => {
  fc.assert(
    fc.property(anyCases, fc.constantFrom('v1.1', 'v1.2'), (cases, format) => {
      const under: Rule = { ...rule, format }
      const { ranked } = rank(format, rule.scale, rule.lens, cases)
      for (const { useCase: each, place } of ranked) {
        for (const outcome of outcomes(under, ranked, each)) {
          if (outcome.steps > 0) expect(outcome.place).toBeLessThanOrEqual(place)
          else expect(outcome.place).toBeGreaterThanOrEqual(place)
          const changed = { cells: { ...each.cells, [outcome.field]: outcome.to } }
          const after = rank(
            format,
            rule.scale,
            rule.lens,
            cases.map((other) => (other === each ? changed : other)),
          )
          expect(after.ranked.find((entry) => entry.useCase === changed)?.place).toBe(outcome.place)
        }
      }
    }),
  )
})

test.each([
  ['v1.2', 'priority', { urgency: '中', importance: '中' }, [2, 3, 5, 6]],
  ['v1.1', 'priority', { urgency: '高', importance: '高', mlValue: '低' }, [3, 4, 5, 6, 8, 9]],
  ['v2.0', 'product', { urgency: '低', importance: '高' }, [1, 2, 4, 6, 9]],
] as const)('in %s a case can come to the other sums or products of its levels', (format, lens, cells, values) => {
  const reachable = reachableScores({ format, scale: rule.scale, lens }, cells)
  expect(reachable.map(({ value }) => value)).toEqual(values)
  for (const { value, levels } of reachable)
    expect(scoreOf(format, rule.scale, lens, { ...cells, ...levels }).score?.value).toBe(value)
})

test('a score is reached by the fewest steps, and rather by the value of ML or importance than by urgency', () => {
  const stepped = (cells: Cells, format: FormatId = 'v1.1') =>
    Object.fromEntries(reachableScores({ ...rule, format }, cells).map(({ value, levels }) => [value, levels]))
  expect(stepped({ urgency: '中', importance: '中', mlValue: '中' })).toMatchObject({
    5: { mlValue: '低' },
    7: { mlValue: '高' },
    8: { mlValue: '高', importance: '高' },
  })
  expect(stepped({ urgency: '中', importance: '中' }, 'v1.2')).toMatchObject({ 5: { importance: '高' } })
  expect(stepped({ urgency: '中', importance: '中' })).toEqual({})
})
