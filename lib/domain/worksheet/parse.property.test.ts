import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats } from './formats/formats'
import { parseWorkbook } from './parse'

describe('any sheet at all', () => {
  const headers = Object.values(formats).flatMap(({ columns }) => columns.map(({ header }) => header))
  const text = fc.oneof(fc.constantFrom(...headers, '高', '高め', '0', '〇', '__proto__', 'extra:x'), fc.string())
  const cell = fc.record({ text, formula: fc.option(fc.string()) })
  const cells = fc.array(fc.tuple(fc.nat(30), cell), { maxLength: 25 }).map((entries) => new Map(entries))
  const rows = fc.array(fc.record({ hidden: fc.boolean(), cells }), { maxLength: 12 })
  const bounds = fc.record({ top: fc.nat(14), bottom: fc.nat(14), left: fc.nat(30), right: fc.nat(30) })

  /** One published header row somewhere among the rows, in any order of its columns. */
  const columns = fc.shuffledSubarray([...formats['v1.1'].columns], { minLength: 12 })
  const header = columns.map((some) => ({
    hidden: false,
    cells: new Map(some.map(({ header }, index) => [index, { text: header, formula: null }])),
  }))
  const sheet = fc.oneof(
    rows,
    fc.tuple(rows, header, rows).map(([above, labels, below]) => [...above, labels, ...below]),
  )

  test('is a reading of its own cells or a named refusal, the same each time', () => {
    let read = 0
    fc.assert(
      fc.property(sheet, fc.array(bounds), (some, merges) => {
        const numbered = some.map((each, index) => ({ ...each, number: index + 1 }))
        const grid = { name: 'S', hidden: false, merges, rows: numbered }
        const result = parseWorkbook([grid], { includeExample: true })
        expect(parseWorkbook([grid], { includeExample: true })).toEqual(result)
        if (!result.ok) {
          expect(result.error.code).toBe('notAWorksheet')
          return
        }
        read += result.value.sheets[0]!.rows.length
        const texts = new Set(some.flatMap((each) => [...each.cells.values()].map((each) => each.text)))
        for (const { cells } of result.value.sheets[0]!.rows) {
          for (const value of Object.values(cells)) expect(texts).toContain(value)
        }
      }),
    )
    expect(read).toBeGreaterThan(0)
  })
})
