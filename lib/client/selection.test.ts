import { describe, expect, it } from 'vitest'
import { fit, move, type Motion, rangeOf, selectCell, selectRange, step, type Terrain } from './selection'

/** `#` is a filled cell. */
function terrain(...lines: string[]): Terrain {
  return {
    rows: lines.length,
    columns: lines[0]?.length ?? 0,
    page: 2,
    filled: ({ row, column }) => lines[row]?.[column] === '#',
  }
}

const field = terrain('##..#', '#....', '.....', '#...#')
const at = (row: number, column: number) => ({ row, column })

describe('move', () => {
  it.each<[Motion, number, number, number, number]>([
    ['up', 0, 0, 0, 0],
    ['up', 2, 1, 1, 1],
    ['down', 3, 1, 3, 1],
    ['left', 1, 1, 1, 0],
    ['right', 1, 4, 1, 4],
    ['rowStart', 2, 3, 2, 0],
    ['rowEnd', 2, 1, 2, 4],
    ['sheetStart', 2, 3, 0, 0],
    ['sheetEnd', 0, 0, 3, 4],
    ['pageDown', 1, 2, 3, 2],
    ['pageUp', 1, 2, 0, 2],
    ['edgeRight', 0, 0, 0, 1],
    ['edgeRight', 0, 1, 0, 4],
    ['edgeRight', 0, 4, 0, 4],
    ['edgeRight', 2, 1, 2, 4],
    ['edgeLeft', 0, 4, 0, 1],
    ['edgeDown', 0, 0, 1, 0],
    ['edgeDown', 1, 0, 3, 0],
    ['edgeUp', 3, 0, 1, 0],
    ['edgeDown', 0, 1, 3, 1],
  ])('%s from %i,%i goes to %i,%i', (motion, row, column, toRow, toColumn) => {
    expect(move(selectCell(at(row, column)), motion, field, false).active).toEqual(at(toRow, toColumn))
  })

  it('with extend keeps the active cell and grows the range', () => {
    let selection = selectCell(at(1, 1))
    selection = move(selection, 'down', field, true)
    selection = move(selection, 'right', field, true)
    expect(selection.active).toEqual(at(1, 1))
    expect(rangeOf(selection)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 })
    selection = move(selection, 'sheetStart', field, true)
    expect(rangeOf(selection)).toEqual({ top: 0, bottom: 1, left: 0, right: 1 })
  })
})

describe('step', () => {
  it('returns with Enter to the column where a run of Tab began', () => {
    let selection = selectCell(at(0, 1))
    selection = step(selection, 'across', false, field)
    selection = step(selection, 'across', false, field)
    expect(selection.active).toEqual(at(0, 3))
    expect(step(selection, 'down', false, field).active).toEqual(at(1, 1))
  })

  it('stays at the edges', () => {
    expect(step(selectCell(at(0, 4)), 'across', false, field).active).toEqual(at(0, 4))
    expect(step(selectCell(at(0, 2)), 'down', true, field).active).toEqual(at(0, 2))
  })

  it('walks round a range and leaves the range as it is', () => {
    const range = { top: 0, bottom: 1, left: 1, right: 2 }
    let selection = selectRange(range)
    const visited = [1, 2, 3, 4].map(() => {
      selection = step(selection, 'across', false, field)
      return selection.active
    })
    expect(visited).toEqual([at(0, 2), at(1, 1), at(1, 2), at(0, 1)])
    expect(step(selection, 'down', false, field).active).toEqual(at(1, 1))
    expect(step(selection, 'down', true, field).active).toEqual(at(1, 2))
    expect(rangeOf(selection)).toEqual(range)
  })
})

describe('fit', () => {
  it('pulls the selection into a smaller sheet, also an empty one', () => {
    expect(fit(selectCell(at(9, 9)), { rows: 3, columns: 2 }).active).toEqual(at(2, 1))
    expect(fit(selectCell(at(9, 9)), { rows: 0, columns: 2 }).active).toEqual(at(0, 1))
  })
})
