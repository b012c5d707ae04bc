import { expect, test } from 'vitest'
import type { Cells } from './model'
import { recognise } from './recognise'
import { addScoring, readScoring, rowsMeant, SCORING_SHEET, scoringGrid } from './scoring-sheet'

const ids = ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3302']
const useCases: { id: string; cells: Cells }[] = [
  { id: ids[0]!, cells: { no: '1', problem: '長い入力', effort: '20', evidence: '市場のデータ' } },
  { id: ids[1]!, cells: { no: '2', hardBlocker: '法律で禁止' } },
]

const fileRows = (...rows: [no: string | undefined, rowId: string | null][]) =>
  rows.map(([no, rowId]) => ({ rowId, cells: (no === undefined ? {} : { no }) as Cells }))

function readBack(withRowIds: boolean, rows: ReturnType<typeof fileRows>): Cells[] {
  addScoring(rows, readScoring(scoringGrid(useCases, withRowIds)!)!)
  return rows.map(({ cells }) => cells)
}

test('a worksheet without these fields gets no sheet', () => {
  expect(scoringGrid([{ id: '1', cells: { no: '1', urgency: '高' } }], true)).toBeNull()
})

test('the sheet is no worksheet, and knows its rows by their ids wherever they went', () => {
  const grid = scoringGrid(useCases, true)!
  expect(grid.name).toBe(SCORING_SHEET)
  expect(recognise(grid)).toBeNull()
  expect(readBack(true, fileRows(['9', ids[1]!], ['1', null], [undefined, ids[0]!]))).toEqual([
    { no: '9', hardBlocker: '法律で禁止' },
    { no: '1', effort: '20', evidence: '市場のデータ' },
    { effort: '20', evidence: '市場のデータ' },
  ])
})

test('without ids a No counts, unless two rows have it', () => {
  expect(readBack(false, fileRows(['2', null], ['1', null], ['1', null]))).toEqual([
    { no: '2', hardBlocker: '法律で禁止' },
    { no: '1' },
    { no: '1' },
  ])
})

test('another sheet with a No is not taken for it', () => {
  const rows = [{ number: 1, hidden: false, cells: new Map([[0, { text: 'No', formula: null }]]) }]
  expect(readScoring({ name: SCORING_SHEET, hidden: false, rows, merges: [] })).toBeNull()
})

test('of two with one id, as a copy made in Excel has, each is about the row of its No', () => {
  const rows = [
    { rowId: 'one', cells: { no: '1' } },
    { rowId: null, cells: { no: '2' } },
  ]
  const said = ['2', '1'].map((no) => ({ rowId: 'one', no }))
  expect(rowsMeant(rows, said).map(([{ cells }, { no }]) => [cells.no, no])).toEqual([
    ['1', '1'],
    ['2', '2'],
  ])
})
