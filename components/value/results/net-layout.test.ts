import { describe, expect, test } from 'vitest'
import { textWidth } from '@/components/charts/cut-text'
import { term, workedExample } from '@/lib/domain/value/fixtures'
import { flowOf, readModel, valuesOf } from '@/lib/domain/value/model'
import { cumulative, timelineOf } from '@/lib/domain/value/schedule'
import { simulate } from '@/lib/domain/value/simulate'
import { layoutNet } from './net-layout'
import { sliderOf } from './slider-range'

const read = readModel(workedExample(2, 7.5, '10万円/日', true))
const nets = cumulative(flowOf(read, valuesOf(read)), timelineOf(read.model.schedule))
const { fan } = simulate(read, 1, 500)
const lines = [{ id: 'current', name: '現在の値', nets }].concat(
  Array.from({ length: 10 }, (_, index) => ({ id: `s${index}`, name: `とても長い名前のシナリオ${index}`, nets })),
)

describe('layoutNet', () => {
  test.each([
    [1_000, 12],
    [320, 12],
    [700, 20],
  ])('at %d px and %d px type no two labels overlap, and all are inside', (width, em) => {
    const layout = layoutNet({ lines, fan, firstDay: 162, daysPerUnit: 365 }, { width, em }, String)
    expect(layout.labels).toHaveLength(14)
    const places = layout.labels.map(({ y }) => y).sort((a, b) => a - b)
    places.slice(1).forEach((y, index) => expect(y - places[index]!).toBeGreaterThanOrEqual(1.35 * em - 1e-9))
    for (const { x, y, text } of layout.labels) {
      expect(x).toBeGreaterThan(layout.plot.right)
      expect(x + textWidth(text, em)).toBeLessThanOrEqual(layout.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(layout.height)
    }
  })

  test('the crossing stands on the zero line, at its share of the horizon', () => {
    const { crossing, plot, zero } = layoutNet(
      { lines, fan, firstDay: 162, daysPerUnit: 365 },
      { width: 640, em: 12 },
      String,
    )
    expect(crossing).toMatchObject({ y: zero, isRightOfMiddle: false })
    expect((crossing!.x - plot.left) / (plot.right - plot.left)).toBeCloseTo(162 / 1_095, 9)
    expect(
      layoutNet({ lines, fan: null, firstDay: null, daysPerUnit: 365 }, { width: 640, em: 12 }, String),
    ).toMatchObject({ crossing: null, band: null })
  })
})

describe('sliderOf', () => {
  test.each([
    [term('人数', [1, 2, 10], '人'), { low: 1, high: 10, step: 1, isStated: true }],
    [term('時給', [0.1, 0.12, 0.14], '万円/h'), { low: 0.1, high: 0.14, step: 0.0001, isStated: true }],
    [term('人数', 20, '人'), { low: 0, high: 40, step: 1, isStated: false }],
    [term('率', 80, '%'), { low: 0, high: 100, step: 1, isStated: false }],
    [term('差', -3), { low: -6, high: 0, step: 0.01, isStated: false }],
    [term('無', 0), { low: 0, high: 1, step: 0.01, isStated: false }],
    [term('端数', [0, 0.125, 10]), { low: 0, high: 10, step: 0.001, isStated: true }],
  ])('%o', (each, expected) => {
    expect(sliderOf(each)).toEqual(expected)
  })
})
