import { describe, expect, test } from 'vitest'
import { overlap } from '@/lib/domain/scoring/labels'
import { layoutBubbles } from './bubble-layout'
import type { Bubble } from './bubble-view'

const texts = { effort: '', value: '', mlValue: '' }
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
    size: [1, 0.67, 0.33][index % 3]!,
    texts,
  }
})

describe('layoutBubbles', () => {
  test.each([
    [640, 12],
    [320, 12],
    [1200, 24],
  ])('30 cases at %d px and %d px type all have a label, and none overlaps another', (width, em) => {
    const labels = layoutBubbles(bubbles, width, em).bubbles.map(({ label }) => label)
    expect(labels).not.toContain(null)
    labels.forEach((one, index) => {
      for (const other of labels.slice(index + 1)) expect(overlap(one!, other!)).toBe(false)
    })
  })

  test('more effort stands further right, more value higher', () => {
    const { bubbles: placed } = layoutBubbles(bubbles, 640, 12)
    for (const one of placed)
      for (const other of placed) {
        if (one.bubble.effort < other.bubble.effort) expect(one.x).toBeLessThan(other.x)
        if (one.bubble.value < other.bubble.value) expect(one.y).toBeGreaterThan(other.y)
      }
  })
})
