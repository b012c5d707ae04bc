import { expect, test } from 'vitest'
import type { Cells } from '../worksheet/model'
import { describeScore } from './describe'
import { scoreOf, type Lens } from './rank'

const cells: Cells = { urgency: '低い', importance: 'High', mlValue: '高' }

test.each([
  ['priority', 'ja', '緊急度 低 1 + 重要度 高 3 + MLの価値 高 3 = 7'],
  ['priority', 'en', 'Urgency Low 1 + Importance High 3 + ML value High 3 = 7'],
  ['product', 'ja', '緊急度 低 1 × 重要度 高 3 = 3'],
] as const)('a score through the lens %s in %s', (lens: Lens, locale, sentence) => {
  const score = scoreOf('v1.1', { 高: 3, 中: 2, 低: 1 }, lens, cells)
  expect(score && describeScore(score, lens, locale)).toBe(sentence)
})

test('a level of the worksheet’s own keeps its name', () => {
  const score = scoreOf('v1.1', { 高: 3, 最高: 5 }, 'product', { urgency: '最高', importance: '高' })
  expect(score && describeScore(score, 'product', 'en')).toBe('Urgency 最高 5 × Importance High 3 = 15')
})
