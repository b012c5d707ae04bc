import { describe, expect, test } from 'vitest'
import { evidenceLadder, readAmount, readEvidence } from './product-fields'

test('the ladder holds the workshop’s confidence values, weakest first', () => {
  expect(evidenceLadder.map(({ confidence }) => confidence)).toEqual([0.1, 0.2, 0.5, 1, 3, 7, 10])
})

describe('readEvidence', () => {
  test.each([
    ['市場のデータ', 3],
    ['test results', 10],
    ["Others' opinion", 0.2],
    [' 個別の 事例 ', 1],
  ])('%j counts %d', (text, confidence) => {
    expect(readEvidence(text).value?.confidence).toBe(confidence)
  })

  test.each([
    [undefined, false],
    ['  ', false],
    ['たぶん', true],
  ])('%j says nothing; unclear: %s', (text, unclear) => {
    expect(readEvidence(text)).toEqual({ value: null, unclear })
  })
})

describe('readAmount', () => {
  test.each([
    ['20', 20],
    ['2.5', 2.5],
    ['1,200人', 1200],
    ['20 人日', 20],
    ['300人/月', 300],
    ['5 days', 5],
  ])('%j is %d', (text, amount) => {
    expect(readAmount(text)).toEqual({ value: amount, unclear: false })
  })

  test.each(['0', '-3', '約20', '10〜20', '1,20', '1e5', '多い'])('%j is unclear', (text) => {
    expect(readAmount(text)).toEqual({ value: null, unclear: true })
  })

  test('an empty cell is not unclear', () => {
    expect(readAmount('')).toEqual({ value: null, unclear: false })
  })
})
