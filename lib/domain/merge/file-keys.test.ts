import { expect, test } from 'vitest'
import { condense } from '../worksheet/condense'
import type { CellKey, ExtraKey } from '../worksheet/fields'
import { worksheet } from '../worksheet/fixtures'
import type { Cells, FormatId } from '../worksheet/model'
import { parseWorkbook } from '../worksheet/parse'
import { render } from '../worksheet/render'
import { keysOfCopy } from './file-keys'

/** Under which keys the columns of an export come back. */
function keysOf(cells: Cells, extraColumns: ExtraKey[], own: FormatId, exported: FormatId) {
  const { sheet, columns, format } = render(worksheet(own, { extraColumns }), [{ id: 'a', cells }], exported)
  const read = parseWorkbook([sheet])
  if (!read.ok) throw new Error(read.error.code)
  const { reading, rows } = condense(read.value, [], null)
  const keys = keysOfCopy(reading.sheets[0]!, own, columns.slice(format.columns.length))
  const inFile = Object.entries(rows[0]![0]!) as [CellKey, string][]
  return Object.fromEntries(inFile.map(([key, text]) => [keys.get(key), text]))
}

test('a field that the export’s format lacks comes back under its own key, beside a column of the team’s of that name', () => {
  const cells: Cells = { problem: 'field', mlValue: '高', 'extra:課題': 'own', 'extra:担当者': '佐藤' }
  expect(keysOf(cells, ['extra:課題', 'extra:担当者'], 'v1.1', 'v2.0')).toEqual(cells)
  expect(keysOf(cells, ['extra:課題', 'extra:担当者'], 'v1.1', 'v1.1')).toEqual(cells)
})

test('a header too long to be a key, and one that another field has too, come back as they went', () => {
  const long: ExtraKey = `extra:${'長'.repeat(150)}`
  const cells: Cells = { problem: 'p', notes: 'field', [long]: 'own', 'extra:備考': 'own' }
  expect(keysOf(cells, [long, 'extra:備考'], 'v1.1', 'v1.1')).toEqual(cells)
})

test('of a file that is no export, a field that the worksheet lacks becomes a column of the team’s', () => {
  const { sheet } = render(worksheet('v2.0'), [{ id: 'a', cells: { caseName: '勝ち筋', notes: 'n' } }])
  const read = parseWorkbook([sheet])
  const { reading } = condense(read.ok ? read.value : { sheets: [], datasets: [], issues: [] }, [], null)
  const keys = keysOfCopy(reading.sheets[0]!, 'v1.1', null)
  expect([keys.get('caseName'), keys.get('notes')]).toEqual(['extra:事例の名前', 'notes'])
})
