import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { change, readSheets, wish } from './write-back-fixture'

/** What added, deleted and moved rows take along, on files of the corpus. */
const file = (name: string) => readFileSync(join('tests', 'fixtures', 'xlsx', name))
const sheet = 'xl/worksheets/sheet1.xml'
const added = { append: { product: '追加', urgency: '高', importance: '中', mlValue: '低' } }
const priorities = (bytes: Uint8Array) =>
  readSheets(bytes)[0]!.sheet.rows.map(({ sheetRow, cells, priorityInFile }) => [
    sheetRow,
    cells.product,
    priorityInFile,
  ])

describe('rows added below totals', () => {
  test('of a table take after the cases, not after the totals', () => {
    const { part, notes, bytes } = change(file('rows-table-with-totals.xlsx'), [added])
    expect(/<row r="16".*?<\/row>/.exec(part(sheet))![0]).not.toContain('<f>')
    expect(notes).toEqual(['tableNotGrown', 'recalculated'])
    expect(readSheets(bytes)[0]!.sheet.rows.map(({ sheetRow }) => sheetRow)).toEqual([12, 13, 15, 16])
  })

  test('in cells take after the cases, not after the sum', () => {
    const { part } = change(file('rows-total-below.xlsx'), [added])
    expect(part(sheet).match(/SUM\(/g)).toHaveLength(1)
  })
})

describe('a priority typed over the formula', () => {
  const bytes = file('priority-overwritten.xlsx')
  const rows = readSheets(bytes, false)[0]!.sheet.rows

  test('stays with its row, and is said to', () => {
    const { notes, bytes: out } = change(bytes, [
      { sheetRow: 12, field: 'urgency', value: '低' },
      { sheetRow: 13, field: 'urgency', value: '低' },
    ])
    expect(notes).toEqual(['priorityByHand', 'priorityByHand'])
    expect(priorities(out).slice(0, 2)).toEqual([
      [12, '会計', 9],
      [13, '会計', '最優先'],
    ])
  })

  test('goes with a deleted row, whatever comes in its place', () => {
    expect(priorities(change(bytes, [{ delete: 12 }, { delete: 15 }, added]).bytes)).toEqual([
      [12, '追加', 6],
      [13, '会計', '最優先'],
      [14, '会計', 6],
      [16, '会計', 6],
    ])
  })

  test('moves with its case', () => {
    const moved = [rows[1]!, rows[0]!, ...rows.slice(2)].map(({ sheetRow, cells }) => ({ sheetRow, cells }))
    expect(priorities(wish(bytes, moved).bytes).slice(0, 3)).toEqual([
      [12, '会計', '最優先'],
      [13, '会計', 9],
      [14, '会計', 6],
    ])
  })
})

test('a level in words that the priority formula does not know is written as asked, and pointed at', () => {
  const { report } = change(file('dialect-shared-strings.xlsx'), [{ sheetRow: 12, field: 'urgency', value: '高い' }])
  expect(report.notes).toMatchObject([{ code: 'levelUnknownToFormula', cell: 'G12', text: '高い' }])
  expect(report.cells).toMatchObject([{ cell: 'G12', from: '高', to: '高い' }])
})
