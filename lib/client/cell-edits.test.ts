import { describe, expect, it } from 'vitest'
import { applyEdits } from '../domain/merge/edit'
import { comparePositions } from '../domain/merge/position'
import { MAX_CELL_LENGTH } from '../domain/worksheet/fields'
import { defaultScale, type UseCase, type Worksheet } from '../domain/worksheet/model'
import {
  clearEdits,
  duplicateEdits,
  fillDownEdits,
  moveEdits,
  newRowEdits,
  nextNumber,
  pasteEdits,
  storedText,
} from './cell-edits'
import { columnsOf, type GridColumn } from './columns'

const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: ['extra:担当者'] }
const columns = columnsOf(worksheet)
const column = (key: string): GridColumn => {
  const found = columns.find((each) => each.key === key)
  if (!found) throw new Error(key)
  return found
}
const row = (id: string, position: string, cells: UseCase['cells'] = {}): UseCase => ({
  id,
  position,
  cells,
  revision: 1,
  cellRevisions: {},
})
const order = (rows: readonly UseCase[], edits: ReturnType<typeof moveEdits>) => {
  const all = new Map(rows.map((each) => [each.id, each]))
  return [...new Map([...all, ...applyEdits(all, edits)]).values()].sort(comparePositions).map(({ id }) => id)
}

describe('storedText', () => {
  it.each<[string, string, string | null]>([
    ['urgency', '高い', '高'],
    ['urgency', 'High', '高'],
    ['urgency', '3', '高'],
    ['urgency', ' ｌｏｗ ', '低'],
    ['urgency', '高め', '高め'],
    ['mlApplicability', '○', '〇'],
    ['mlApplicability', 'x', '×'],
    ['problem', '3', '3'],
    ['problem', 'a\r\nb', 'a\nb'],
    ['problem', '  \n', null],
    ['problem', ' 字下げ', ' 字下げ'],
  ])('in %s keeps %j as %j', (key, typed, stored) => {
    expect(storedText(typed, column(key), worksheet)).toBe(stored)
  })

  it('cuts what a cell cannot hold', () => {
    expect(storedText('あ'.repeat(MAX_CELL_LENGTH + 5), column('notes'), worksheet)).toHaveLength(MAX_CELL_LENGTH)
  })
})

describe('pasteEdits', () => {
  const place = (keys: string[], matrix: string[][], ids: string[]) =>
    pasteEdits(matrix, ids, keys.map(column), worksheet).map(({ useCaseId, field, value }) => [useCaseId, field, value])

  it('writes corner on corner, leaves the computed priority alone and empties where the matrix is empty', () => {
    expect(
      place(
        ['no', 'priority', 'product'],
        [
          ['1', '9', ''],
          ['2', '9', 'p'],
        ],
        ['a', 'b'],
      ),
    ).toEqual([
      ['a', 'no', '1'],
      ['a', 'product', null],
      ['b', 'no', '2'],
      ['b', 'product', 'p'],
    ])
  })

  it('repeats a matrix over a larger target and normalises levels', () => {
    expect(place(['urgency', 'importance'], [['high']], ['a', 'b'])).toEqual([
      ['a', 'urgency', '高'],
      ['a', 'importance', '高'],
      ['b', 'urgency', '高'],
      ['b', 'importance', '高'],
    ])
  })
})

describe('rows', () => {
  const rows = [row('a', 'a1', { no: '1' }), row('b', 'a2', { no: '7' }), row('c', 'a3', { no: '4-1' })]

  it('number on from the highest number, whatever the order and other labels', () => {
    expect(nextNumber(rows)).toBe(8)
    expect(nextNumber([])).toBe(1)
    expect(nextNumber([row('x', 'a1', { no: '１２' })])).toBe(13)
  })

  it('are created where they are wanted, in order', () => {
    const edits = newRowEdits(rows, 1, ['n1', 'n2'])
    expect(order(rows, edits)).toEqual(['a', 'n1', 'n2', 'b', 'c'])
    expect(edits.filter(({ field }) => field === 'no').map(({ value }) => value)).toEqual(['8', '9'])
  })

  it('are copied below themselves with a number of their own', () => {
    const source = [row('a', 'a1', { no: '1', problem: 'p', 'extra:担当者': '山田' }), row('b', 'a2')]
    const edits = duplicateEdits(source, source[0]!, 'copy')
    expect(order(source, edits)).toEqual(['a', 'copy', 'b'])
    expect(applyEdits(new Map(), edits).get('copy')?.cells).toEqual({ no: '2', problem: 'p', 'extra:担当者': '山田' })
  })

  it.each<[string[], number, string[]]>([
    [['a'], 2, ['b', 'a', 'c']],
    [['a'], 3, ['b', 'c', 'a']],
    [['c'], 0, ['c', 'a', 'b']],
    [['a', 'c'], 1, ['a', 'c', 'b']],
    [['b'], 1, ['a', 'b', 'c']],
  ])('%j move before row %i', (ids, index, expected) => {
    const edits = moveEdits(rows, ids, index)
    expect(order(rows, edits)).toEqual(expected)
    expect(edits.every(({ field }) => field === 'position')).toBe(true)
  })
})

describe('fill and clear', () => {
  it('copy the first row down, empty cells too', () => {
    const rows = [row('a', 'a1', { problem: 'p' }), row('b', 'a2', { problem: 'q', notes: 'n' })]
    expect(fillDownEdits(rows, [column('problem'), column('notes'), column('priority')])).toEqual([
      { useCaseId: 'b', field: 'problem', value: 'p' },
      { useCaseId: 'b', field: 'notes', value: null },
    ])
  })

  it('empty every cell but the computed one', () => {
    expect(clearEdits(['a'], [column('priority'), column('notes')])).toEqual([
      { useCaseId: 'a', field: 'notes', value: null },
    ])
  })
})
