import { expect, test } from 'vitest'
import type { Locale } from '../core/text'
import { defaultScale, type Cells, type Scale } from '../worksheet/model'
import { describeFormula, describeScore } from './describe'
import { scoreOf, type Lens } from './lenses'

const cells: Cells = {
  ...{ urgency: '低い', importance: 'High', mlValue: '高' },
  ...{ effort: '20', reach: '1,200', evidence: '市場のデータ' },
}

function describe(scale: Scale, lens: Lens, of: Cells, locale: Locale) {
  const { score } = scoreOf('v1.1', scale, lens, of)
  return score && describeScore(score, lens, 'v1.1', locale)
}

test.each([
  ['priority', 'ja', '緊急度 低 1 + 重要度 高 3 + MLの価値 高 3 = 7'],
  ['priority', 'en', 'Urgency Low 1 + Importance High 3 + ML value High 3 = 7'],
  ['product', 'ja', '緊急度 低 1 × 重要度 高 3 = 3'],
  ['weighted', 'ja', '0.3 × 緊急度 低 0 + 0.4 × 重要度 高 100 + 0.3 × MLの価値 高 100 = 70'],
  ['rice', 'en', 'Reach (people per month) 1,200 × Impact High 3 × Confidence 0.3 ÷ Effort (person-days) 20 = 54'],
  ['ice', 'ja', '影響 高 10 × 確信度 3 × 容易さ 6 = 180'],
  ['wsjf', 'en', '(Urgency Low 1 + Importance High 3 + ML value High 3) ÷ Effort (person-days) 20 = 0.35'],
] as const)('a score through the lens %s in %s', (lens: Lens, locale, sentence) => {
  expect(describe(defaultScale, lens, cells, locale)).toBe(sentence)
})

test('a level of the worksheet’s own keeps its name', () => {
  expect(describe({ 高: 3, 最高: 5 }, 'product', { urgency: '最高', importance: '高' }, 'en')).toBe(
    'Urgency 最高 5 × Importance High 3 = 15',
  )
})

test('a formula is written with the fields that the format has', () => {
  expect(describeFormula('weighted', 'v2.0', 'ja')).toBe('0.4 × 緊急度 + 0.6 × 重要度')
  expect(describeFormula('wsjf', 'v1.2', 'ja')).toBe('(緊急度 + 重要度 + MLの価値) ÷ 工数(人日)')
})
