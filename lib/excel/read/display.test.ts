import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { general, isoFormatId, isoSerial, numberDisplay } from './display'

const shown = (code: string, value: number, date1904 = false) => numberDisplay(164, code, date1904)(value)
const builtIn = (id: number, value: number) => numberDisplay(id, undefined, false)(value)

/** 2023-03-15, a Wednesday. */
const DAY = 45000

describe('General', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [-1.5, '-1.5'],
    [0.1 + 0.2, '0.3'],
    [12345.6789012345, '12345.6789'],
    [99999999999, '99999999999'],
    [1234567890123, '1234567890123'],
    [1e15, '1E+15'],
    [0.00001, '0.00001'],
    [1e21, '1E+21'],
  ])('shows %d as %s', (value, text) => {
    expect(general(value)).toBe(text)
  })
})

describe('built-in formats of a Japanese Excel', () => {
  test.each([
    [14, DAY, '2023/3/15'],
    [22, DAY + 0.5, '2023/3/15 12:00'],
    [15, DAY, '15-Mar-23'],
    [18, 0.75, '6:00 PM'],
    [20, 0.75, '18:00'],
    [27, DAY, 'R5.3.15'],
    [28, DAY, '令和5年3月15日'],
    [30, DAY, '3/15/23'],
    [31, DAY, '2023年3月15日'],
    [32, 0.5, '12時00分'],
    [34, DAY, '2023年3月'],
    [35, DAY, '3月15日'],
    [36, 36000, 'H10.7.24'],
    [50, 20000, 'S29.10.3'],
    [55, DAY, '2023年3月'],
    [56, DAY, '3月15日'],
    [58, 5000, '大正2年9月8日'],
    [3, 1234567, '1,234,567'],
    [9, 0.256, '26%'],
    [10, 0.256, '25.60%'],
    [5, -1234, '¥-1,234'],
    [38, -1234, '-1,234'],
    [41, 0, '-'],
    [46, 1.5, '36:00:00'],
    [999, 5, '5'],
  ])('%d shows %d as %s', (id, value, text) => {
    expect(builtIn(id, value)).toBe(text)
  })
})

describe('custom formats', () => {
  test.each([
    ['yyyy/mm/dd', DAY, '2023/03/15'],
    ['yyyy"年"m"月"d"日";@', DAY, '2023年3月15日'],
    ['[$-411]ggge"年"m"月"d"日";@', DAY, '令和5年3月15日'],
    ['[$-ja-JP-x-gannen]gge.m.d', 43586, '令1.5.1'],
    ['m/d(aaa)', DAY, '3/15(水)'],
    ['yyyy/m/d aaaa', DAY, '2023/3/15 水曜日'],
    ['ddd', DAY, 'Wed'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', DAY, '2023年3月15日'],
    ['h:mm', DAY + 0.25, '6:00'],
    ['0.0%', 0.256, '25.6%'],
    ['#,##0"件"', 1234, '1,234件'],
    ['[$¥-411]#,##0', 500, '¥500'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['_ * #,##0_ ;_ * \\-#,##0_ ', 1234, '1,234'],
    ['General', 3, '3'],
    ['[[broken', 3, '3'],
  ])('%s shows %d as %s', (code, value, text) => {
    expect(shown(code, value)).toBe(text)
  })

  test('never lose a number that they hide', () => {
    expect(shown(';;;', 5)).toBe('5')
  })

  test('count days from 1904 where the workbook does, and only for dates', () => {
    expect(shown('yyyy/m/d', DAY - 1462, true)).toBe('2023/3/15')
    expect(shown('0', 5, true)).toBe('5')
    expect(shown('[h]:mm', 1.25, true)).toBe('30:00')
  })

  test('show any number in any code without failing', () => {
    const code = fc.string({ unit: fc.constantFrom(...'ymdhsgea#0.,%"[]$-;@/ E+*_\\年'), maxLength: 12 })
    fc.assert(
      fc.property(code, fc.double({ noNaN: true, noDefaultInfinity: true }), (format, value) => {
        expect(typeof shown(format, value)).toBe('string')
      }),
    )
  })
})

describe('ISO dates', () => {
  test.each([
    ['2023-03-15', DAY, 14],
    ['2023-03-15T12:00:00', DAY + 0.5, 22],
    ['12:00:00', 0.5, 21],
    ['2023-03-15T12:00:00.000Z', DAY + 0.5, 22],
  ])('%s', (text, serial, id) => {
    expect(isoSerial(text)).toBe(serial)
    expect(isoFormatId(serial)).toBe(id)
  })

  test.each(['', 'soon', '2023/3/15'])('%j is none', (text) => {
    expect(isoSerial(text)).toBeNull()
  })
})
