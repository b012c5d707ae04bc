import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedLevel, readApplicability, readLevel } from './levels'
import { defaultScale } from './model'

const level = (text: string | null, scale = defaultScale) => readLevel(text, scale)

describe('readLevel', () => {
  test.each([
    ...['高', '高い', ' 高 ', '高\n', 'High', 'HIGH', 'h', 'H', 'Ｈ', 'ｈ', 'Ｈｉｇｈ', '3', '３'].map((t) => [
      t,
      '高',
    ]),
    ...['中', '中くらい', '中程度', 'Mid', 'Middle', 'Medium', 'm', 'Ｍ', '2', '２'].map((t) => [t, '中']),
    ...['低', '低い', 'Low', 'L', 'ｌ', '1', '１'].map((t) => [t, '低']),
  ])('%j means %s', (text, meaning) => {
    expect(level(text!)).toEqual({ level: meaning, unclear: false })
  })

  test.each([
    '高め',
    '高〜中',
    '中～低',
    '高/中',
    '未定',
    '?',
    '-',
    '4',
    '0',
    '高(3)',
    '#N/A',
    '__proto__',
    'toString',
  ])('%j has no one meaning', (text) => {
    expect(level(text)).toEqual({ level: null, unclear: true })
  })

  test.each([null, '', ' ', '\u3000\n'])('%j is empty', (text) => {
    expect(level(text)).toEqual({ level: null, unclear: false })
  })

  test('a level added to the scale is real, in any width or case', () => {
    const scale = { 最高: 5, Top: 4, ...defaultScale }
    expect(level('最高', scale).level).toBe('最高')
    expect(level('ＴＯＰ', scale).level).toBe('Top')
    expect(level('5', scale).level).toBe('最高')
    expect(level('3', scale).level).toBe('高')
  })

  test('a number is read by the scores of the worksheet, unless the published scale contradicts them', () => {
    const scale = { 高: 5, 中: 3, 低: 1 }
    expect(level('5', scale).level).toBe('高')
    expect(level('1', scale).level).toBe('低')
    expect(level('3', scale)).toEqual({ level: null, unclear: true })
    expect(level('2', scale)).toEqual({ level: null, unclear: true })
  })

  test('a word whose level the scale lacks is unclear', () => {
    expect(level('中', { 高: 2, 低: 1 })).toEqual({ level: null, unclear: true })
  })

  test('yields a key of the scale or none, and never both a level and unclear', () => {
    const scales = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(fc.string(), scales, (text, scale) => {
        const reading = readLevel(text, scale)
        if (reading.level === null) return
        expect(Object.hasOwn(scale, reading.level)).toBe(true)
        expect(reading.unclear).toBe(false)
      }),
    )
  })
})

describe('publishedLevel', () => {
  test('knows words but no numbers', () => {
    expect(publishedLevel('Ｈｉｇｈ')).toBe('高')
    expect(publishedLevel('3')).toBeNull()
  })
})

describe('readApplicability', () => {
  test.each([
    ...['〇', '○', '◯', '◎', ' ○ ', '⭕️', 'O'].map((t) => [t, '〇']),
    ...['△', '▲'].map((t) => [t, '△']),
    ...['×', '✕', '✖', '✗', 'x', 'X', 'ｘ', '❌'].map((t) => [t, '×']),
  ])('%j means %s', (text, meaning) => {
    expect(readApplicability(text)).toEqual({ applicability: meaning, unclear: false })
  })

  test.each(['〇(要確認)', '未定', '△〜×', '?', '-', '高', 'constructor'])('%j has no one meaning', (text) => {
    expect(readApplicability(text)).toEqual({ applicability: null, unclear: true })
  })

  test.each([null, '', '\u3000'])('%j is empty', (text) => {
    expect(readApplicability(text)).toEqual({ applicability: null, unclear: false })
  })
})
