import { describe, expect, test } from 'vitest'
import { term } from '../fixtures'
import { readValues } from './read'
import { at } from './rows'
import { gridOf } from '../../worksheet/added-sheet'
import { entry, exampleEntry } from './sheet-fixture'
import { valueSheet } from './write'

const members = new Map<string, string>()
test('there is no sheet without a value, and no value in another sheet', () => {
  expect(valueSheet([], members, 'ja')).toBeNull()
  expect(readValues({ name: 'Value', hidden: false, rows: [], merges: [] })).toBeNull()
})

describe('a sheet that was changed in Excel', () => {
  const written = exampleEntry(2, 7.5, '10万円/日')
  const shared = { ...term('共有の時給', 3_000, '円/h'), id: '7c9e6679-7425-40de-944b-00000000000a' }

  /** The sheet with other cells in the rows that have a text in a column. */
  function changed(text: string, cells: Record<number, string>, entries = [written]) {
    const grid = gridOf(valueSheet(entries, new Map([['m1', '佐藤']]), 'ja')!)
    const row = grid.rows.find((each) => each.cells.get(at.name)?.text === text)!
    for (const [column, each] of Object.entries(cells)) row.cells.set(Number(column), { text: each, formula: null })
    return { row: row.number, reading: readValues(grid)![0]! }
  }

  test('the changed number, formula, word and date win', () => {
    const { reading } = changed('導入後の人数', { [at.best]: '3', [at.status]: '実測', [at.date]: '2026/3/1' })
    expect(reading.isChanged).toBe(true)
    expect(reading.value!.valuation.terms[2]).toMatchObject({
      value: { kind: 'single', value: 3 },
      status: 'measured',
      date: '2026-03-01',
    })
    const formula = changed('価値', { [at.text]: '導入後の人数 × 時給', [at.base]: '1' }).reading.value!.valuation
    expect(formula.formulas[0]!.text).toBe('導入後の人数 × 時給')
    expect(changed('割引率(年)', { [at.value]: '5%' }).reading.value!.valuation.schedule.discountRate).toBe(0.05)
    expect(changed('導入後の人数', {}).reading.isChanged).toBe(false)
  })

  test('what cannot be read is told with its cell', () => {
    const { row, reading } = changed('時給', { [at.best]: '高い' })
    expect(reading).toMatchObject({ value: null, problem: { cell: `E${row}`, text: '高い' } })
    const kind = changed('価値', { [at.kind]: '売上' })
    expect(kind.reading.problem).toMatchObject({ cell: `C${kind.row}`, text: '売上' })
  })

  test('a row that was added or copied becomes a term of its own', () => {
    const { reading } = changed('時給', { [at.name]: '人数', [at.id]: '導入前の人数' })
    expect(reading.value!.valuation.terms.map(({ id }) => id)).toEqual([
      ...['導入前の人数', '導入前の時間', '導入後の人数', '導入後の時間'],
      '導入前の人数 2',
    ])
    expect(changed('時給', { [at.id]: '' }).reading.value!.valuation.terms[4]!.id).toBe('時給')
  })

  test('another name in the place of a member is a role, the same name the member', () => {
    const owned = entry({ terms: [{ ...term('人数', 3), owner: { kind: 'member', id: 'm1' } }] })
    const { reading } = changed('人数', {}, [owned])
    expect([reading.value!.valuation.terms[0]!.owner, reading.memberNames]).toEqual([
      { kind: 'member', id: 'm1' },
      { m1: '佐藤' },
    ])
    const other = changed('人数', { [at.owner]: '採用' }, [owned]).reading.value!.valuation.terms[0]!.owner
    expect(other).toEqual({ kind: 'role', role: '採用' })
  })

  test('a shared term that was changed is told from one that was not', () => {
    const uses = entry({ sharedTerms: [shared.id] }, { shared: [shared] })
    const isChanged = (cells: Record<number, string>) =>
      changed('共有の時給', cells, [uses]).reading.value!.shared[0]!.isChanged
    expect([isChanged({}), isChanged({ [at.source]: '求人票' }), isChanged({ [at.best]: '3200' })]).toEqual([
      ...[false, false],
      true,
    ])
  })
})

test('hostile names and texts never become formulas', () => {
  const name = '=HYPERLINK("http://x","y")'
  const sheet = valueSheet(
    [
      entry({
        terms: [term(name, 2), term('A1:B2', 3)],
        formulas: [{ name: '=1', text: `"${name}" × 「A1:B2」`, kind: 'other', every: null }],
      }),
    ],
    members,
    'ja',
  )!
  const formulas = sheet.rows.flatMap(({ cells }) =>
    [...cells.values()].flatMap(({ formula }) => formula?.formula ?? []),
  )
  expect(formulas.join()).not.toMatch(/HYPERLINK|http|A1:B2/)
  expect(formulas.length).toBeGreaterThan(5)
})

test('a formula that Excel cannot hold stands there as its value, and says so', () => {
  const long = Array.from({ length: 300 }, () => 'a').join(',')
  const sheet = valueSheet(
    [entry({ terms: [term('a', 2)], formulas: [{ name: 'f', text: `sum(${long})`, kind: 'other', every: null }] })],
    members,
    'en',
  )!
  const row = sheet.rows.find(({ cells }) => cells.get(at.name)?.text === 'f')!
  expect(row.cells.get(at.base)).toMatchObject({ number: 600 })
  expect(row.cells.get(at.remark)?.text).toMatch(/limits of Excel/)
})
