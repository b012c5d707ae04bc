import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storableText } from '../../domain/worksheet/cell-text'
import { useCases, worksheet } from '../../domain/worksheet/fixtures'
import { formats } from '../../domain/worksheet/formats/formats'
import { formatIds, type Cells } from '../../domain/worksheet/model'
import { priorityOf } from '../../domain/worksheet/priority'
import type { WantedRow } from '../../domain/worksheet/sheet-edits'
import { drawWorkbook } from '../draw'
import { readSheets, wish } from './write-back-fixture'

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom('=1+1', '_x0041_', ']]>', '<b>&amp;', ' 前後 ', 'a\n\nb', 'a\u0001b', '"', '42', '2024/1/2'),
  )
  .map((each) => storableText(each).replace(/[\uFFFE\uFFFF]/g, ''))
  .filter((each) => each.trim() !== '')
const level = fc.constantFrom('高', '中', '低', '高い', '未定')

function cellsOf(format: (typeof formatIds)[number]): fc.Arbitrary<Cells> {
  const keys = formats[format].columns.flatMap(({ key }) => (key === 'priority' || key === 'no' ? [] : [key]))
  const known = keys.map((key) => [key, ['urgency', 'importance', 'mlValue'].includes(key) ? level : text])
  return fc
    .record<Record<string, string>>(Object.fromEntries(known), { requiredKeys: [] })
    .filter((cells) => Object.keys(cells).length > 0)
}

test.each(formatIds)('%s holds exactly the rows that were wished for', { timeout: 120_000 }, async (format) => {
  const cells = cellsOf(format)
  const scenario = fc.record({
    before: fc.array(cells, { minLength: 1, maxLength: 12 }),
    kept: fc.array(fc.record({ isKept: fc.boolean(), change: cells, order: fc.nat(100), isMoved: fc.boolean() }), {
      minLength: 12,
      maxLength: 12,
    }),
    added: fc.array(cells, { maxLength: 24 }),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ before, kept, added }) => {
      const numbered = before.map((each, index): Cells => ({ no: String(index + 1), ...each }))
      const { bytes } = await drawWorkbook(worksheet(format), useCases(...numbered))
      const rows = readSheets(bytes, false)[0]!.sheet.rows
      const staying = rows
        .map(({ sheetRow, cells }, index) => ({
          sheetRow,
          cells: { ...cells, ...kept[index]!.change },
          ...kept[index]!,
        }))
        .filter(({ isKept }) => isKept)
        .sort((one, other) => (one.isMoved && other.isMoved ? one.order - other.order : 0))
      const wanted: WantedRow[] = [
        ...staying.map(({ sheetRow, cells }) => ({ sheetRow, cells })),
        ...added.map((each, index) => ({ sheetRow: null, cells: { no: String(100 + index), ...each } })),
      ]
      const written = wish(bytes, wanted)
      const after = readSheets(written.bytes, false)[0]!.sheet
      const sorted = (each: Cells[]) => each.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
      expect(sorted(after.rows.map((row) => row.cells))).toEqual(sorted(wanted.map((row) => row.cells)))
      const order = after.rows.map((row) => row.cells.no).filter((no) => Number(no) < 100)
      expect(order).toEqual(staying.map((row) => row.cells.no))
      for (const { cells, priorityInFile } of after.rows) {
        expect(priorityInFile).toBe(priorityOf(format, after.scale, cells)?.value ?? null)
      }
    }),
    { numRuns: 15 },
  )
})
