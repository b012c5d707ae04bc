import { describe, expect, test } from 'vitest'
import { breakEvenAccuracy, breakEvenPrecision, confusionOf, netPerCase, netPerPrediction } from './accuracy'
import { decide } from './decision'
import { model, term, workedExample } from './fixtures'
import { valueOfInformation } from './information'
import { proposeLevel } from './level'
import { flowOf, perPeriod, readModel, valuesOf } from './model'
import { whatMustBeTrue } from './must-be-true'
import { compareOptions } from './options'
import { afterPreparation, outcomeOf, timelineOf } from './schedule'
import { tornado } from './sensitivity'
import { simulate } from './simulate'
import { inUnit, parseUnit } from './units/unit'

describe('tornado', () => {
  test('a linear case: each bar is the range times what one unit is worth', () => {
    const linear = model(
      [term('a', [1, 2, 4], '万円/日'), term('b', [0, 5, 6], '件/日'), term('c', 3)],
      [['価値', 'value', 'a × 2 + b × 1万円/件 × c']],
      { horizonDays: 10 },
    )
    const bars = tornado(readModel(linear)).map(({ term: { name }, atLow, atHigh, swing }) => [
      name,
      ...[atLow, atHigh, swing].map((each) => Math.round(each / 10_000)),
    ])
    // b: 6 × 3 × 10 = 180 apart; a: 3 × 2 × 10 = 60. Base: 4 + 15 = 19 a day. c has no range.
    expect(bars).toEqual([
      ['b', 40, 220, 180],
      ['a', 170, 230, 60],
    ])
  })
})

describe('what must be true', () => {
  const requirement = (each: ReturnType<typeof workedExample>, name: string) => {
    const found = whatMustBeTrue(readModel(each), 1_095).find(({ term }) => term.name === name)!
    return [
      found.isMet,
      found.threshold && [found.threshold.side, Number(found.threshold.exact.toFixed(2)), found.threshold.rounded],
    ]
  }

  test('the worked example: at most 7.87 people, so 7; at 10 people at most 5.9 hours', () => {
    expect(requirement(workedExample(2, 7.5, '10万円/日'), '導入後の人数')).toEqual([true, ['atMost', 7.87, 7]])
    expect(requirement(workedExample(10, 7.5, '10万円/日'), '導入後の人数')).toEqual([false, ['atMost', 7.87, 7]])
    expect(requirement(workedExample(10, 7.5, '10万円/日'), '導入後の時間')).toEqual([false, ['atMost', 5.91, 5.9]])
  })

  test('upwards, to the safe side', () => {
    // (150 − 75) × wage − 10 ≥ 1000 / 1095: wage ≥ 0.14551.
    expect(requirement(workedExample(10, 7.5, '10万円/日'), '時給')).toEqual([false, ['atLeast', 0.15, 0.146]])
  })

  test('a term that alone cannot do it', () => {
    const hopeless = model(
      [term('精度', 80, '%'), term('件数', 10, '件/日')],
      [
        ['価値', 'value', '精度 × 件数 × 1円/件'],
        ['開発', 'development', '100万円'],
      ],
    )
    const said = whatMustBeTrue(readModel(hopeless), 1_095).map(({ term, threshold }) => [
      term.name,
      threshold && threshold.rounded,
    ])
    // 1,000,000 / (0.8 × 1,095) = 1,141.55 a day, rounded up to three digits.
    expect(said).toEqual([
      ['精度', null],
      ['件数', 1_150],
    ])
  })

  test('the rounded value is enough, the next one is not', () => {
    const read = readModel(workedExample(10, 7.5, '10万円/日'))
    for (const { term, threshold } of whatMustBeTrue(read, 1_095)) {
      if (!threshold) continue
      const recovered = (value: number) => {
        const changed = {
          ...read.model,
          terms: read.model.terms.map((each) =>
            each.id === term.id ? { ...each, value: { kind: 'single' as const, value } } : each,
          ),
        }
        return whatMustBeTrue(readModel(changed), 1_095)[0]!.isMet
      }
      expect([term.name, recovered(threshold.rounded)]).toEqual([term.name, true])
      expect(recovered(threshold.exact * (threshold.side === 'atMost' ? 1.001 : 0.999))).toBe(false)
    }
  })
})

describe('the worth of knowing', () => {
  const count = 10_000
  const uniform = Float64Array.from({ length: count }, (_, draw) => (draw + 0.5) / count)
  const shuffled = Float64Array.from({ length: count }, (_, draw) => (((draw * 7_919) % count) + 0.5) / count)

  test('a linear case with a known answer', () => {
    // Doing it pays 2u − 1 for u even over 0 to 1: 0 on average; knowing u is worth the half of it above zero: 1/4.
    const payoffs = uniform.map((u) => 2 * u - 1)
    const { best, expected, perfect, terms } = valueOfInformation(
      [
        { name: 'nothing', payoffs: new Float64Array(count) },
        { name: 'ml', payoffs },
      ],
      new Map([
        ['other', shuffled],
        ['u', uniform],
        ['fixed', new Float64Array(count).fill(3)],
      ]),
    )
    expect([best, terms.map(({ name }) => name)]).toEqual(['nothing', ['u', 'other']])
    expect(expected).toBeCloseTo(0, 10)
    expect(perfect).toBeCloseTo(0.25, 6)
    expect(terms[0]!.worth).toBeCloseTo(0.25, 6)
    expect(terms[1]!.worth).toBeLessThan(0.02)
  })

  test('two independent terms: each is worth less than both', () => {
    // Pays u + v − 1: knowing u alone, the mean of max(0, u − 1/2) is 1/8; knowing both, the mean of max(0, u + v − 1) is 1/6.
    const payoffs = uniform.map((u, draw) => u + shuffled[draw]! - 1)
    const { perfect, terms } = valueOfInformation(
      [
        { name: 'nothing', payoffs: new Float64Array(count) },
        { name: 'ml', payoffs },
      ],
      new Map([
        ['u', uniform],
        ['v', shuffled],
      ]),
    )
    expect(perfect).toBeCloseTo(1 / 6, 2)
    for (const { worth } of terms) expect(worth).toBeCloseTo(1 / 8, 2)
  })

  test('what cannot change the decision is worth nothing to know', () => {
    const simulation = simulate(readModel(workedExample(2, 7.5, '10万円/月', true)), 5, 2_000)
    const { best, terms } = valueOfInformation(
      [
        { name: 'nothing', payoffs: new Float64Array(simulation.count) },
        { name: 'ml', payoffs: simulation.npv },
      ],
      simulation.terms,
    )
    expect(best).toBe('ml')
    expect(terms.every(({ worth }) => worth === 0)).toBe(true)
  })
})

test('a decision between nothing, rules and ML ranks what to measure next', () => {
  // ML pays (v − 10) 万円 a day, even around zero; rules pay a sure 0.1 万円. The wage is in neither.
  const ml = model(
    [term('v', [8, 10, 12], '万円/日'), term('時給', [1, 2, 3], '円/h')],
    [['価値', 'value', 'v - 10万円/日']],
    { horizonDays: 1 },
  )
  const rules = model([], [['価値', 'value', '0.1万円/日']], { horizonDays: 1 })
  const decision = decide(
    [
      { name: 'rules', read: readModel(rules) },
      { name: 'ml', read: readModel(ml) },
    ],
    'nothing',
    3,
  )
  expect([decision.best, decision.count, decision.terms[0]!.name, decision.terms.length]).toEqual([
    'rules',
    10_000,
    'v',
    2,
  ])
  // Logistic of scale s = 2 / ln 19 万円: the mean of max(0.1, x) is s ln(1 + e^(0.1 / s)); less the sure 0.1.
  const scale = 2 / Math.log(19)
  expect(decision.terms[0]!.worth / 10_000).toBeCloseTo(scale * Math.log(1 + Math.exp(0.1 / scale)) - 0.1, 1)
  expect(decision.terms[1]!.worth / 10_000).toBeLessThan(0.1)
})

test('where no draw gives a number there is nothing to know', () => {
  const none = new Float64Array(0)
  const choices = [
    { name: 'nothing', payoffs: none },
    { name: 'ml', payoffs: none },
  ] as const
  expect(valueOfInformation([...choices], new Map([['u', none]]))).toEqual({
    best: 'nothing',
    expected: 0,
    perfect: 0,
    terms: [],
  })
})

test('data that is not ready delays the value and adds to its cost', () => {
  const before = workedExample(2, 7.5, '10万円/日')
  const later = { ...before, schedule: afterPreparation(before.schedule, { days: 30, cost: 620_000 }) }
  const outcome = (each: typeof before) =>
    outcomeOf(flowOf(readModel(each), valuesOf(readModel(each))), timelineOf(each.schedule))
  // (1000 + 62) / 6.2 = 171.3 days of running, after 30.
  expect([outcome(before).firstDay, outcome(later).firstDay]).toEqual([162, 202])
  expect(afterPreparation(before.schedule, { days: null, cost: null })).toEqual(before.schedule)
})

test('amounts in the unit a person chooses', () => {
  const read = readModel(workedExample(2, 7.5, '10万円/月'))
  const { valuePerDay, operationPerDay } = flowOf(read, valuesOf(read))
  const days = read.model.calendar
  expect(perPeriod(valuePerDay, 'month', days)).toBeCloseTo(4_860_000, 4)
  expect(perPeriod(operationPerDay, 'year', days)).toBeCloseTo((100_000 / 30) * 365, 4)
  expect(inUnit(6_750, parseUnit('円/h')!, '万円/月')).toBeCloseTo(486, 9)
  expect([
    inUnit(1, parseUnit('円')!, '$'),
    inUnit(3, parseUnit('人')!, '名'),
    inUnit(3, parseUnit('人')!, '件'),
  ]).toEqual([null, 3, null])
})

test('ML is credited only with what it adds to the best simpler option', () => {
  const base = model(
    [term('人数', 20, '人'), term('時給', 0.12, '万円/h')],
    [
      ['価値', 'value', '(20人 − 人数) × 7.5h/日 × 時給'],
      ['開発費', 'development', '0円'],
    ],
    { horizonDays: 100 },
  )
  const compared = compareOptions(base, [
    { kind: 'ml', terms: [term('人数', 2, '人')], formulas: { 開発費: '1000万円' } },
    { kind: 'rules', terms: [term('人数', 8, '人')], formulas: { 開発費: '100万円' } },
    { kind: 'byHand', terms: [], formulas: { 開発費: '10万円' } },
  ])
  // By hand: −10. Rules: 12 × 0.9 × 100 − 100 = 980. ML: 18 × 0.9 × 100 − 1000 = 620.
  expect(
    compared.map(({ kind, outcome, increment, over }) => [
      kind,
      Math.round(outcome.npv / 10_000),
      Math.round(increment / 10_000),
      over,
    ]),
  ).toEqual([
    ['byHand', -10, -10, null],
    ['rules', 980, 980, null],
    ['ml', 620, -360, 'rules'],
  ])
})

describe('break-even accuracy', () => {
  test.each([
    // 100p = 300(1 − p) + 20: p = 320 / 400.
    [{ valuePerCorrect: 100, costPerWrong: 300, reviewCost: 20 }, 0.8],
    [{ valuePerCorrect: 100, costPerWrong: 0, reviewCost: 0 }, 0],
    [{ valuePerCorrect: 100, costPerWrong: 50, reviewCost: 120 }, null],
  ])('%o', (money, expected) => {
    const accuracy = breakEvenAccuracy(money)
    expect(accuracy).toBe(expected)
    if (accuracy !== null) expect(netPerPrediction(accuracy, money)).toBeCloseTo(0, 10)
  })

  test('a classifier: confusion matrix × money', () => {
    // Of 1,000 cases 100 are positive; 80 are found with 20 false reports.
    const confusion = confusionOf({ prevalence: 0.1, recall: 0.8, precision: 0.8 })!
    expect(Object.values(confusion).map((share) => Math.round(share * 1_000))).toEqual([80, 20, 20, 880])
    const money = { valuePerFound: 1_000, costPerFalseReport: 500, costPerMissed: 2_000, reviewCost: 100 }
    // 80 × 1000 − 20 × 500 − 20 × 2000 − 100 × 100, per thousand cases.
    expect(netPerCase(confusion, money)).toBeCloseTo(20, 9)
    expect(breakEvenPrecision({ ...money, costPerMissed: 0 })).toBeCloseTo(0.4, 12)
    expect(confusionOf({ prevalence: 0.9, recall: 1, precision: 0.5 })).toBeNull()
    expect(confusionOf({ prevalence: 0.1, recall: 0.5, precision: 0 })).toBeNull()
  })
})

test('a level is proposed from money by the workspace’s thresholds', () => {
  const thresholds = [
    { level: '中', atLeast: 1_000_000 },
    { level: '高', atLeast: 10_000_000 },
  ]
  const proposed = [9_999_999, 10_000_000, 999_999, -5].map((amount) => proposeLevel(amount, thresholds, '低'))
  expect(proposed).toEqual(['中', '高', '低', '低'])
})
