import { describe, expect, test } from 'vitest'
import { useCases, worksheet } from './fixtures'
import { cellAddress, parseAddress } from './grid'
import { issueText } from './issues'
import type { Cells, FormatId, Worksheet } from './model'
import { render } from './render'

function rendered(sheet: Worksheet, rows: Cells[], target?: FormatId) {
  const rendering = render(sheet, useCases(...rows), target)
  const text = (address: string) => {
    const { column, row } = parseAddress(address)!
    return rendering.sheet.rows[row - 1]?.cells.get(column)?.text
  }
  return { ...rendering, text, column: (letter: string, from: number, to: number) => span(letter, from, to).map(text) }
}

function span(letter: string, from: number, to: number): string[] {
  const { column } = parseAddress(`${letter}1`)!
  return Array.from({ length: to - from + 1 }, (_, index) => cellAddress(column, from + index))
}

describe('rows', () => {
  test('an empty worksheet is numbered up to 20 below an empty example row', () => {
    const { column, text, sheet } = rendered(worksheet('v1.1'), [])
    expect(column('A', 11, 31)).toEqual(Array.from({ length: 21 }, (_, index) => String(index)))
    expect(text('C11')).toBeUndefined()
    expect(sheet.rows).toHaveLength(31)
  })

  test('numbers stay as they are, and the rows left take those that are free', () => {
    const { column } = rendered(worksheet('v1.1'), [{ no: '4-1' }, { no: '2' }, { problem: 'p' }, { no: '2' }])
    expect(column('A', 12, 31)).toEqual([
      '4-1',
      '2',
      undefined,
      '2',
      ...Array.from({ length: 16 }, (_, i) => String(i + 5)),
    ])
  })

  test('more than 20 use cases are all there', () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({ no: String(index + 1), problem: `${index}` }))
    const { sheet, text } = rendered(worksheet('v2.0'), rows)
    expect(sheet.rows).toHaveLength(34)
    expect(text('A34')).toBe('25')
  })

  test('a leading use case numbered 0 stands in the example row', () => {
    const { text } = rendered(worksheet('v1.1'), [
      { no: '0', problem: '例' },
      { no: '1', problem: '課題' },
    ])
    expect([text('E11'), text('E12'), text('A13')]).toEqual(['例', '課題', '2'])
  })

  test('a longer text than Excel takes is cut between characters, with a warning', () => {
    const { text, warnings } = rendered(worksheet('v1.1'), [{ problem: 'x' + '😀'.repeat(16_384) }])
    expect(text('E12')).toBe('x' + '😀'.repeat(16_383))
    expect(warnings).toMatchObject([{ code: 'textCut', cell: 'E12', severity: 'warning' }])
  })
})

describe('another format', () => {
  test('fields that it lacks stand right of its last column, before the own ones, and are listed', () => {
    const sheet = worksheet('v1.1', { extraColumns: ['extra:担当者'] })
    const rows: Cells[] = [{ problem: '課題', product: '製品', mlApplicability: '○', 'extra:担当者': '山田' }]
    const { text, warnings } = rendered(sheet, rows, 'v2.0')
    expect([text('B10'), text('P7')]).toEqual(['製品', '備考'])
    expect([text('Q7'), text('R7'), text('S7')]).toEqual(['課題', 'MLの適用可能性', '担当者'])
    expect([text('Q10'), text('R10'), text('S10')]).toEqual(['課題', '〇', '山田'])
    expect(warnings.map(({ code, cell }) => [code, cell])).toEqual([
      ['movedField', 'Q7'],
      ['movedField', 'R7'],
    ])
    expect(issueText(warnings[0]!).ja).toContain('「課題」')
  })

  test('levels are read by the scale of the source, and a scale that is lost is said', () => {
    const sheet = worksheet('v1.1', { scale: { 高: 5, 中: 3, 低: 1 } })
    const { text, warnings, scaleSheet } = rendered(sheet, [{ urgency: '5', importance: 'Low', mlValue: '高' }], 'v1.2')
    expect([text('G12'), text('I12'), text('B12')]).toEqual(['高', '低', '4'])
    expect(warnings).toMatchObject([{ code: 'scaleLeftOut', values: { text: '高 5, 中 3, 低 1', meaning: 'v1.2' } }])
    expect(scaleSheet).toBeNull()
  })

  test('v1.2 counts 3, 2, 1, which v1.1 then has in its Data sheet', () => {
    const { scaleSheet, warnings } = rendered(worksheet('v1.2', { scale: { 高: 9 } }), [], 'v1.1')
    expect(scaleSheet?.rows.map(({ cells }) => [...cells.values()].map(({ text }) => text))).toEqual([
      ['高', '3'],
      ['中', '2'],
      ['低', '1'],
    ])
    expect(warnings).toEqual([])
  })
})
