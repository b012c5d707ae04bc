import { describe, expect, test } from 'vitest'
import { overlap } from '@/lib/domain/scoring/labels'
import { layoutBubbles } from './bubble-layout'
import type { Bubble } from './bubble-view'

const texts = { effort: '', value: '', mlValue: '', net: '' }
const bubbles = Array.from({ length: 30 }, (_, index): Bubble => {
  const label = `${index + 1} 夜間の問い合わせに答えられない`
  return {
    id: `${index}`,
    revision: 1,
    reachable: [],
    no: `${index + 1}`,
    label,
    effort: 5 + ((index * 13) % 70),
    value: 3 + (index % 7),
    sizes: { mlValue: [1, 0.67, 0.33][index % 3]!, net: [0, null, 1, 0.25][index % 4]! },
    texts,
  }
})

describe('layoutBubbles', () => {
  test.each([
    [640, 12],
    [320, 12],
    [1200, 24],
  ])('30 cases at %d px and %d px type all have a label, and none overlaps another', (width, em) => {
    const labels = layoutBubbles(bubbles, 'mlValue', width, em).bubbles.map(({ label }) => label)
    expect(labels).not.toContain(null)
    labels.forEach((one, index) => {
      for (const other of labels.slice(index + 1)) expect(overlap(one!, other!)).toBe(false)
    })
  })

  test('more effort stands further right, more value higher', () => {
    const { bubbles: placed } = layoutBubbles(bubbles, 'mlValue', 640, 12)
    for (const one of placed)
      for (const other of placed) {
        if (one.bubble.effort < other.bubble.effort) expect(one.x).toBeLessThan(other.x)
        if (one.bubble.value < other.bubble.value) expect(one.y).toBeGreaterThan(other.y)
      }
  })

  test('areas show what is asked for; what is not known is hollow and as small as what is worth nothing', () => {
    const marks = (sizedBy: 'mlValue' | 'net' | undefined) => layoutBubbles(bubbles, sizedBy, 640, 12).bubbles
    const [nothing, unknown, most, quarter] = marks('net')
    expect([nothing, unknown, most, quarter].map((mark) => mark?.hollow)).toEqual([false, true, false, false])
    expect(unknown!.radius).toBe(nothing!.radius)
    expect(nothing!.radius).toBeLessThan(quarter!.radius)
    expect(quarter!.radius / most!.radius).toBeCloseTo(0.5)
    expect(marks('mlValue').some(({ hollow }) => hollow)).toBe(false)
    expect(new Set(marks(undefined).map(({ radius }) => radius)).size).toBe(1)
  })
})
