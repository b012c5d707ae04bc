import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { term } from '../fixtures'
import { bestOf, unitOf } from '../term'
import { parseUnit } from '../units/unit'
import { checkFormulas, type Formula } from './check'
import { formulaErrorText } from './errors'
import { evaluateAll } from './evaluate'
import { compileFormula } from './compile'
import { nameKey } from './tokens'

const terms = [
  term('人数', 20, '人'),
  term('明細', 50, '件'),
  term('時給', [1000, 1200, 1500], '円/h'),
  term('単価', 3, '$'),
  term('解約率', [0, 5, 10], '%'),
  term('精度', [80, 90, 95], '%'),
  term('日数', [200, 240, 250], '日'),
  term('差', [-1, 1, 3]),
  term('壊れた単位', 1, '円/?'),
]

/** A formula's error as code, the text at its place, and the sentence. */
function problem(text: string, name = '価値') {
  const error = checkFormulas(terms, [{ name, text }]).errors.get(name)
  return error && [error.code, text.slice(error.from, error.to), formulaErrorText(error).ja]
}

/** A formula's value for the best values, in the unit asked for. */
function value(text: string, unit: string) {
  const checked = checkFormulas(terms, [{ name: '価値', text }])
  const error = checked.errors.get('価値')
  if (error) return error.code
  const best = new Map(
    terms.flatMap((each) => {
      const unit = unitOf(each)
      return unit ? [[nameKey(each.name), bestOf(each.value) * unit.factor] as const] : []
    }),
  )
  const amount = evaluateAll(checked, best).get('価値')! / parseUnit(unit)!.factor
  return Number(amount.toPrecision(12))
}

describe('units through a formula', () => {
  test.each<[string, string, number]>([
    ['(20人 - 2人) * 7.5 h/day * 1200 円/h', '円/日', 162_000],
    ['(20人 - 2人) * 7.5 h/day * 1200 円/h', '万円/月', 486],
    ['(20人 - 2人) * 7.5 h/day * 1200 円/h', '円/年', 59_130_000],
    ['12万円/月 + 100円/日', '円/日', 4_100],
    ['人数 × 2 h × 時給', '円', 48_000],
    ['90分 × 時給', '円', 1_800],
    ['100人 - 100人 × 解約率', '人', 95],
    ['人数 - 2', '人', 18],
    ['round(人数 × 1260円)', '円', 25_200],
    ['round(12.6万円)', '万円', 13],
    ['round(12.64万円, 1)', '万円', 12.6],
    ['round(-2.5) + round(1.005, 2)', '', -1.99],
    ['if(人数 ≥ 20人, 2万円, 1万円)', '円', 20_000],
    ['min(90分, 2時間) + max(1h, 30 min)', 'h', 2.5],
    ['sum(1, 2, 3) ÷ avg(1, 2, 3)', '', 3],
    ['(3 h) ^ 2 ÷ 1 h', 'h', 9],
    ['1年 ÷ 1か月', '', 365 / 30],
    ['時給 × 人数 × 2.5', '円/h', 60_000],
  ])('%s in %s', (text, unit, expected) => {
    expect(value(text, unit)).toBeCloseTo(expected, 8)
  })

  test('a month and a year can be set', () => {
    const checked = checkFormulas([], [{ name: 'a', text: '1 か月 ÷ 1日' }], { month: 20, year: 240 })
    expect(evaluateAll(checked, new Map()).get('a')).toBe(20)
  })
})

describe('errors point at the place', () => {
  test.each<[string, string, string, string]>([
    ['人数 + 時給', 'unitMismatch', '時給', '単位が合いません。左は人、右は円/時間です。'],
    ['人数 - 明細', 'unitMismatch', '明細', '単位が合いません。左は人、右は件です。'],
    ['人数 > 明細', 'unitMismatch', '明細', '単位が合いません。左は人、右は件です。'],
    ['時給 × 1h + 単価', 'unitMismatch', '単価', '単位が合いません。左は円、右はドルです。'],
    ['max(1h, 2人)', 'unitMismatch', '2人', '単位が合いません。左は時間、右は人です。'],
    ['2 ^ 時給', 'exponentUnit', '時給', 'べき乗の指数は単位のない数にしてください。ここは円/時間です。'],
    ['時給 ^ 差', 'unitExponentVaries', '差', '円/時間をべき乗するときの指数は、整数で直接書いてください。'],
    ['if(時給, 1, 2)', 'plainNumberNeeded', '時給', 'ここは単位のない数にしてください。いまは円/時間です。'],
    ['人数 × 時給値', 'unknownName', '時給値', '「時給値」という項目はありません。「時給」のことですか。'],
    ['人数 × まったく別の項目', 'unknownName', 'まったく別の項目', '「まったく別の項目」という項目はありません。'],
    ['10万円 ÷ 差', 'divisionByZero', '差', '「差」の範囲に0が含まれるため、割れません。'],
    ['10万円 ÷ (人数 - 20)', 'divisionByZero', '人数 - 20', '「人数 - 20」の範囲に0が含まれるため、割れません。'],
    ['10 ÷ 解約率', 'divisionByZero', '解約率', '「解約率」の範囲に0が含まれるため、割れません。'],
    ['差 ^ 0.5', 'noNumber', '差 ^ 0.5', '「差 ^ 0.5」の範囲では計算できない値があります。'],
    ['壊れた単位 + 1', 'unreadableTerm', '壊れた単位', '「壊れた単位」に誤りがあります。先にそちらを直してください。'],
    ['round(1.25, 差)', 'digitsNeeded', '差', '小数点以下の桁数は、-12から12の整数で直接書いてください。'],
  ])('%s', (text, code, place, sentence) => {
    expect(problem(text)).toEqual([code, place, sentence])
  })

  test('dividing by what cannot be zero is allowed', () => {
    expect(problem('10万円 ÷ 精度')).toBeUndefined()
    expect(problem('10万円 ÷ (1 - 解約率)')).toBeUndefined()
  })

  test('a circle is told where it closes; what depends on it says so', () => {
    const formulas: Formula[] = [
      { name: 'A', text: '1 + B' },
      { name: 'B', text: '2 × C' },
      { name: 'C', text: 'A - 1' },
      { name: 'D', text: '5' },
    ]
    const { errors, formulas: right } = checkFormulas([], formulas)
    expect(right.map(({ name }) => name)).toEqual(['D'])
    const texts = [...errors].map(([name, error]) => [name, error.code, error.from, error.to])
    expect(texts).toEqual([
      ['C', 'circular', 0, 1],
      ['B', 'unreadableTerm', 4, 5],
      ['A', 'unreadableTerm', 4, 5],
    ])
    expect(formulaErrorText(errors.get('C')!).en).toBe('The formulas refer to each other in a circle: A → B → C → A.')
    expect(problem('価値 + 1')?.[0]).toBe('circular')
  })

  test('a formula does not take the name of a term', () => {
    expect(problem('1 + 2', '時給')?.[0]).toBe('nameTaken')
  })

  test('formulas may mention each other in any order', () => {
    const checked = checkFormulas(terms, [
      { name: '純価値', text: '品質 + コスト' },
      { name: '品質', text: '10件 × 5万円' },
      { name: 'コスト', text: '2h × 1000円/h' },
    ])
    expect([...checked.errors]).toEqual([])
    expect(evaluateAll(checked, new Map()).get('純価値')).toBe(502_000)
  })
})

test('draws give what walking the tree gives for each of them', () => {
  const leaf = fc.constantFrom('人数', '時給', '精度', '3', '2.5', '差')
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie('text'), fc.constantFrom('+', '-', '×', '^', '<', '≥', '=', '≠'), tie('text'))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'sum', 'avg'), tie('text'), tie('text'))
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
      tie('text').map((a) => `round(-${a}, 1)`),
      fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `if(${a} > 2, ${b}, ${c})`),
    ),
  }))
  const plainTerms = ['人数', '時給', '精度', '差'].map((name, index) => term(name, [index + 1, index + 2, index + 3]))
  const count = 2_500
  const draws = new Map(
    plainTerms.map(({ name }, index) => [
      name,
      Float64Array.from({ length: count }, (_, draw) => 1 + index + ((draw * 7) % 13) / 6.5),
    ]),
  )
  let compared = 0
  fc.assert(
    fc.property(text, (each) => {
      const { formulas } = checkFormulas(plainTerms, [{ name: 'f', text: each }])
      const [formula] = formulas
      if (!formula) return
      compared++
      const all = compileFormula(formula, count)(draws)
      for (const draw of [0, 1, 1023, 1024, 2499]) {
        const values = new Map([...draws].map(([name, array]) => [name, array[draw]!]))
        expect(all[draw]).toBe(evaluateAll({ formulas: [formula] }, values).get('f'))
      }
    }),
    { numRuns: 300 },
  )
  expect(compared).toBeGreaterThan(200)
})

test('the longest formula is checked and computed', () => {
  const text = `人数${' + 人数'.repeat(395)}`
  const { formulas } = checkFormulas(terms, [{ name: 'f', text }])
  const draws = new Map([['人数', new Float64Array(10_000).fill(2)]])
  expect(compileFormula(formulas[0]!, 10_000)(draws)[9_999]).toBe(792)
  const deep = checkFormulas(terms, [{ name: 'f', text: `${'-'.repeat(1_998)}1` }])
  expect(evaluateAll(deep, new Map()).get('f')).toBe(1)
})
