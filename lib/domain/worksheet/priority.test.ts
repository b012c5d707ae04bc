import { describe, expect, test } from 'vitest'
import { defaultScale } from './model'
import { bestFirst, isPublishedFormula, priorityOf } from './priority'

describe('priorityOf', () => {
  test('adds urgency, importance and ML value in v1.0 and v1.1', () => {
    const cells = { urgency: '低', importance: '高', mlValue: '高' }
    for (const format of ['v1.0', 'v1.1'] as const) {
      expect(priorityOf(format, defaultScale, cells)).toEqual({
        value: 7,
        terms: [
          { field: 'urgency', level: '低', score: 1 },
          { field: 'importance', level: '高', score: 3 },
          { field: 'mlValue', level: '高', score: 3 },
        ],
      })
    }
  })

  test('adds urgency and importance with fixed scores in v1.2', () => {
    const own = { 高: 100, 中: 50, 低: 10 }
    expect(priorityOf('v1.2', own, { urgency: '高', importance: '中' })?.value).toBe(5)
  })

  test('counts with the scale of the worksheet in v1.1', () => {
    const own = { 最高: 10, 高: 5, 中: 2.5, 低: 0 }
    expect(priorityOf('v1.1', own, { urgency: '最高', importance: '中', mlValue: '低' })?.value).toBe(12.5)
  })

  test.each([
    ['v1.0', { urgency: '高', importance: '高' }],
    ['v1.1', { urgency: '高', importance: '高', mlValue: '未定' }],
    ['v1.2', { urgency: '高' }],
    ['v2.0', { urgency: '高', importance: '高' }],
  ] as const)('is empty in %s for %j', (format, cells) => {
    expect(priorityOf(format, defaultScale, cells)).toBeNull()
  })

  test('reads what people write for a level', () => {
    expect(priorityOf('v1.1', defaultScale, { urgency: '高い', importance: 'Low', mlValue: '２' })?.value).toBe(6)
  })

  test('adds decimal scores as Excel does', () => {
    const own = { 高: 0.3, 中: 0.2, 低: 0.1 }
    expect(priorityOf('v1.1', own, { urgency: '低', importance: '中', mlValue: '高' })?.value).toBe(0.6)
  })
})

test('a scale reads best first, whatever order the database kept', () => {
  expect(Object.keys(bestFirst({ 中: 2, 低: 1, 高: 3, 最高: 9 }))).toEqual(['最高', '高', '中', '低'])
})

test.each([
  ['IF(AND(G12<>"", I12<>""),_xlfn.SWITCH(G12,"低",1,"中",2,"高", 3)+_xlfn.SWITCH(I12,"低",1,"中",2,"高",3),"")', true],
  ['IFERROR(IF(AND($G12<>"",$I12<>""),VLOOKUP($G12,Data!A:B,2,0)+VLOOKUP($I12,Data!A:B,2,0),""),"")', true],
  [
    `IF(AND(G12<>"",I12<>""),VLOOKUP(G12,'配点 (改)'!$C$5:$D$7,2,FALSE)+VLOOKUP(I12,'配点 (改)'!$C$5:$D$7,2,FALSE),"")`,
    true,
  ],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G12,$X$1:$Y$3,2,FALSE)+VLOOKUP(I12,$X$1:$Y$3,2,FALSE),"")', true],
  ['IF(AND(G12<>"", I12<>""), VLOOKUP(G12,Data!A:B,2,FALSE())+VLOOKUP(I12,Data!A:B,2,FALSE()),"")', true],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G12,X1:Y3,2,FALSE)+VLOOKUP(I12,X1:Y3,2,FALSE),"")', false],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G12,Data!A:B,2,FALSE)+VLOOKUP(I12,Data!D:E,2,FALSE),"")', false],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G12,Data!A:B,2,FALSE)*2+VLOOKUP(I12,Data!A:B,2,FALSE),"")', false],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G13,Data!A:B,2,FALSE)+VLOOKUP(I12,Data!A:B,2,FALSE),"")', false],
  ['IF(AND(G12<>"",I12<>""),VLOOKUP(G12,#REF!,2,FALSE)+VLOOKUP(I12,#REF!,2,FALSE),"")', false],
])('a formula such as %s follows the rule: %s', (formula, expected) => {
  expect(isPublishedFormula(formula, 12, ['G', 'I'])).toBe(expected)
})
