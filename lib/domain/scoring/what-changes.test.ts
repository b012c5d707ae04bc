import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultScale, type Cells } from '../worksheet/model'
import { rank } from './rank'
import { describeSwap, outcomes, SWAP_PLACES, swaps, type Rule } from './what-changes'

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
