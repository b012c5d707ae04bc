import { describe, expect, test } from 'vitest'
import { formulaErrorText } from './formula/errors'
import { drawTerms } from './draws/draw-terms'
import { isMetalog, quantileFunction } from './draws/metalog'
import { model, term, workedExample } from './fixtures'
import { flowOf, readModel, valuesOf } from './model'
import { cumulative, outcomeOf, timelineOf, type Schedule } from './schedule'
import { percentile, profitable, recoveredBy, simulate } from './simulate'

function outcome(each: ReturnType<typeof model>) {
  const read = readModel(each)
  expect([...read.errors]).toEqual([])
  return outcomeOf(flowOf(read, valuesOf(read)), timelineOf(each.schedule))
}

describe('the worked example', () => {
  test.each<[string, number, number, number | null, number]>([
    ['first estimate', 2, 7.5, 162, 64],
    ['fewer people saved', 10, 7.5, null, 116],
    ['but 2 hours a day', 10, 2, 179, 66],
  ])('%s', (_name, workersAfter, hoursAfter, perDay, perMonth) => {
    expect(outcome(workedExample(workersAfter, hoursAfter, '10万円/日')).firstDay).toBe(perDay)
    expect(outcome(workedExample(workersAfter, hoursAfter, '10万円/月')).firstDay).toBe(perMonth)
  })

  test('net value and return after three years, by hand', () => {
    // 16.2 − 10 = 6.2 万円 a day: 6.2 × 1,095 − 1,000 = 5,789 on 11,950 spent.
    const { net, roi } = outcome(workedExample(2, 7.5, '10万円/日'))
    expect(net / 10_000).toBeCloseTo(5_789, 6)
    expect(roi).toBeCloseTo(5_789 / 11_950, 10)
    // 9 − 10 = −1 a day.
    expect(outcome(workedExample(10, 7.5, '10万円/日')).net / 10_000).toBeCloseTo(-2_095, 6)
  })
})

describe('money over time, against tables by hand', () => {
  const flow = { valuePerDay: 5, operationPerDay: 1, development: 10 }
  const schedule = (more: Partial<Schedule>): Schedule => ({
    startDay: 0,
    rampDays: 0,
    initialShare: 0,
    preparationCost: 0,
    horizonDays: 6,
    discountRate: 0,
    ...more,
  })

  test('at once', () => {
    expect([...cumulative(flow, timelineOf(schedule({})))]).toEqual([-10, -6, -2, 2, 6, 10, 14])
    expect(outcomeOf(flow, timelineOf(schedule({})))).toEqual({ firstDay: 3, net: 14, npv: 14, roi: 14 / 16 })
  })

  test('from a later start, growing over four days', () => {
    // Shares on days 3 to 6: 1/4, 2/4, 3/4, 1.
    const later = timelineOf(schedule({ startDay: 2, rampDays: 4 }))
    expect([...cumulative(flow, later)]).toEqual([-10, -10, -10, -9.75, -8.25, -5.5, -1.5])
    expect(outcomeOf(flow, later).firstDay).toBeNull()
  })

  test('falling before it rises, from an initial share', () => {
    // Shares 0.2 + 0.8 × day / 2: 0.6, 1; value 3, 5.
    const timeline = timelineOf(schedule({ rampDays: 2, initialShare: 0.2 }))
    const nets = cumulative({ ...flow, operationPerDay: 4, development: 0.5 }, timeline)
    expect(Array.from(nets, (net) => Number(net.toFixed(9)))).toEqual([-0.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5])
  })

  test('exactly on a day, with money that binary fractions miss', () => {
    const exact = { valuePerDay: 0.1, operationPerDay: 0, development: 0.3 }
    expect(outcomeOf(exact, timelineOf(schedule({}))).firstDay).toBe(3)
    expect(outcomeOf({ ...exact, development: 0 }, timelineOf(schedule({}))).firstDay).toBe(0)
    expect(outcomeOf({ ...exact, development: 0, operationPerDay: 1 }, timelineOf(schedule({}))).firstDay).toBeNull()
  })

  test('present value: 365 a day for a year at 5 % is what its days are worth today', () => {
    const year = timelineOf(schedule({ horizonDays: 365, discountRate: 0.05 }))
    // A geometric series: q (1 − q^365) / (1 − q) with q = 1.05^(−1/365).
    const q = 1.05 ** (-1 / 365)
    const { npv } = outcomeOf({ valuePerDay: 365, operationPerDay: 0, development: 100 }, year)
    expect(npv).toBeCloseTo((365 * q * (1 - q ** 365)) / (1 - q) - 100, 6)
  })
})

describe('amounts and their time', () => {
  test('an amount without a time needs one; a wrong unit is told at the formula', () => {
    const read = readModel(
      model(
        [term('台数', 3, '台')],
        [
          ['効果', 'value', '台数 × 2万円'],
          ['人', 'value', '台数'],
          ['開発', 'development', '5万円/月'],
          ['別', 'value', '5$/日'],
        ],
      ),
    )
    const said = [...read.errors].map(([name, error]) => `${name}: ${formulaErrorText(error).ja}`)
    expect(said).toEqual([
      '効果: 結果の単位は円です。円/日などになるようにするか、「いつごとの金額か」を選んでください。',
      '人: 結果の単位は台です。円/日などになるようにしてください。',
      '開発: 結果の単位は円/時間です。円になるようにしてください。',
    ])
    expect(read.currency).toBe('USD')
  })

  test('every month is the calendar’s month', () => {
    const monthly = model([], [['効果', 'value', '30万円']])
    monthly.formulas[0]!.every = 'month'
    const read = readModel(monthly)
    expect(flowOf(read, valuesOf(read)).valuePerDay).toBeCloseTo(10_000, 6)
    const set = readModel({ ...monthly, calendar: { month: 20, year: 240 } })
    expect(flowOf(set, valuesOf(set)).valuePerDay).toBeCloseTo(15_000, 6)
  })
})

describe('distributions', () => {
  const unbounded = { min: null, max: null }
  test.each([
    { low: 8, best: 10, high: 13, ...unbounded },
    { low: 1, best: 10, high: 11, ...unbounded },
    { low: 1, best: 1, high: 5, ...unbounded },
    { low: 1, best: 4, high: 30, min: 0, max: null },
    { low: 70, best: 95, high: 99, min: null, max: 100 },
    { low: 0.1, best: 0.2, high: 0.9, min: 0, max: 1 },
    { low: -1, best: 0, high: 50, ...unbounded },
  ])('%o: the stated percentiles exactly, and never falling', (percentiles) => {
    const quantile = quantileFunction(percentiles)
    const { low, best, high, min, max } = percentiles
    expect([quantile(0.05), quantile(0.5), quantile(0.95)].map((x) => Number(x.toPrecision(12)))).toEqual([
      low,
      best,
      high,
    ])
    const steps = Array.from({ length: 999 }, (_, index) => quantile((index + 1) / 1_000))
    expect(steps.every((x, index) => index === 0 || x >= steps[index - 1]!)).toBe(true)
    expect(steps.every((x) => (min === null || x > min) && (max === null || x < max))).toBe(true)
  })

  test('what is too uneven for a metalog is not one', () => {
    expect(isMetalog({ low: 8, best: 10, high: 13, ...unbounded })).toBe(true)
    expect(isMetalog({ low: 1, best: 10, high: 11, ...unbounded })).toBe(false)
  })

  test('means in closed form: a metalog’s is a1 + a3 / 2, a PERT’s (min + 4 mode + max) / 6', () => {
    const count = 200_000
    const mean = (draws: Float64Array) => draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    const draws = drawTerms(
      [term('a', [8, 10, 13]), term('b', { kind: 'extremes', min: 2, mode: 3, max: 10 }), term('c', 7, '%')],
      1,
      count,
    )
    const a3 = (13 + 8 - 20) / (0.9 * Math.log(19))
    // Five standard errors: deviations are about 1.5 for both.
    expect(Math.abs(mean(draws.get('a')!) - (10 + a3 / 2))).toBeLessThan(0.018)
    expect(Math.abs(mean(draws.get('b')!) - 4)).toBeLessThan(0.018)
    expect(mean(draws.get('c')!)).toBeCloseTo(0.07, 12)
    const sorted = draws.get('b')!.slice().sort()
    expect(sorted[0]! >= 2 && sorted.at(-1)! <= 10).toBe(true)
  })
})

describe('simulation', () => {
  test('same seed, same numbers; a shared term is the same in every use case', () => {
    const one = readModel(workedExample(2, 7.5, '10万円/日', true))
    const other = readModel(workedExample(10, 2, '10万円/日', true))
    expect(simulate(one, 7, 500).npv).toEqual(simulate(one, 7, 500).npv)
    expect(simulate(one, 7, 500).npv).not.toEqual(simulate(one, 8, 500).npv)
    expect(simulate(one, 7, 500).terms.get('時給')).toEqual(simulate(other, 7, 500).terms.get('時給'))
  })

  test('a sum of independent terms has the sum of their means and variances', () => {
    const sum = model(
      [term('a', [8, 10, 12], '万円/日'), term('b', [5, 10, 15], '万円/日')],
      [['価値', 'value', 'a + b']],
      { horizonDays: 1 },
    )
    const { net } = simulate(readModel(sum), 3, 100_000)
    const mean = net.reduce((total, each) => total + each, 0) / net.length
    const variance = net.reduce((total, each) => total + (each - mean) ** 2, 0) / net.length
    // Logistic: the deviation is π / √3 × (high − low) / (2 ln 19).
    const variances = [4, 10].map((width) => (Math.PI ** 2 / 3) * ((width * 10_000) / (2 * Math.log(19))) ** 2)
    expect(mean / 200_000).toBeCloseTo(1, 2)
    expect(variance / (variances[0]! + variances[1]!)).toBeCloseTo(1, 1)
  })

  test('the fan and the probabilities of a single uncertain term', () => {
    // Net on day d is v × d − 100 万円, so the fan is the term's percentiles and payback by day 10 is v ≥ 10.
    const single = model(
      [term('v', [8, 10, 12], '万円/日')],
      [
        ['価値', 'value', 'v'],
        ['開発', 'development', '100万円'],
      ],
      { horizonDays: 20 },
    )
    const simulation = simulate(readModel(single), 11)
    expect([simulation.count, simulation.undefinedDraws]).toEqual([10_000, 0])
    const p90 = quantileFunction({ low: 8, best: 10, high: 12, min: null, max: null })(0.9)
    expect(simulation.fan.at(-1)!.day).toBe(20)
    expect(simulation.fan.at(-1)!.p50 / 10_000).toBeCloseTo(100, -0.5)
    expect(Math.abs(simulation.fan.at(-1)!.p90 / 10_000 - (20 * p90 - 100))).toBeLessThan(1)
    expect(Math.abs(recoveredBy(simulation, 10) - 0.5)).toBeLessThan(0.025)
    expect(profitable(simulation)).toBeGreaterThan(0.99)
  })

  test('draws that give no number are counted apart', () => {
    // Below the stated range, where draws may still go, the root of a negative number.
    const risky = readModel(model([term('d', [1, 2, 3])], [['価値', 'value', 'd ^ 0.5 × 1万円/日']]))
    const { count, undefinedDraws, npv } = simulate(risky, 1)
    expect(count + undefinedDraws).toBe(10_000)
    // A logistic is below 0 with probability 1 / (1 + e^(2 × ln 19)).
    expect(Math.abs(undefinedDraws - 10_000 / (1 + 19 ** 2))).toBeLessThan(27)
    expect(npv.every(Number.isFinite)).toBe(true)
  })

  test('percentiles lie between neighbours in proportion', () => {
    expect([percentile([1, 2, 3, 4], 0.5), percentile([1, 2, 3, 4], 0.9), percentile([5], 0.1)]).toEqual([2.5, 3.7, 5])
  })
})
