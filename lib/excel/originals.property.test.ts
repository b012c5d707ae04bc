import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '../domain/worksheet/formats/formats'
import { columnName } from '../domain/worksheet/grid'
import { readLevel } from '../domain/worksheet/levels'
import { defaultScale, type Cells } from '../domain/worksheet/model'
import { planOriginal, type OriginalSheet } from '../domain/worksheet/originals'
import { readSheets } from './write/write-back-fixture'
import { writeBack } from './write/write-back'
import { headerRows, sheetXml, textCell, xlsx } from './xlsx-fixture'

const { columns } = formats['v1.2']
const FIRST = 12
/** The column that the person left out at the import. */
const SECRET = columns.findIndex(({ key }) => key === 'background')

const text = fc.constantFrom('入力', '照合', '=1+1', ' 前後 ', 'a\nb', '<b>&amp;', '😀')
const level = fc.constantFrom('高', '高い', 'High', '中', 'M', '低', '未定', '高〜中')
const cells: fc.Arbitrary<Cells> = fc.record(
  { product: text, problem: text, urgency: level, importance: level, notes: text },
  { requiredKeys: ['problem'] },
)

function file(rows: Cells[]): Uint8Array {
  const body = rows.map((row, index) => {
    const texts = columns.map(({ key }, column) => {
      const written = key === 'priority' ? undefined : row[key]
      return written === undefined ? '' : textCell(columnName(column) + (FIRST + index), written)
    })
    return `<row r="${FIRST + index}">${texts.join('')}</row>`
  })
  return xlsx(sheetXml(headerRows('v1.2') + body.join('')))
}

/** What a reader of the file understands: a level by its meaning, everything else as written. */
function meaning(row: Cells): string {
  const read = (key: 'urgency' | 'importance') => readLevel(row[key], defaultScale).level ?? row[key]
  return JSON.stringify(Object.entries({ ...row, urgency: read('urgency'), importance: read('importance') }).sort())
}

const scenario = fc.record({
  before: fc.array(cells, { minLength: 1, maxLength: 8 }),
  edits: fc.array(fc.record({ change: cells, isKept: fc.boolean(), isEdited: fc.boolean(), order: fc.nat(20) }), {
    minLength: 8,
    maxLength: 8,
  }),
  added: fc.array(cells, { maxLength: 4 }),
})

test('read again, the file says what the worksheet says, and in its own words where nothing else is meant', () => {
  fc.assert(
    fc.property(scenario, ({ before, edits, added }) => {
      const inFile = before.map((row, index): Cells => ({ ...row, no: `${index + 1}`, background: `社外秘${index}` }))
      const bytes = file(inFile)
      const [{ grid, sheet }] = readSheets(bytes) as [ReturnType<typeof readSheets>[number]]
      const kept = before
        .map((row, index) => ({
          sheetRow: FIRST + index,
          cells: { no: `${index + 1}`, ...(edits[index]!.isEdited ? edits[index]!.change : row) },
          ...edits[index]!,
        }))
        .filter(({ isKept }) => isKept)
        .sort((one, other) => one.order - other.order)
      const original: OriginalSheet = {
        ...{ name: sheet.name, choices: { [SECRET]: null }, renames: {}, scale: null },
        sheetRows: before.map((_, index) => FIRST + index),
        rows: [
          ...kept.map(({ sheetRow, cells }) => ({ sheetRow, cells })),
          ...added.map((row, index) => ({ sheetRow: null, cells: { ...row, no: `${100 + index}` } })),
        ],
      }
      const edited = planOriginal(grid, sheet, original)
      const after = readSheets(writeBack(bytes, [edited]).bytes)[0]!.sheet.rows
      const bySheetRow = new Map(after.map((row) => [row.sheetRow, row.cells]))
      expect(bySheetRow.size).toBe(original.rows.length)
      for (const [index, { sheetRow, cells: wanted }] of original.rows.entries()) {
        const secret = sheetRow === null ? {} : { background: inFile[sheetRow - FIRST]!.background }
        expect(meaning(bySheetRow.get(edited.places[index]!)!)).toBe(meaning({ ...wanted, ...secret }))
      }

      const untouched = {
        ...original,
        rows: before.map((row, at) => ({ sheetRow: FIRST + at, cells: respelled(row, at) })),
      }
      expect(planOriginal(grid, sheet, untouched).cells).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** As the team may have set the levels by a click: to the one word for what the file says. */
function respelled(row: Cells, index: number): Cells {
  const { level } = readLevel(row.urgency, defaultScale)
  return { ...row, no: `${index + 1}`, ...(level !== null && { urgency: level }) }
}
