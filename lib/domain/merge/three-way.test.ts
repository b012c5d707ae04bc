import { describe, expect, it } from 'vitest'
import type { Cells } from '../worksheet/model'
import { resolveMerge } from './resolve'
import { mergeRows, type MergeRow } from './three-way'

const row = (id: string, cells: Cells = {}): MergeRow => ({ id, cells })
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join('')
const order = (base: string, theirs: string, ours: string) => {
  const rows = (text: string) => [...text].map((id) => row(id))
  return ids(resolveMerge(mergeRows(rows(base), rows(theirs), rows(ours))))
}

describe('a cell', () => {
  const merged = (base: string | null, theirs: string | null, ours: string | null) => {
    const rows = (text: string | null) => [row('1', text === null ? {} : { problem: text })]
    const { rows: [merged], conflicts } = mergeRows(rows(base), rows(theirs), rows(ours)) // prettier-ignore
    return [merged?.cells.problem ?? null, conflicts.length]
  }

  it.each([
    ['untouched on both sides', 'p', 'p', 'p', 'p', 0],
    ['changed in theirs', 'p', 't', 'p', 't', 0],
    ['changed in ours', 'p', 'p', 'o', 'o', 0],
    ['changed on both to the same', 'p', 'x', 'x', 'x', 0],
    ['changed on both differently', 'p', 't', 'o', 'o', 1],
    ['cleared in theirs', 'p', null, 'p', null, 0],
    ['cleared in ours', 'p', 'p', null, null, 0],
    ['cleared in theirs, changed in ours', 'p', null, 'o', 'o', 1],
    ['changed in theirs, cleared in ours', 'p', 't', null, null, 1],
    ['cleared on both sides', 'p', null, null, null, 0],
    ['filled on one side', null, 't', null, 't', 0],
    ['filled on both differently', null, 't', 'o', 'o', 1],
  ])('%s', (_name, base, theirs, ours, text, conflicts) => {
    expect(merged(base, theirs, ours)).toEqual([text, conflicts])
  })

  it('keeps the spelling of ours where both mean the same', () => {
    const same = (_field: string, one: string | null, other: string | null) => one?.[0] === other?.[0]
    const merge = mergeRows(
      [row('1', { urgency: '低' })],
      [row('1', { urgency: '高' })],
      [row('1', { urgency: '高い' })],
      same,
    )
    expect(merge.conflicts).toEqual([])
    expect(merge.rows[0]?.cells).toEqual({ urgency: '高い' })
  })
})

describe('a row', () => {
  const base = [row('1', { problem: 'p' }), row('2', { problem: 'q' })]
  const edited = [row('1', { problem: 'p' }), row('2', { problem: 'changed' })]
  const without = [row('1', { problem: 'p' })]

  it('deleted on one side and untouched on the other is gone', () => {
    for (const [theirs, ours] of [
      [without, base],
      [base, without],
      [without, without],
    ] as const) {
      const merge = mergeRows(base, theirs, ours)
      expect(resolveMerge(merge)).toEqual(without)
      expect(merge).toMatchObject({ deleted: ['2'], rowConflicts: [] })
    }
  })

  it('deleted on one side and changed on the other is a conflict, kept as in ours', () => {
    const there = mergeRows(base, without, edited)
    expect(there.rowConflicts).toEqual([{ rowId: '2', deletedIn: 'theirs' }])
    expect(resolveMerge(there)).toEqual(edited)
    const here = mergeRows(base, edited, without)
    expect(here.rowConflicts).toEqual([{ rowId: '2', deletedIn: 'ours' }])
    expect(resolveMerge(here)).toEqual(without)
  })

  it('added under one id on both sides is merged cell by cell', () => {
    const merge = mergeRows(base, [...base, row('3', { no: '3', problem: 't' })], [...base, row('3', { problem: 'o' })])
    expect(merge.added).toEqual(['3'])
    expect(merge.rows.at(-1)?.cells).toEqual({ no: '3', problem: 'o' })
    expect(merge.conflicts).toEqual([{ rowId: '3', field: 'problem', base: null, theirs: 't', ours: 'o' }])
  })
})

describe('the order', () => {
  it.each([
    ['moved in theirs', '12345', '23415', '12345', '23415'],
    ['moved in ours', '12345', '12345', '51234', '51234'],
    ['moved on both sides, each another row', '12345', '23451', '51234', '52341'],
    ['moved alike on both sides', '12345', '21345', '21345', '21345'],
    ['one row moved to two places: who moved it further', '12345', '13245', '13452', '13452'],
    ['sorted there, one row moved here', '12345', '54321', '21345', '54321'],
    ['added in theirs', '123', '1t23', '123', '1t23'],
    ['added on both sides at one place', '123', '1tu23', '1oq23', '1oqtu23'],
    ['added behind a row that the other side moved', '123', '1t23', '231', '231t'],
    ['added behind a row that the other side deleted', '1234', '12t34', '134', '1t34'],
    ['added in front of all', '12', 't12', '12o', 't12o'],
    ['swapped here, deleted there', '1234', '134', '2134', '134'],
  ])('%s', (_name, base, theirs, ours, merged) => {
    expect(order(base, theirs, ours)).toBe(merged)
    expect(order(base, ours, theirs)).toBe(merged)
  })

  it('says which rows of ours move', () => {
    const rows = [...'1234'].map((id) => row(id))
    const merge = mergeRows(rows, [rows[1]!, rows[2]!, rows[3]!, rows[0]!], rows)
    expect(merge.moved).toEqual(['1'])
  })
})
