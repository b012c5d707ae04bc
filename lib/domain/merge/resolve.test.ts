import { generateNKeysBetween } from 'fractional-indexing'
import { describe, expect, it } from 'vitest'
import { applyPatches, type StoredUseCase } from './apply'
import type { CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'
import { comparePositions } from './position'
import { addedColumns, patchesTo, resolveMerge } from './resolve'
import { mergeRows, type MergeRow } from './three-way'

const row = (id: string, cells: Cells = {}): MergeRow => ({ id, cells })

describe('resolveMerge', () => {
  const base = [row('1', { problem: 'p', notes: 'n' }), row('2', { problem: 'q' }), row('3', { problem: 'r' })]
  const theirs = [row('1', { problem: 't', notes: 't', product: 't' }), row('3', { problem: 'r' })]
  const ours = [row('1', { problem: 'o', notes: 'o' }), row('2', { problem: 'o' }), row('4', { problem: 'new' })]
  const merge = mergeRows(base, theirs, ours)

  it('keeps ours in every conflict that nobody decided', () => {
    expect(resolveMerge(merge)).toEqual([
      row('1', { problem: 'o', notes: 'o', product: 't' }),
      row('2', { problem: 'o' }),
      row('4', { problem: 'new' }),
    ])
  })

  it('lets a cell go before its row, and a row before all', () => {
    const rows = resolveMerge(merge, {
      all: 'base',
      rows: { 1: 'theirs' },
      cells: { 1: { notes: 'ours', product: 'base' } },
    })
    expect(rows).toEqual([
      row('1', { problem: 't', notes: 'o' }),
      row('2', { problem: 'q' }),
      row('4', { problem: 'new' }),
    ])
  })

  it('decides by row whether one is there that a version lacks', () => {
    const ids = (rows: Record<string, 'base' | 'theirs' | 'ours'>) => resolveMerge(merge, { rows }).map(({ id }) => id)
    expect(ids({ 2: 'theirs' })).toEqual(['1', '4'])
    expect(ids({ 3: 'theirs' })).toEqual(['1', '2', '3', '4'])
    expect(ids({ 4: 'theirs' })).toEqual(['1', '2'])
  })
})

it('names the columns that come with the rows, in the order of the file', () => {
  const rows = [
    row('1', { 'extra:費用': '3', 'extra:担当者': '佐藤' }),
    row('2', { 'extra:期限': '来週', problem: 'p' }),
  ]
  const theirs: CellKey[] = ['problem', 'extra:担当者', 'extra:空', 'extra:費用']
  expect(addedColumns(['extra:費用'], theirs, rows)).toEqual(['extra:担当者', 'extra:期限'])
})

describe('patchesTo', () => {
  const stored = (rows: MergeRow[], positions = generateNKeysBetween(null, null, rows.length)): StoredUseCase[] =>
    rows.map(({ id, cells }, index) => {
      return { id, position: positions[index]!, cells, revision: 3, cellRevisions: {}, deleted: false }
    })
  const applied = (before: StoredUseCase[], rows: MergeRow[]) => {
    const useCases = new Map(before.map((each) => [each.id, each]))
    const patches = patchesTo(before, rows)
    const result = applyPatches(useCases, patches)
    if (!result.ok) throw new Error(result.error.code)
    const after = [...new Map([...useCases, ...result.value.useCases]).values()].filter(({ deleted }) => !deleted)
    const left = after.sort(comparePositions).map(({ id, cells }) => row(id, cells))
    return { left, patches, conflicts: result.value.conflicts }
  }

  it('move no row that need not move', () => {
    const rows = ['1', '2', '3', '4'].map((id) => row(id))
    const { patches } = applied(stored(rows), [rows[1]!, rows[2]!, rows[3]!, rows[0]!])
    expect(patches.map(({ useCaseId, field }) => [useCaseId, field])).toEqual([['1', 'position']])
  })

  it('find room between rows that share a position', () => {
    const rows = ['1', '2', '3'].map((id) => row(id))
    const wanted = [rows[0]!, row('new', { no: '4' }), rows[1]!, rows[2]!]
    expect(applied(stored(rows, ['a0', 'a0', 'a1']), wanted).left).toEqual(wanted)
  })

  it('bring a deleted row back with the texts it shall have, and name new rows', () => {
    const [gone] = stored([row('1', { problem: 'p', notes: 'n' })])
    const patches = patchesTo([{ ...gone!, deleted: true }], [row('1', { problem: 't' }), row('new:7')], () => 'id')
    expect(patches).toEqual([
      { useCaseId: '1', field: 'position', value: expect.any(String), baseRevision: 3 },
      { useCaseId: '1', field: 'deleted', value: null, baseRevision: 3 },
      { useCaseId: '1', field: 'problem', value: 't', baseRevision: 3 },
      { useCaseId: '1', field: 'notes', value: null, baseRevision: 3 },
      { useCaseId: 'id', field: 'position', value: expect.any(String), baseRevision: 0 },
    ])
  })
})
