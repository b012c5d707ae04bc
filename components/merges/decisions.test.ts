import { expect, test } from 'vitest'
import type { MergeConflict, MergePreview, MergeRowConflict } from '@/lib/domain/merge/preview'
import { chooseCells, chooseRows, chooseScale, decideMatches, noDecisions, settle } from './decisions'

const name = { no: null, product: null, problem: null }

function conflict(rowId: string, field: MergeConflict['field'], decided: boolean): MergeConflict {
  return { rowId, name, field, base: null, theirs: 'file', ours: 'here', decided }
}

function rowConflict(rowId: string, decided: boolean): MergeRowConflict {
  return { rowId, name, deletedIn: 'theirs', base: {}, kept: {}, decided }
}

function preview(seq: number, conflicts: MergeConflict[], rowConflicts: MergeRowConflict[] = []): MergePreview {
  return {
    worksheet: { id: 'w', title: '' },
    ...{
      seq,
      sheet: '',
      base: null,
      matches: [],
      conflicts,
      rowConflicts,
      undecided: 0,
      changes: [],
      addedColumns: [],
    },
    counts: { changedRows: 0, changedCells: 0, added: 0, deleted: 0, restored: 0, moved: 0, scales: 0 },
    scale: null,
  }
}

const all = [
  { rowId: 'a', field: 'problem' },
  { rowId: 'a', field: 'notes' },
  { rowId: 'b', field: 'problem' },
] as const

test('a choice for all can be changed at one cell', () => {
  const chosen = chooseCells(chooseCells(noDecisions, all, 'theirs'), [all[1]], 'ours')
  expect(chosen.choices.cells).toEqual({ a: { problem: 'theirs', notes: 'ours' }, b: { problem: 'theirs' } })
  expect(noDecisions.choices.cells).toEqual({})
})

test('what others changed meanwhile is asked again, the other choices stay', () => {
  const chosen = chooseRows(chooseCells(noDecisions, all, 'theirs'), ['c'], 'ours')
  const next = preview(
    9,
    [conflict('a', 'problem', false), conflict('a', 'notes', false), conflict('b', 'problem', true)],
    [rowConflict('c', true)],
  )
  expect(settle(chosen, next)).toEqual({
    decisions: { seq: 9, matches: {}, choices: { rows: { c: 'ours' }, cells: { b: { problem: 'theirs' } } } },
    dropped: true,
    outdated: ['a'],
  })
})

test('a choice about what is no conflict any more is dropped without a question', () => {
  const chosen = chooseCells(noDecisions, [all[0]], 'base')
  expect(settle(chosen, preview(3, []))).toMatchObject({ dropped: true, outdated: [] })
})

test('a choice of the scores holds while they are in conflict and as they were seen', () => {
  const scale = { base: null, theirs: { 高: 5 }, ours: { 高: 3 }, merged: { 高: 5 }, isConflict: true, decided: true }
  const chosen = chooseScale(noDecisions, 'theirs')
  expect(settle(chosen, { ...preview(3, []), scale })).toMatchObject({
    decisions: { choices: { scale: 'theirs' } },
    dropped: false,
  })
  for (const now of [{ ...scale, decided: false }, null]) {
    const settled = settle(chosen, { ...preview(3, []), scale: now })
    expect(settled).toMatchObject({ dropped: true })
    expect(settled.decisions.choices.scale).toBeUndefined()
  }
})

test('decisions that all hold are kept, and nothing is asked again', () => {
  const chosen = decideMatches(chooseCells(noDecisions, [all[0]], 'base'), [{ sheetRow: 12, useCaseId: 'u' }], false)
  const settled = settle(chosen, preview(3, [conflict('a', 'problem', true), conflict('b', 'problem', false)]))
  expect(settled).toEqual({ decisions: { ...chosen, seq: 3 }, dropped: false, outdated: [] })
  expect(settled.decisions.matches).toEqual({ 12: null })
})
