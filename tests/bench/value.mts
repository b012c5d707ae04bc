import { drawTerms } from '../../lib/domain/value/draws/draw-terms.ts'
import { checkFormulas } from '../../lib/domain/value/formula/check.ts'
import { compileFormula } from '../../lib/domain/value/formula/compile.ts'
import { readModel } from '../../lib/domain/value/model.ts'
import { simulate } from '../../lib/domain/value/simulate.ts'
import { termSchema, type Term } from '../../lib/domain/value/term.ts'
import { modelOfValuation, valuationSchema, type Valuation } from '../../lib/domain/value/valuation.ts'
import { median } from './measure.mts'
import { atMost, type Row } from './table.mts'

const TERMS = 100
const DRAWS = 10_000
const RUNS = 15
const PAIRS = 400

/** A simulation of a large use case, and a formula beside the same expression as a loop in JavaScript. */
export function measureValue(): Row[] {
  return [
    atMost(
      `simulation, ${TERMS} terms × ${DRAWS.toLocaleString('en')} draws, processor time, p50`,
      simulationTime(),
      150,
      'ms',
    ),
    atMost('a formula over draws, times the same in plain JavaScript, p50', formulaRatio(), 3, '×'),
  ]
}

function term(name: string, index: number, unit: string): Term {
  const [low, best, high] = [5 + (index % 3), 10, 14 + (index % 5)]
  return termSchema.parse({ id: name, name, unit, value: { kind: 'percentiles', low, best, high } })
}

/** Products of two terms, added up as sums of pairs are in value formulas: 100 terms, each mentioned once. */
export function largeValuation(): Valuation {
  const names = Array.from({ length: TERMS }, (_, index) => `項目${index}`)
  const pairs = names.flatMap((name, index) => (index % 2 === 0 ? [`${name} × ${names[index + 1]}`] : []))
  return valuationSchema.parse({
    terms: names.map((name, index) => term(name, index, index % 2 === 0 ? '人' : '円/日')),
    formulas: [{ name: '価値', text: pairs.join(' + '), kind: 'value' }],
  })
}

function simulationTime(): number {
  const read = readModel(modelOfValuation(largeValuation(), [], { days: null, cost: null }))
  if (read.errors.size > 0) throw new Error([...read.errors.values()].map(({ code }) => code).join())
  const times = Array.from({ length: RUNS }, (_, seed) => {
    const before = process.cpuUsage()
    simulate(read, seed, DRAWS)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return median(times.slice(5))
}

/** The worked example's formula. Both ways in turns, so that a busy moment of the machine meets both. */
function formulaRatio(): number {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const terms = names.map((name, index) => term(name, index, ''))
  const { formulas } = checkFormulas(terms, [{ name: 'net', text: '((a × b) - (c × d)) × e - f' }])
  const draws = drawTerms(terms, 1, DRAWS)
  const [a, b, c, d, e, f] = names.map((name) => draws.get(name)!) as [
    Numbers,
    Numbers,
    Numbers,
    Numbers,
    Numbers,
    Numbers,
  ]
  const compiled = compileFormula(formulas[0]!, DRAWS)
  const plain = () => {
    const out = new Float64Array(DRAWS)
    for (let draw = 0; draw < DRAWS; draw++)
      out[draw] = (a[draw]! * b[draw]! - c[draw]! * d[draw]!) * e[draw]! - f[draw]!
    return out
  }
  const ratios: number[] = []
  for (let pair = 0; pair < PAIRS * 2; pair++) {
    const start = performance.now()
    plain()
    const middle = performance.now()
    compiled(draws)
    // The first half warms both up.
    if (pair >= PAIRS) ratios.push((performance.now() - middle) / (middle - start))
  }
  return median(ratios)
}

type Numbers = Float64Array
