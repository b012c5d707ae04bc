import { describe, expect, test } from 'vitest'
import { textWidth } from './cut-text'
import { layoutBars, type Bar } from './bars-layout'

const solid = (from: number, to: number, label = '') => ({ from, to, look: 'solid' as const, label })
const bar = (id: string, ...segments: Bar['segments']): Bar => ({ id, name: `${id}の名前`, segments })
const bars = [
  bar('a', solid(50, 10, '18人'), solid(50, 90, '22人')),
  bar('b', solid(50, 60, '0.14 万円/h'), solid(50, 45, '0.1 万円/h')),
  bar('c', solid(50, 70, '低い'), solid(50, 80, '高い')),
]

describe('layoutBars', () => {
  test.each([
    [640, 12],
    [300, 12],
    [328, 20],
  ])('at %d px and %d px type bars begin at the base, are in proportion, and all text is inside', (width, em) => {
    const layout = layoutBars(bars, 50, { width, em }, String)
    const [a, b] = layout.rows
    for (const { segments } of layout.rows.slice(0, 2)) {
      for (const { x, width: length } of segments) {
        expect(Math.min(Math.abs(x - layout.base), Math.abs(x + length - layout.base))).toBeLessThan(1e-9)
      }
    }
    expect(a!.segments[0]!.width / b!.segments[0]!.width).toBeCloseTo(4, 9)
    for (const { labels } of layout.rows) {
      for (const { x, anchor, text } of labels) {
        const left = anchor === 'start' ? x : x - textWidth(text, em)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + textWidth(text, em)).toBeLessThanOrEqual(layout.width)
      }
    }
    // The names' lines and the bars keep apart.
    const lines = layout.rows.flatMap(({ nameAt, barAt }) => [nameAt, barAt])
    lines.slice(1).forEach((line, index) => expect(line - lines[index]!).toBeGreaterThanOrEqual(1.2 * em))
  })

  test('labels of parts that go the same way share its end', () => {
    const [, , c] = layoutBars(bars, 50, { width: 640, em: 12 }, String).rows
    expect(c!.labels.map(({ text }) => text)).toEqual(['低い / 高い'])
  })

  test('marks of the axis that have no room are left out, never zero', () => {
    const wide = [bar('a', solid(0, -40_000_000, 'x'), solid(0, 80_000_000, 'y'))]
    const { axis } = layoutBars(wide, 0, { width: 216, em: 12 }, String)
    expect(axis.map(({ value }) => value)).toContain(0)
    axis.slice(1).forEach((tick, index) => {
      const before = axis[index]!
      expect(tick.at - before.at).toBeGreaterThan((textWidth(tick.text, 12) + textWidth(before.text, 12)) / 2)
    })
  })
})
