import { expect, test } from 'vitest'
import { exampleValuation } from '../example'
import { term } from '../fixtures'
import { flowOf, readModel, valuesOf } from '../model'
import { outcomeOf, timelineOf } from '../schedule'
import { modelOfValuation, valuationSchema } from '../valuation'
import { applyProposal, proposalOf } from './proposal'
import { readWords } from './read-words'
import { writeWords } from './write-words'

const ids = () => {
  let last = 0
  return () => `t${++last}`
}
const ready = { days: null, cost: null }
const wage = { ...term('時給', 1_500, '円/h'), id: '3b241101-e2bb-4255-8caf-4136c566a962' }

test('words become formulas and terms; what exists is taken up, and costs become formulas of their kind', () => {
  const valuation = valuationSchema.parse({
    terms: [term('人数', 3, '人')],
    formulas: [{ name: '1日の価値', kind: 'value', text: '1円/日' }],
  })
  const text = '1日の価値 = 人数 20人 × 作業時間 7.5h/日 × 時給\n開発費: 1000万円\n偽物が減る。'
  const proposal = proposalOf(readWords(text, { names: ['人数', '時給'], labels: new Set() }), valuation, [wage])
  expect(proposal).toEqual({
    formulas: [
      { name: '1日の価値', text: '人数 × 作業時間 × 時給', every: 'day', kind: 'value', isReplacing: true },
      { name: '開発費', text: '1000万円', every: null, kind: 'development', isReplacing: false },
    ],
    terms: [
      { name: '人数', value: { kind: 'single', value: 20 }, unit: '人', from: 'own' },
      { name: '作業時間', value: { kind: 'single', value: 7.5 }, unit: 'h/日', from: 'text' },
      { name: '時給', value: null, unit: '円/h', from: { shared: wage.id } },
    ],
    rest: ['偽物が減る'],
  })
  const applied = applyProposal(valuation, proposal, ids())
  expect(applied.terms.map(({ name, value }) => [name, value])).toEqual([
    ['人数', { kind: 'single', value: 3 }],
    ['作業時間', { kind: 'single', value: 7.5 }],
  ])
  expect(applied.sharedTerms).toEqual([wage.id])
  const read = readModel(modelOfValuation(applied, [wage], ready))
  expect([...read.errors]).toEqual([])
  expect(flowOf(read, valuesOf(read))).toEqual({
    valuePerDay: 3 * 7.5 * 1_500,
    operationPerDay: 0,
    development: 1e7,
  })
})

test.each(['ja', 'en'] as const)(
  'the worked example (%s) is back on day 162, and so is what its words say',
  (locale) => {
    const firstDay = (valuation: ReturnType<typeof exampleValuation>) => {
      const read = readModel(modelOfValuation(valuation, [], ready))
      expect([...read.errors]).toEqual([])
      return outcomeOf(flowOf(read, valuesOf(read)), timelineOf(read.model.schedule)).firstDay
    }
    const example = exampleValuation(locale, ids())
    expect(firstDay(example)).toBe(162)
    const empty = valuationSchema.parse({})
    const reading = readWords(writeWords(example))
    expect(reading.rest).toEqual([])
    expect(firstDay(applyProposal(empty, proposalOf(reading, empty, []), ids()))).toBe(162)
  },
)
