import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultScale, type Cells } from '../worksheet/model'
import { layoutCell, matrixOf } from './matrix'

const useCase = (no: string, urgency?: string, importance?: string) => ({ cells: { no, urgency, importance } as Cells })

describe('matrixOf', () => {
  test('puts urgent and important at the top left', () => {
    const matrix = matrixOf('v1.1', defaultScale, [
      useCase('1', '高', '高'),
      useCase('2', '低', '高'),
      useCase('3', '高', '低'),
      useCase('4', 'High', '高い'),
      useCase('5', '高め', '高'),
      useCase('6', '高'),
    ])
    expect(matrix.levels.map(({ name }) => name)).toEqual(['高', '中', '低'])
    expect(matrix.cells.map(({ cases }) => cases.map(({ cells }) => cells.no))).toEqual([
      ['1', '4'],
      [],
      ['2'],
      [],
      [],
      [],
      ['3'],
      [],
      [],
    ])
    expect(matrix.unplaced.map(({ cells }) => cells.no)).toEqual(['5', '6'])
  })

  test('has a band for every level of the worksheet, in the order of their scores', () => {
    const matrix = matrixOf('v1.1', { 高: 3, 中: 2, 低: 1, 最高: 5 }, [useCase('1', '最高', '低')])
    expect(matrix.levels.map(({ name }) => name)).toEqual(['最高', '高', '中', '低'])
    expect(matrix.cells[12]).toMatchObject({ urgency: '最高', importance: '低', cases: [{ cells: { no: '1' } }] })
  })
})

describe('layoutCell', () => {
  const size = fc.record({
    width: fc.double({ min: 20, max: 500, noNaN: true }),
    height: fc.double({ min: 10, max: 400, noNaN: true }),
    count: fc.integer({ min: 0, max: 1500 }),
    em: fc.double({ min: 10, max: 30, noNaN: true }),
  })

  test('nothing overlaps, nothing leaves the cell, and every case is a dot or counted', () => {
    fc.assert(
      fc.property(size, ({ width, height, count, em }) => {
        const { dots, labels, labelWidth, radius, hidden, more } = layoutCell(width, height, count, em)
        expect(dots.length + hidden).toBe(count)
        expect(labels.length).toBeLessThanOrEqual(dots.length)

        const rounding = 1e-9
        for (const { x, y } of dots) {
          expect(x - radius).toBeGreaterThanOrEqual(-rounding)
          expect(x + radius).toBeLessThanOrEqual(width + rounding)
          expect(y - radius).toBeGreaterThanOrEqual(-rounding)
          expect(y + radius).toBeLessThanOrEqual(height + rounding)
        }
        const written = more ? [...labels, more] : labels
        for (const [index, { x, y }] of written.entries()) {
          expect(x + labelWidth).toBeLessThanOrEqual(width + rounding)
          expect(y - em / 2).toBeGreaterThanOrEqual(-rounding)
          expect(y + em / 2).toBeLessThanOrEqual(height + rounding)
          const next = written[index + 1]
          if (next) expect(next.y - y).toBeGreaterThan(em)
        }
        for (const dot of dots) for (const label of written) expect(dot.x + radius).toBeLessThan(label.x)
      }),
    )
  })

  test('dots keep apart and leader lines do not cross', () => {
    fc.assert(
      fc.property(size, ({ width, height, count, em }) => {
        const { dots, labels, radius } = layoutCell(width, height, Math.min(count, 200), em)
        dots.forEach((a, index) => {
          for (const b of dots.slice(index + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * radius)
          }
        })
        labels.forEach((label, index) => {
          const above = index > 0 && { dot: dots[index - 1]!, label: labels[index - 1]! }
          if (above) expect(above.dot.y < dots[index]!.y && above.label.y < label.y).toBe(true)
          expect(dots[index]!.x).toBe(dots[0]!.x)
        })
      }),
    )
  })

  test('a single case stands in the middle with its label', () => {
    const { dots, labels, hidden } = layoutCell(200, 120, 1, 12)
    expect(dots.map(({ y }) => y)).toEqual([60])
    expect(labels.map(({ y }) => y)).toEqual([60])
    expect(hidden).toBe(0)
  })

  test('a crowded cell says how many found no room', () => {
    const { dots, labels, hidden, more } = layoutCell(150, 120, 1000, 12)
    expect(dots.length).toBeGreaterThan(10)
    expect(labels.length).toBeGreaterThan(2)
    expect(hidden).toBe(1000 - dots.length)
    expect(more).not.toBeNull()
  })
})
