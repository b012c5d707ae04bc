import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agenda, agreementOf, consensus } from './agreement'

const levels = ['低', '中', '高']
const votes = (text: string) => [...text].map((level) => ({ level: level === '?' ? 'unknown' : level }))
const of = (text: string, scale = levels) => agreementOf(votes(text), scale)

describe('consensus', () => {
  test.each([
    // Published with the measure's implementation in the R package agrmt.
    [[30, 40, 210, 130, 530, 50, 10], 0.7256876],
    // By hand: all on one level, half at each end, and 1 + log2(1 − 1/4) for two neighbours of three.
    [[0, 6, 0], 1],
    [[3, 0, 3], 0],
    [[3, 3, 0], 0.5849625],
    [[5, 0, 0, 5], 0],
    // μ = 1, so the ends are 1/2 away: 1 + (2/3) · log2(1/2).
    [[1, 1, 1], 1 / 3],
    [[4], 1],
  ])('of %j is %d', (counts, value) => {
    expect(consensus(counts)).toBeCloseTo(value, 6)
  })

  const anyCounts = fc
    .array(fc.nat(20), { minLength: 2, maxLength: 7 })
    .filter((counts) => counts.some((count) => count > 0))

  test('lies between 0 and 1, is 1 only for one level, and is the same read backwards and for twice the votes', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const value = consensus(counts)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(value > 1 - 1e-9).toBe(counts.filter((count) => count > 0).length === 1)
        expect(consensus([...counts].reverse())).toBeCloseTo(value, 9)
        expect(consensus(counts.map((count) => count * 2))).toBeCloseTo(value, 9)
      }),
    )
  })
})

describe('agreementOf', () => {
  test.each([
    ['高高中', ['高'], 1, false],
    ['高低', ['低', '高'], 2, true],
    ['高中', ['中', '高'], 1, false],
    ['高高低低低', ['低'], 2, true],
    ['高', ['高'], 0, false],
    ['??', [], null, false],
    ['', [], null, false],
  ])('the votes %j have the median %j and the spread %j', (text, median, spread, opposed) => {
    expect(of(text)).toMatchObject({ median, spread, opposed })
  })

  test('counts every level, and neither "don’t know" nor a level that is gone as one', () => {
    expect(of('高高?並')).toMatchObject({
      counts: [
        { level: '低', count: 0 },
        { level: '中', count: 0 },
        { level: '高', count: 2 },
      ],
      unknown: 1,
      agreement: 1,
    })
    expect(of('高??').agreement).toBeNull()
  })

  test('a fourth level widens the scale', () => {
    const four = [...levels, '特']
    expect(of('高低', four).opposed).toBe(false)
    expect(of('特低', four)).toMatchObject({ opposed: true, spread: 3, agreement: 0 })
    expect(of('高中', four).agreement).toBeGreaterThan(of('高中').agreement!)
  })

  test('applicability is a scale as well', () => {
    expect(of('〇×△', ['×', '△', '〇'])).toMatchObject({ median: ['△'], opposed: true })
  })
})

test('the agenda starts where the ends of the scale meet, and ends with what all agree on', () => {
  const items = ['高高高', '高高中', '高?', '中低', '高高低', '高低'].map((text) => ({ text, agreement: of(text) }))
  expect(agenda(items).map(({ text }) => text)).toEqual(['高低', '高高低', '中低', '高高中', '高?', '高高高'])
})
