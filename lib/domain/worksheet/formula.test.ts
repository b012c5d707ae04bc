import { expect, test } from 'vitest'
import { references, shiftFormula } from './formula'
import { cellAddress } from './grid'

const shown = (formula: string) => {
  const { ranges, names, isOpaque } = references(formula)
  const texts = ranges.map(({ sheet, range: { top, bottom, left, right } }) => {
    return `${sheet === null ? '' : `${sheet}!`}${cellAddress(left, top)}:${cellAddress(right, bottom)}`
  })
  return [texts.join(' '), names.join(' '), isOpaque]
}

test.each([
  [
    'IF(AND(G12<>"",I12<>""),VLOOKUP(G12,Data!A:B,2,FALSE)+1,"A1")',
    'G12:G12 I12:I12 G12:G12 Data!A1:B1048576',
    '',
    false,
  ],
  ["SUM('My ''Sheet'''!$A$1:B2)", "My 'Sheet'!A1:B2", '', false],
  ['SUM(5:7,g3)', 'A5:XFD7 G3:G3', '', false],
  ['RANK(B12,得点)', 'B12:B12', '得点', false],
  ['LOG10(A1)+DEC2BIN(2)', 'A1:A1', '', false],
  ['INDIRECT("A1")', '', '', true],
  ['SUM(Table1[x])', '', 'table1 x', true],
  ["SUM('a:b'!A1)", '', '', true],
  ['SUM(Sheet1:Sheet3!A1)', '', '', true],
  ['A1#', '', '', true],
])('%s refers to %s', (formula, ranges, names, isOpaque) => {
  const [foundRanges, foundNames, foundOpaque] = shown(formula)
  expect(foundOpaque).toBe(isOpaque)
  if (!isOpaque) expect([foundRanges, foundNames]).toEqual([ranges, names])
})

test.each([
  ['G12&"G12"', 'G15&"G12"'],
  ['VLOOKUP(G12,Data!A:B,2,FALSE)+$G12+G$12', 'VLOOKUP(G15,Data!A:B,2,FALSE)+$G15+G$12'],
  ["'A1'!B2+SUM(2:3)", "'A1'!B5+SUM(5:6)"],
  ['LOG10(A1)+Table1[A1]+x.A1', 'LOG10(A4)+Table1[A1]+x.A1'],
  ['A1048575', '#REF!'],
])('%s reads %s three rows below', (formula, expected) => {
  expect(shiftFormula(formula, 3)).toBe(expected)
})

test('moves columns too, but not what is fixed', () => {
  expect(shiftFormula('A1+$A1+Z9', 1, 1)).toBe('B2+$A2+AA10')
})
