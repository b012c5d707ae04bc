import type { Locale } from '../core/text'
import { termSchema, type TermValue } from './term'
import { valuationSchema, type Valuation } from './valuation'

const texts = {
  ja: {
    before: ['導入前の人数', '導入前の作業時間'],
    after: ['導入後の人数', '導入後の作業時間'],
    wage: '時給',
    people: '人',
    hours: 'h/日',
    wageValue: [0.1, 0.12, 0.14],
    wageUnit: '万円/h',
    value: '人が減る価値',
    operation: '運用費',
    development: '開発費',
    operationText: '10万円/日',
    developmentText: '1000万円',
    checkers: '検品チーム',
    hiring: '採用担当',
  },
  en: {
    before: ['workers before', 'hours before'],
    after: ['workers after', 'hours after'],
    wage: 'wage',
    people: 'people',
    hours: 'h/day',
    wageValue: [1_000, 1_200, 1_400],
    wageUnit: 'yen/h',
    value: 'Fewer people',
    operation: 'Operation',
    development: 'Development',
    operationText: '100,000 yen/day',
    developmentText: '10,000,000 yen',
    checkers: 'Checking team',
    hiring: 'Hiring',
  },
} as const satisfies Record<Locale, object>

/**
 * The workshop's worked example: a check by people, before and with ML, over three years; back on day 162.
 * @param newId makes the ids of its terms
 */
export function exampleValuation(locale: Locale, newId: () => string): Valuation {
  const text = texts[locale]
  const [workersBefore, hoursBefore] = text.before
  const [workersAfter, hoursAfter] = text.after
  const single = (value: number): TermValue => ({ kind: 'single', value })
  const range = ([low, best, high]: readonly [number, number, number]): TermValue => ({
    kind: 'percentiles',
    low,
    best,
    high,
    min: null,
    max: null,
  })
  const term = (name: string, value: TermValue, unit: string, role: string) =>
    termSchema.parse({ id: newId(), name, value, unit, owner: { kind: 'role', role } })
  return valuationSchema.parse({
    terms: [
      term(workersBefore, single(20), text.people, text.checkers),
      term(hoursBefore, single(7.5), text.hours, text.checkers),
      term(workersAfter, range([1, 2, 3]), text.people, text.checkers),
      term(hoursAfter, range([7, 7.5, 8]), text.hours, text.checkers),
      term(text.wage, range(text.wageValue), text.wageUnit, text.hiring),
    ],
    formulas: [
      {
        name: text.value,
        kind: 'value',
        text: `(${workersBefore} × ${hoursBefore} − ${workersAfter} × ${hoursAfter}) × ${text.wage}`,
      },
      { name: text.operation, kind: 'operation', text: text.operationText },
      { name: text.development, kind: 'development', text: text.developmentText },
    ],
  })
}
