import { describe, expect, test } from 'vitest'
import { readScale, scaleEffect } from './scale-form'

describe('readScale', () => {
  test.each([
    [
      [
        ['高', '5'],
        ['中', '3'],
        ['低', '1'],
      ],
      { 高: 5, 中: 3, 低: 1 },
    ],
    [
      [
        ['低', '1'],
        ['最高', '１０'],
        [' 高 ', ' 2.5 '],
      ],
      { 最高: 10, 高: 2.5, 低: 1 },
    ],
    [
      [
        ['保留', '-1'],
        ['高', '+3'],
      ],
      { 高: 3, 保留: -1 },
    ],
  ])('reads %j, the highest score first', (lines, scale) => {
    const reading = readScale(lines.map(([level, score]) => ({ level: level!, score: score! })))
    expect(reading).toEqual({ ok: true, value: scale })
    expect(reading.ok && Object.keys(reading.value)).toEqual(Object.keys(scale))
  })

  test('says of every line what is wrong with it', () => {
    const lines: [string, string][] = [
      ['高', '3'],
      ['', '2'],
      ['高', '1'],
      ['長'.repeat(41), '1'],
      ['中', ''],
      ['低', '1e9'],
      ['外', '1000001'],
    ]
    expect(readScale(lines.map(([level, score]) => ({ level, score })))).toEqual({
      ok: false,
      error: {
        code: 'problems',
        problems: [null, 'levelEmpty', 'levelTwice', 'levelTooLong', 'notANumber', 'notANumber', 'notANumber'],
      },
    })
  })
})

describe('scaleEffect', () => {
  const rows = [
    { urgency: '高', importance: '高', mlValue: '高' },
    { urgency: '中', importance: '中', mlValue: '中' },
    { urgency: '低', importance: '低' },
  ]
  const from = { 高: 3, 中: 2, 低: 1 }

  test('counts the priorities that change', () => {
    expect(scaleEffect('v1.1', rows, from, { 高: 5, 中: 2, 低: 1 })).toEqual({ priorities: 1, unclear: 0 })
    expect(scaleEffect('v1.1', rows, from, from)).toEqual({ priorities: 0, unclear: 0 })
  })

  test('counts the cells whose level would be gone', () => {
    expect(scaleEffect('v1.1', rows, from, { 高: 3, 低: 1 })).toEqual({ priorities: 1, unclear: 3 })
  })
})
