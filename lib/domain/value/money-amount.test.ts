import { expect, it } from 'vitest'
import { readMoney, writeMoney } from './money-amount'

it.each([
  ['1000万円', 1e7, 'JPY'],
  ['１，０００万円', 1e7, 'JPY'],
  ['1億円', 1e8, 'JPY'],
  ['¥10M', 1e7, 'JPY'],
  ['$50k', 50_000, 'USD'],
  ['500円', 500, 'JPY'],
])('reads %s', (text, amount, currency) => {
  expect(readMoney(text)).toEqual({ amount, currency })
})

it.each(['', '1000', '20人', '100円/日', '1〜2〜3万円', 'たくさん'])('reads no money from “%s”', (text) => {
  expect(readMoney(text)).toBeNull()
})

it.each([
  [{ amount: 12_345_678, currency: 'JPY' }, '12345678円'],
  [{ amount: 12_340_000, currency: 'JPY' }, '1234万円'],
  [{ amount: 0, currency: 'JPY' }, '0円'],
  [{ amount: 50_000.5, currency: 'USD' }, '50000.5 USD'],
])('writes %o so that it is read back', (money, text) => {
  expect(writeMoney(money)).toBe(text)
  expect(readMoney(text)).toEqual(money)
})
