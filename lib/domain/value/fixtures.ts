import { valueModelSchema, type FormulaKind, type ValueModel } from './model'
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

/** A model for tests, with a horizon of three years at once in full use. */
export function model(
  terms: Term[],
  formulas: [name: string, kind: FormulaKind, text: string][],
  schedule = {},
): ValueModel {
  return valueModelSchema.parse({
    terms,
    formulas: formulas.map(([name, kind, text]) => ({ name, kind, text })),
    schedule: { horizonDays: 1_095, ...schedule },
  })
}

/** The workshop's worked example: a check by people, before and with ML; amounts in 万円. */
export function workedExample(
  workersAfter: number,
  hoursAfter: number,
  operation: '10万円/日' | '10万円/月',
  ranges = false,
) {
  const range = (value: number, by: number): number | [number, number, number] =>
    ranges ? [Number((value - by).toFixed(6)), value, Number((value + by).toFixed(6))] : value
  return model(
    [
      term('導入前の人数', 20, '人'),
      term('導入前の時間', 7.5, 'h/日'),
      term('導入後の人数', range(workersAfter, 1), '人'),
      term('導入後の時間', range(hoursAfter, 0.5), 'h/日'),
      term('時給', range(0.12, 0.02), '万円/h'),
    ],
    [
      ['価値', 'value', '((導入前の人数 × 導入前の時間) − (導入後の人数 × 導入後の時間)) × 時給'],
      ['運用費', 'operation', operation],
      ['開発費', 'development', '1000万円'],
    ],
  )
}
