import { describe, expect, test } from 'vitest'
import { at } from '../value/sheet/rows'
import { entry } from '../value/sheet/sheet-fixture'
import { valueSheet } from '../value/sheet/write'
import { term } from '../value/fixtures'
import { gridOf } from './added-sheet'
import type { Grid } from './grid'
import { moveColumn } from './grid-fixture'
import { issueText } from './issues'
import { readOwnSheets } from './own-sheets'
import type { RowReading } from './sheet-reading'

/** What becomes of the sheet with the values when people treat it as people treat Excel files. */

const entries = ['1', '2'].map((no) =>
  entry(
    {
      terms: [term('人数', [1, 2, 3], '人'), term('時給', 3_000, '円/h')],
      formulas: [{ name: '価値', kind: 'value', text: '人数 × 時給', every: 'day' }],
    },
    { useCase: { id: `7c9e6679-7425-40de-944b-00000000000${no}`, cells: { no, product: '検品' } } },
  ),
)

type Edit = (grid: Grid) => void
const set =
  (label: string, column: number, text: string, nth = 0): Edit =>
  ({ rows }) => {
    const row = rows.filter(({ cells }) => cells.get(at.name)?.text === label)[nth]!
    row.cells.set(column, { text, formula: null })
  }
const head =
  (column: number, text: string): Edit =>
  ({ rows }) => {
    rows[3]!.cells.set(column, { text, formula: null })
  }

const headOfTerms =
  (column: number, text: string): Edit =>
  ({ rows }) => {
    for (const { cells } of rows) {
      if (cells.get(at.section)?.text === '項目') cells.set(column, { text, formula: null })
    }
  }

/** Of each row of the worksheet its formula and its first term, and where something could not be read. */
function reading(edit: Edit, ids = true) {
  const grid = gridOf(valueSheet(entries, new Map(), 'ja')!)
  edit(grid)
  const rows = entries.map(({ useCase: { id, cells } }) => ({ rowId: ids ? id : null, cells }) as RowReading)
  const own = readOwnSheets([grid])
  own.addTo(rows)
  return {
    issues: own.issues.map(({ code, cell, values }) => [code, cell?.split('!')[1], values.text]),
    values: rows.map(({ value }) => value && [value.valuation.formulas[0]?.text, value.valuation.terms[0]?.value]),
  }
}

const range = { kind: 'percentiles', low: 1, best: 2, high: 3, min: null, max: null }
const whole = ['人数 × 時給', range]

describe('the sheet with the values', () => {
  test.each<[string, Edit, { issues: unknown[]; values: unknown[] }]>([
    [
      'a formula that is none stays as it was typed, for the screen to point at',
      set('価値', at.text, '人数 ×× ('),
      { issues: [['unclearFormula', 'E9', '人数 ×× (']], values: [['人数 ×× (', range], whole] },
    ],
    [
      'a text where a number belongs',
      set('人数', at.best, '二人くらい'),
      { issues: [['unreadableValue', 'E6', '二人くらい']], values: [undefined, whole] },
    ],
    [
      'a low that is above the high',
      set('人数', at.low, '9'),
      { issues: [['unorderedRange', 'E6', '9 / 2 / 3']], values: [undefined, whole] },
    ],
    [
      'a unit that nobody knows stays as it was typed',
      set('人数', at.unit, 'ぴこ'),
      { issues: [], values: [whole, whole] },
    ],
    [
      'a unit that cannot be read stays as it was typed, and the formula that needs it',
      set('人数', at.unit, '人÷?'),
      {
        issues: [
          ['unknownUnit', 'I6', '人÷?'],
          ['unclearFormula', 'E9', '人数 × 時給'],
        ],
        values: [whole, whole],
      },
    ],
    [
      'a column without which a value would be another one, deleted',
      (grid) => moveColumn(grid, at.unit, null),
      {
        issues: [
          ['missingValueColumn', 'A4', '単位'],
          ['missingValueColumn', 'A43', '単位'],
        ],
        values: [undefined, undefined],
      },
    ],
    [
      'a column of remarks, deleted',
      (grid) => moveColumn(grid, at.source, null),
      { issues: [], values: [whole, whole] },
    ],
    ['a heading in other words', headOfTerms(at.best, '見積もり'), { issues: [], values: [whole, whole] }],
    [
      'a heading in other words behind a column that was inserted',
      (grid) => {
        headOfTerms(at.best, '見積もり')(grid)
        moveColumn(grid, null, at.kind)
      },
      { issues: [], values: [whole, whole] },
    ],
    ['a use case that has another name', head(at.product, '検査'), { issues: [], values: [whole, whole] }],
    ['a sheet with another name', (grid) => (grid.name = '試算'), { issues: [], values: [whole, whole] }],
    [
      'rows that were deleted',
      (grid) =>
        grid.rows.splice(
          grid.rows.findIndex(({ cells }) => cells.get(at.name)?.text === '人数'),
          1,
        ),
      {
        issues: [['unclearFormula', 'E9', '人数 × 時給']],
        values: [['人数 × 時給', { kind: 'single', value: 3_000 }], whole],
      },
    ],
    [
      'a block with the id of another, as a copy has',
      ({ rows }) => {
        const second = rows.filter(({ cells }) => cells.get(at.no)?.text === '2' && cells.has(at.id))[0]!
        second.cells.set(at.id, { text: entries[0]!.useCase.id, formula: null })
      },
      { issues: [], values: [whole, whole] },
    ],
  ])('%s', (_, edit, expected) => {
    expect(reading(edit)).toEqual(expected)
  })

  test('a formula and a unit that cannot be read are told with cell and reason, in both languages', () => {
    const grid = gridOf(valueSheet(entries, new Map(), 'ja')!)
    set('人数', at.unit, '人÷?')(grid)
    set('価値', at.text, '単価 × 時給')(grid)
    moveColumn(grid, null, at.name)
    expect(readOwnSheets([grid]).issues.map((each) => [each.severity, each.cell, issueText(each)])).toEqual([
      [
        'warning',
        '価値 (Value)!J6',
        {
          ja: '単位「人÷?」を読み取れません。書かれたまま取り込みますが、この項目を使う式は計算できません。',
          en: 'The unit 「人÷?」 cannot be read. It is imported as it is written, but no formula with this term can be calculated.',
        },
      ],
      [
        'warning',
        '価値 (Value)!F9',
        {
          ja: '式「単価 × 時給」は計算できません(「単価」という項目はありません)。書かれたまま取り込みます。',
          en: 'The formula 「単価 × 時給」 cannot be calculated (There is no term “単価”). It is imported as it is written.',
        },
      ],
    ])
  })

  test('without ids, and with ids of another workspace, use cases are told by their No', () => {
    expect(reading(() => {}, false).values).toEqual([whole, whole])
    const foreign = reading(head(at.id, '7c9e6679-7425-40de-944b-0000000000ff'))
    expect(foreign.values).toEqual([whole, whole])
  })
})
