import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePositions, indexOfPosition, positionsAt } from './position'

const rows = (...positions: string[]) => positions.map((position, index) => ({ id: String(index), position }))

describe('positionsAt', () => {
  it.each([
    ['an empty worksheet', rows(), 0],
    ['before the first row', rows('a0', 'a1'), 0],
    ['between two rows', rows('a0', 'a1'), 1],
    ['after the last row', rows('a0', 'a1'), 2],
    ['between rows that share a position', rows('a0', 'a0', 'a1'), 1],
    ['after rows that share the last position', rows('a0', 'a1', 'a1'), 2],
  ])('makes ascending positions for %s', (_name, ordered, index) => {
    const made = positionsAt(ordered, index, 3)
    expect(made).toHaveLength(3)
    expect(new Set(made).size).toBe(3)
    const before = ordered[index - 1]
    if (before) expect(made.every((position) => position > before.position)).toBe(true)
    const after = ordered.slice(index).find((row) => row.position !== before?.position)
    if (after) expect(made.every((position) => position < after.position)).toBe(true)
  })

  it('keeps order over any sequence of insertions', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
        const ordered: { id: string; position: string }[] = []
        for (const [step, place] of places.entries()) {
          const index = place % (ordered.length + 1)
          const [position] = positionsAt(ordered, index, 1)
          ordered.splice(index, 0, { id: String(step), position: position ?? '' })
        }
        expect([...ordered].sort(comparePositions)).toEqual(ordered)
      }),
    )
  })
})

describe('indexOfPosition', () => {
  it('finds each row, and the place of one that is not there', () => {
    const ordered = rows('a0', 'a1', 'a1', 'a3')
    expect(ordered.map((row) => indexOfPosition(ordered, row))).toEqual([0, 1, 2, 3])
    expect(indexOfPosition(ordered, { id: 'x', position: 'a2' })).toBe(3)
    expect(indexOfPosition(ordered, { id: 'x', position: 'b00' })).toBe(4)
  })
})
