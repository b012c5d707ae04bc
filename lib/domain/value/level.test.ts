import { expect, it } from 'vitest'
import { defaultScale } from '../worksheet/model'
import { pricedLevels, proposeLevel, thresholdsIn } from './level'

const five = { S: 5, A: 4, 高: 3, 中: 2, 低: 1 }

it('offers every level of every scale but the lowest, and keeps those that were set for a scale that is gone', () => {
  expect(pricedLevels([defaultScale], [])).toEqual([
    { level: '高', score: 3 },
    { level: '中', score: 2 },
  ])
  const stored = [
    { level: '特', atLeast: 1e9 },
    { level: '高', atLeast: 1e7 },
  ]
  expect(pricedLevels([defaultScale, five], stored).map(({ level }) => level)).toEqual(['S', 'A', '高', '中', '特'])
})

it('proposes only levels that the worksheet has', () => {
  const thresholds = [
    { level: 'S', atLeast: 1e8 },
    { level: '高', atLeast: 1e7 },
  ]
  expect(proposeLevel(2e8, thresholdsIn(five, thresholds), '低')).toBe('S')
  expect(proposeLevel(2e8, thresholdsIn(defaultScale, thresholds), '低')).toBe('高')
  expect(proposeLevel(1, thresholdsIn(defaultScale, thresholds), '低')).toBe('低')
})
