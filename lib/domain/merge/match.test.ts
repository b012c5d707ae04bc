import { describe, expect, it, test } from 'vitest'
import { defaultScale, type Cells } from '../worksheet/model'
import { matchRows, type BaseRow, type FileRow } from './match'

const problems = [
  '毎月の仕訳の入力に時間がかかる',
  '請求書の照合が手作業である',
  '問い合わせへの返事が翌日になる',
  '解約の予兆がつかめない',
  '在庫の数が実際と合わない',
]
const base: BaseRow[] = problems.map((problem, index) => {
  const cells = { no: String(index + 1), product: '会計ソフト', problem, solution: `${problem}ことを防ぐ` }
  return { id: 'abcde'[index]!, sheetRow: 12 + index, cells }
})

/** A file's rows from row 12 on, without ids unless they say so. */
const file = (...rows: (Cells & { id?: string })[]): FileRow[] =>
  rows.map(({ id, ...cells }, index) => ({ sheetRow: 12 + index, rowId: id ?? null, cells }))

/** `12:a` for each pair, marked `~` when likely and `?` when doubtful. */
function matched(rows: FileRow[], from: BaseRow[] = base) {
  const { pairs, added, missing } = matchRows(from, rows, defaultScale)
  const marks = { certain: '', likely: '~', doubtful: '?' }
  return {
    pairs: pairs.map(({ sheetRow, baseId, certainty }) => `${sheetRow}:${baseId}${marks[certainty]}`).join(' '),
    added,
    missing: missing.join(''),
  }
}
const whole = (pairs: string) => ({ pairs, added: [], missing: '' })

describe('with ids', () => {
  const withIds = base.map(({ id, cells }) => ({ id, ...cells }))

  it('follows a row wherever it was moved and whatever was edited', () => {
    const [a, b, c, d, e] = withIds
    const edited = { ...b!, problem: '照合のやり方が人によって違う', no: '9' }
    expect(matched(file(e!, a!, edited, c!, d!))).toEqual(whole('12:e 13:a 14:b 15:c 16:d'))
  })

  it('gives the id to the copy most like the base; the others are new', () => {
    const [a, ...others] = withIds
    const copy = { ...a!, no: '6', problem: '毎月の仕訳の確認に時間がかかる' }
    expect(matched(file(copy, a!, ...others))).toEqual({ ...whole('13:a 14:b 15:c 16:d 17:e'), added: [12] })
    expect(matched(file(a!, a!, ...others))).toEqual({ ...whole('12:a 14:b 15:c 16:d 17:e'), added: [13] })
  })

  it('asks about an id on a row that says something else', () => {
    const [a, ...others] = withIds
    const stray = { id: 'a', no: '8', product: '勤怠', problem: '打刻を忘れる' }
    expect(matched(file(stray, ...others))).toEqual({ pairs: '12:a? 13:b 14:c 15:d 16:e', added: [12], missing: 'a' })
    const { id: _id, ...withoutId } = a!
    expect(matched(file(stray, ...others, withoutId))).toEqual({
      ...whole('13:b 14:c 15:d 16:e 17:a'),
      added: [12],
    })
  })
})

describe('a row that said little and was filled in', () => {
  const sparse: BaseRow[] = [
    { id: 'a', sheetRow: 12, cells: { product: '会計' } },
    { id: 'b', sheetRow: 13, cells: { urgency: '高' } },
  ]
  const filled = [
    { product: '会計', problem: problems[0]!, notes: '毎月3日かかる', no: '1' },
    { urgency: '低', problem: problems[1]!, no: '2' },
  ]

  it('keeps its id', () => {
    const rows = file({ id: 'a', ...filled[0]! }, { id: 'b', ...filled[1]! })
    expect(matched(rows, sparse)).toEqual(whole('12:a 13:b'))
  })

  it('is found in its place', () => {
    expect(matched(file(...filled), sparse)).toEqual({ pairs: '12:a~', added: [13], missing: 'b' })
  })
})

describe('without ids', () => {
  const [a, b, c, d, e] = base.map(({ cells }) => cells) as [Cells, Cells, Cells, Cells, Cells]

  it.each<[string, Cells[], ReturnType<typeof matched>]>([
    ['the same rows', [a, b, c, d, e], whole('12:a 13:b 14:c 15:d 16:e')],
    ['two rows swapped', [b, a, c, d, e], whole('12:b 13:a 14:c 15:d 16:e')],
    ['all in another order', [e, d, c, b, a], whole('12:e 13:d 14:c 15:b 16:a')],
    [
      'all renumbered in place',
      [a, b, c, d, e].map((cells, index) => ({ ...cells, no: String(index + 11) })),
      whole('12:a 13:b 14:c 15:d 16:e'),
    ],
    [
      'a row put in front and all renumbered',
      [
        { no: '1', problem: '打刻を忘れる' },
        ...[a, b, c, d, e].map((cells, index) => ({ ...cells, no: String(index + 2) })),
      ],
      { ...whole('13:a~ 14:b~ 15:c~ 16:d~ 17:e~'), added: [12] },
    ],
    ['a row taken out', [a, b, d, e], { ...whole('12:a 13:b 14:d 15:e'), missing: 'c' }],
    ['a small edit', [a, { ...b, problem: '請求書の照合が手作業で遅い' }, c, d, e], whole('12:a 13:b 14:c 15:d 16:e')],
    [
      'nothing left of a row but No and product',
      [a, { no: '2', product: '会計ソフト', problem: '突き合わせが人手に頼る' }, c, d, e],
      { pairs: '12:a 13:b? 14:c 15:d 16:e', added: [13], missing: 'b' },
    ],
    [
      'a row retyped: the same No, all else different',
      [a, { no: '2', product: '勤怠', problem: '打刻を忘れる' }, c, d, e],
      { pairs: '12:a 13:b? 14:c 15:d 16:e', added: [13], missing: 'b' },
    ],
    [
      'full width and spaces',
      [{ ...a, no: '１', product: '会計 ソフト' }, b, c, d, e],
      whole('12:a 13:b 14:c 15:d 16:e'),
    ],
  ])('%s', (_name, rows, expected) => {
    expect(matched(file(...rows))).toEqual(expected)
  })

  it('tells rows with one problem apart by what else they say', () => {
    const same: BaseRow[] = [
      { id: 'a', cells: { no: '1', problem: '同じ課題', targetUser: '経理の担当者', notes: '急ぎ' } },
      { id: 'b', cells: { no: '2', problem: '同じ課題', targetUser: '営業の担当者', notes: '来期' } },
    ]
    const rows = [
      { ...same[1]!.cells, no: '7' },
      { ...same[0]!.cells, no: '8' },
    ]
    expect(matched(file(...rows), same)).toEqual(whole('12:b~ 13:a~'))
  })

  it('keeps the rows of identical twins in place', () => {
    const twins: BaseRow[] = ['a', 'b'].map((id, index) => ({ id, sheetRow: 12 + index, cells: { problem: '同じ' } }))
    expect(matched([{ sheetRow: 13, rowId: null, cells: { problem: '同じ' } }], twins)).toEqual({
      ...whole('13:b'),
      missing: 'a',
    })
  })

  it('knows a heavily edited row by its place and by its neighbours', () => {
    const sparse: BaseRow[] = problems.map((problem, index) => {
      return { id: 'abcde'[index]!, cells: { no: String(index + 1), product: '会計ソフト', problem } }
    })
    const rows = sparse.map(({ cells }) => cells)
    rows[2] = { no: '3', product: '会計ソフト', problem: '窓口が混みあう' }
    expect(matched(file({ problem: '打刻を忘れる' }, ...rows), sparse)).toEqual({
      ...whole('13:a 14:b 15:c~ 16:d 17:e'),
      added: [12],
    })
  })

  it('takes a filled row for the empty one that had its No there', () => {
    const withEmpty = [...base, { id: 'f', sheetRow: 17, cells: { no: '6' } }]
    expect(matched(file(a, b, c, d, e, { no: '6', problem: '新しい課題' }), withEmpty).pairs).toContain('17:f~')
    expect(matched(file(a, b, c, d, e), withEmpty)).toEqual(whole('12:a 13:b 14:c 15:d 16:e'))
  })

  it('finds nothing alike in a file about something else', () => {
    const { pairs, added, missing } = matched(file({ no: '7', problem: '打刻を忘れる' }, { problem: '席が足りない' }))
    expect([pairs, added, missing]).toEqual(['', [12, 13], 'abcde'])
  })
})

test('many edited rows without ids are matched in a moment, each with its own', { timeout: 40_000 }, () => {
  const subjects = ['仕訳', '請求書', '在庫', '勤怠', '問い合わせ', '解約', '配送', '採用', '契約', '広告']
  const verbs = ['入力に時間がかかる', '照合が手作業である', '数が合わない', '返事が遅れる', '予測できない']
  const rowsOf = (count: number): BaseRow[] =>
    Array.from({ length: count }, (_, index) => {
      const problem = `${subjects[index % 10]}の${verbs[Math.floor(index / 10) % 5]}(拠点${index * 7919})`
      return { id: `r${index}`, cells: { no: String(index + 1), product: '業務', problem, notes: `担当${index % 97}` } }
    })
  const rows = rowsOf(3_000)
  const edited = rows.map(({ cells }, index) => {
    return { sheetRow: 12 + index, rowId: null, cells: { ...cells, no: String(3_000 - index), notes: '変更した' } }
  })
  const started = performance.now()
  const { pairs } = matchRows(rows, edited.reverse(), defaultScale)
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(pairs.filter(({ baseId, sheetRow }) => baseId === `r${sheetRow - 12}`)).toHaveLength(3_000)
})
