import { describe, expect, test } from 'vitest'
import { defaultScale, type Cells } from '../worksheet/model'
import { chosenSide, mergeCopy, outdatedRows, type Copy, type MatchDecisions } from './copy'
import { patchesTo, resolveMerge } from './resolve'

const row = (id: string, cells: Cells) => ({ id, cells })
const ours = [
  row('a', { no: '1', product: '会計', problem: '入力が遅い' }),
  row('b', { no: '2', product: '在庫', problem: '数が合わない' }),
]
const columns = new Set(['no', 'product', 'problem', 'notes'] as const)
const inFile = (cells: Cells, sheetRow: number, rowId: string | null = null) => ({ sheetRow, rowId, cells })

/** The rows after the merge, a conflict as in ours. */
function merged(copy: Omit<Copy, 'scale'>, decided: MatchDecisions = {}) {
  const { merge, questions } = mergeCopy({ ...copy, scale: defaultScale }, decided)
  return { rows: resolveMerge(merge).map(({ cells }) => cells), questions, merge }
}

describe('a file that is no export of the worksheet', () => {
  const file = {
    columns,
    rows: [
      inFile({ no: '2', product: '在庫', problem: '数が合わない', notes: '棚卸し' }, 12),
      inFile({ no: '9', product: '物流', problem: '届かない' }, 13),
    ],
  }

  test('adds and fills in; what it lacks is neither deleted, cleared nor moved', () => {
    const { rows, questions, merge } = merged({ base: null, ours, file })
    expect(rows).toEqual([ours[0]!.cells, { ...ours[1]!.cells, notes: '棚卸し' }, file.rows[1]!.cells])
    expect(questions).toMatchObject([{ sheetRow: 12, baseId: 'b' }])
    expect(merge).toMatchObject({ deleted: [], moved: [], conflicts: [] })
  })

  test('a rejected match is a new row, another match is the person’s', () => {
    expect(merged({ base: null, ours, file }, { 12: null }).rows).toHaveLength(4)
    expect(merged({ base: null, ours, file }, { 13: 'a' }).merge.conflicts.map(({ rowId }) => rowId)).toEqual([
      'a',
      'a',
      'a',
    ])
  })

  test('a decision about a row that is gone, or twice about one, is void', () => {
    expect(merged({ base: null, ours, file }, { 12: 'gone' }).rows).toHaveLength(4)
    const twice = merged({ base: null, ours, file }, { 12: 'b', 13: 'b' })
    expect(twice.rows).toHaveLength(3)
    expect(twice.merge.conflicts).toEqual([])
  })

  test('another word for the same level is no conflict', () => {
    const here = [row('a', { no: '1', problem: '入力が遅い', urgency: '高い' })]
    const there = { columns, rows: [inFile({ no: '1', problem: '入力が遅い', urgency: '高' }, 12)] }
    expect(merged({ base: null, ours: here, file: there })).toMatchObject({
      rows: [here[0]!.cells],
      merge: { conflicts: [] },
    })
  })
})

describe('a copy of an export', () => {
  const file = (...rows: ReturnType<typeof inFile>[]) => ({ columns, rows })

  test('with its ids needs no confirmation, and an untouched one changes nothing', () => {
    const copy = { base: ours, ours, file: file(...ours.map(({ id, cells }, n) => inFile(cells, 12 + n, id))) }
    const { merge, questions } = mergeCopy({ ...copy, scale: defaultScale }, {})
    expect(questions).toEqual([])
    const stored = ours.map((each, n) => ({ ...each, position: `a${n}`, revision: 1, cellRevisions: {} }))
    expect(patchesTo(stored, resolveMerge(merge))).toEqual([])
  })

  test('an id on unrelated content is asked about, and counts as a new row until then', () => {
    const other = inFile({ no: '7', product: '人事', problem: '面接の調整' }, 13, 'b')
    const copy = { base: ours, ours, file: file(inFile(ours[0]!.cells, 12, 'a'), other) }
    const open = merged(copy)
    expect(open.questions).toMatchObject([{ sheetRow: 13, baseId: 'b', certainty: 'doubtful' }])
    expect(open.merge).toMatchObject({ deleted: ['b'], added: ['new:0000013'] })
    expect(merged(copy, { 13: 'b' }).rows).toEqual([ours[0]!.cells, other.cells])
  })
})

test('a choice holds for a cell, else for its row, else for all', () => {
  const choices = { all: 'theirs', rows: { a: 'base' }, cells: { a: { problem: 'ours' } } } as const
  expect(chosenSide(choices, 'a', 'problem')).toBe('ours')
  expect(chosenSide(choices, 'a', 'notes')).toBe('base')
  expect(chosenSide(choices, 'b', 'notes')).toBe('theirs')
  expect(chosenSide({}, 'b')).toBeUndefined()
})

test('choices are outdated where ours changed since, or appeared, or went', () => {
  const base = ours
  const file = {
    columns,
    rows: ours.map(({ id, cells }, n) => inFile({ ...cells, problem: 'in the file' }, 12 + n, id)),
  }
  const now = [row('a', { ...ours[0]!.cells, problem: 'here' }), row('b', { ...ours[1]!.cells, notes: 'here' })]
  const { merge } = mergeCopy({ base, ours: now, file, scale: defaultScale }, {})
  const seen = (rows: typeof ours) => new Map(rows.map(({ id, cells }) => [id, cells]))
  expect(outdatedRows(merge, {}, seen(now))).toEqual(new Set())
  // Row b has no conflict: its cells merge whatever was seen, unless somebody chose about it.
  expect(outdatedRows(merge, {}, seen(ours))).toEqual(new Set(['a']))
  expect(outdatedRows(merge, { rows: { b: 'theirs' } }, seen(ours))).toEqual(new Set(['a', 'b']))
  expect(outdatedRows(merge, {}, new Map())).toEqual(new Set(['a']))
})
