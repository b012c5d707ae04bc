import { describe, expect, test } from 'vitest'
import { formatMoney, moneyUnit } from './money'

describe('amounts as people say them', () => {
  test.each([
    [57_890_000, '5,789万円', '¥57.9M'],
    [-20_960_000, '-2,096万円', '-¥21M'],
    [123_450_000, '1億2,345万円', '¥123M'],
    [99_999_999, '1億円', '¥100M'],
    [10_000_000_000, '100億円', '¥10B'],
    [999_999, '100万円', '¥1M'],
    [12_345, '1.23万円', '¥12.3k'],
    [9_999, '9,999円', '¥10k'],
    [1_200, '1,200円', '¥1.2k'],
    [320, '320円', '¥320'],
    [0.5, '0.5円', '¥0.5'],
    [0, '0円', '¥0'],
    [-0.001, '0円', '¥0'],
  ])('%d', (amount, ja, en) => {
    expect([formatMoney(amount, 'JPY', 'ja'), formatMoney(amount, 'JPY', 'en')]).toEqual([ja, en])
  })

  test('other currencies, and none yet', () => {
    expect([formatMoney(1_200_000, 'USD', 'ja'), formatMoney(1_200_000, 'USD', 'en')]).toEqual(['120万ドル', '$1.2M'])
    expect([formatMoney(50_000, null, 'ja'), formatMoney(50, 'CHF', 'en')]).toEqual(['5万', 'CHF 50'])
  })
})

test('an axis counts in the largest unit that is not too large', () => {
  const unit = (highest: number) => [moneyUnit(highest, 'JPY', 'ja').name, moneyUnit(highest, 'JPY', 'en').name]
  expect([unit(250_000_000), unit(-57_890_000), unit(9_000), unit(300)]).toEqual([
    ['億円', '¥M'],
    ['万円', '¥M'],
    ['円', '¥k'],
    ['円', '¥'],
  ])
  expect(moneyUnit(57_890_000, 'JPY', 'ja').factor).toBe(10_000)
})
