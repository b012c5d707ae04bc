import { expect, test } from 'vitest'
import { workedExample } from '../../domain/value/fixtures'
import { modelOf } from '../../domain/value/options'
import { termSchema } from '../../domain/value/term'
import { QUICK_DRAWS, stepsOf } from './answer'
import type { ValueParts, ValueQuestion } from './messages'

function answerTo(more: Partial<ValueQuestion>): ValueParts {
  const question = { model: workedExample(2, 7.5, '10万円/日', true), moved: {}, options: [], day: 1_095, seed: 1 }
  const steps = stepsOf({ ...question, ...more })
  const parts: Partial<ValueParts> = {}
  // Cloned, because what crosses from the worker to the page must be able to.
  for (const { part, find } of steps) Object.assign(parts, structuredClone({ [part]: find() }))
  return parts as ValueParts
}

test('few draws first, then all of them, the same whenever they are asked for', () => {
  const [quick] = stepsOf({ model: workedExample(2, 7.5, '10万円/日', true), moved: {}, options: [], day: 9, seed: 1 })
  expect(quick.find()).toMatchObject({ count: QUICK_DRAWS })
  const { draws } = answerTo({})
  expect(draws.count).toBe(10_000)
  expect(draws.firstDays).toEqual(answerTo({}).draws.firstDays)
  expect(draws.firstDays).not.toEqual(answerTo({ seed: 2 }).draws.firstDays)
})

test('a moved term no longer varies in the draws, and keeps its range in what must be true', () => {
  const { draws, tornado, requirements } = answerTo({ moved: { 導入後の人数: 10, 導入後の時間: 7.5, 時給: 0.12 } })
  const last = draws.fan.at(-1)!
  expect([Math.round(last.p10 / 1e4), Math.round(last.p90 / 1e4)]).toEqual([-2_095, -2_095])
  expect(draws.profitable).toBe(0)
  expect(tornado.swings.map(({ term }) => term.name)).toContain('導入後の人数')
  const hours = requirements.find(({ term }) => term.name === '導入後の時間')!
  expect([hours.range, hours.isMet, hours.threshold?.rounded]).toEqual([[7, 8], false, 5.9])
})

test('without options, the decision is between the valuation and nothing', () => {
  const { options, decision } = answerTo({})
  expect(options).toMatchObject([{ kind: 'ml', over: null }])
  expect(decision.best).toBe('ml')
  expect(new Set(decision.terms.map(({ name }) => name))).toEqual(new Set(['導入後の人数', '導入後の時間', '時給']))
})

test('options differ where they say so; what is wrong with one comes along', () => {
  const rules = {
    kind: 'rules' as const,
    terms: [termSchema.parse({ id: 'r', name: '導入後の人数', unit: '人', value: { kind: 'single', value: 9 } })],
    formulas: { 開発費: '100万円 +', 運用費: '0円/日' },
  }
  const { options } = answerTo({ options: [rules] })
  expect(options.map(({ kind, over }) => [kind, over])).toEqual([
    ['rules', null],
    ['ml', 'rules'],
  ])
  expect([...options[0]!.errors.keys()]).toEqual(['開発費'])
  expect(options[1]!.errors.size).toBe(0)
  expect(modelOf(workedExample(2, 7.5, '10万円/日'), rules).terms.map(({ id }) => id)).toContain('r')
})
