import { expect, test } from 'vitest'
import { term } from './fixtures'
import { gapsOf } from './gaps'
import { readModel } from './model'
import { renameFormula, renameTerm } from './rename'
import { modelOfValuation, valuationSchema } from './valuation'

const valuation = valuationSchema.parse({
  terms: [term('人数', 2, '人'), term('時給', 0, '円/h')],
  formulas: [
    { name: '1日の価値', kind: 'value', text: '人数 × 8h/日 × 時給' },
    { name: '負担', kind: 'burden', text: '1日の価値 × 10%' },
    { name: '未完', kind: 'other', text: '人数 ×' },
  ],
  options: [{ kind: 'rules', terms: [term('人数', 5, '人')], formulas: { '1日の価値': '人数 × 1円/日' } }],
})
const texts = ({ formulas }: typeof valuation) => formulas.map(({ text }) => text)

test('a term keeps its place in every formula under its new name, in quotes where it needs them', () => {
  const renamed = renameTerm(valuation, '人数', '人数 × 率', [])
  expect(texts(renamed)).toEqual(['"人数 × 率" × 8h/日 × 時給', '1日の価値 × 10%', '人数 ×'])
  expect(renamed.options[0]).toMatchObject({
    terms: [{ name: '人数 × 率' }],
    formulas: { '1日の価値': '"人数 × 率" × 1円/日' },
  })
  const { errors } = readModel(modelOfValuation(renamed, [], { days: null, cost: null }))
  expect([...errors.keys()]).toEqual(['未完'])
})

test('a formula keeps its mentions, and what an option says instead of it', () => {
  const renamed = renameFormula(valuation, 0, '効果', [])
  expect(texts(renamed)).toEqual(['人数 × 8h/日 × 時給', '効果 × 10%', '人数 ×'])
  expect(renamed.options[0]!.formulas).toEqual({ 効果: '人数 × 1円/日' })
})

test('says what a valuation lacks', () => {
  const read = readModel(modelOfValuation(valuation, [], { days: null, cost: null }))
  expect(gapsOf(read)).toEqual([
    { kind: 'wrong', count: 1 },
    { kind: 'noCost', count: 1 },
    { kind: 'noAmount', count: 1 },
    { kind: 'noOwner', count: 2 },
  ])
})
