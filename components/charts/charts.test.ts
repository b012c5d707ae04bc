import { describe, expect, test } from 'vitest'
import { cutText } from './cut-text'
import { spreadLabels } from './spread-labels'
import { ticks } from './ticks'

describe('ticks', () => {
  test.each([
    [9, [0, 2, 4, 6, 8, 10]],
    [6, [0, 2, 4, 6]],
    [3, [0, 1, 2, 3]],
    [74, [0, 20, 40, 60, 80]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, [0, 2e-10]],
  ])('up to %d', (highest, expected) => {
    expect(ticks(highest)).toEqual(expected)
  })

  test.each([
    [5_789, -1_000, [-2_000, 0, 2_000, 4_000, 6_000]],
    [-10, -95, [-100, -80, -60, -40, -20, -0]],
    [3, 3, [3, 3.000000001]],
    [-1e7, -1e7, [-1e7, -9_999_999.998]],
  ])('up to %d from %d', (highest, lowest, expected) => {
    expect(ticks(highest, lowest).map((tick) => tick + 0)).toEqual(expected.map((tick) => tick + 0))
  })
})

describe('cutText', () => {
  test.each([
    ['課題の一覧', 60, '課題の一覧'],
    ['課題の一覧', 48, '課題の…'],
    ['課題', 6, ''],
    ['12 abc', 60, '12 abc'],
  ])('%j in %d px at 12 px is %j', (text, width, cut) => {
    expect(cutText(text, width, 12)).toBe(cut)
  })
})

describe('spreadLabels', () => {
  test('labels with room stay where they are; a crowd is spread in its order, inside the bounds', () => {
    expect(spreadLabels([10, 100, 50], 14, 0, 200)).toEqual([10, 100, 50])
    expect(spreadLabels([50, 52, 51], 14, 0, 200)).toEqual([50, 78, 64])
    expect(spreadLabels([195, 199, 5], 14, 0, 200)).toEqual([186, 200, 5])
    expect(spreadLabels([-20], 14, 0, 200)).toEqual([0])
  })
})
