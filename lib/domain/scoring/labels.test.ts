import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crosses, overlap, placeLabels, type Box, type LabelledPoint } from './labels'

const bounds: Box = { left: 0, top: 0, right: 640, bottom: 400 }
const anyPoint = fc.record({
  x: fc.integer({ min: 20, max: 620 }),
  y: fc.integer({ min: 20, max: 380 }),
  radius: fc.integer({ min: 5, max: 14 }),
  width: fc.integer({ min: 10, max: 120 }),
})

function expectReadable(points: readonly LabelledPoint[], labels: ReturnType<typeof placeLabels>) {
  const boxes = labels.filter((label) => label !== null)
  boxes.forEach((box, index) => {
    expect(box.left >= bounds.left && box.right <= bounds.right).toBe(true)
    expect(box.top >= bounds.top && box.bottom <= bounds.bottom).toBe(true)
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
    for (const { x, y, radius } of points) {
      expect(overlap(box, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })).toBe(false)
    }
  })
}

test('30 labels never overlap each other or a mark, stay inside, and all are there', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 30, maxLength: 30 }), (points) => {
      const labels = placeLabels(points, bounds, 16)
      expect(labels).not.toContain(null)
      expectReadable(points, labels)
    }),
    { numRuns: 60 },
  )
})

test('30 marks on one spot still get 30 labels', () => {
  const points = Array.from({ length: 30 }, () => ({ x: 320, y: 200, radius: 8, width: 110 }))
  const labels = placeLabels(points, bounds, 16)
  expect(labels).not.toContain(null)
  expectReadable(points, labels)
})

test.each([
  [{ from: { x: 0, y: 50 }, to: { x: 100, y: 50 } }, true],
  [{ from: { x: 0, y: 0 }, to: { x: 100, y: 100 } }, true],
  [{ from: { x: 0, y: 50 }, to: { x: 40, y: 50 } }, false],
  [{ from: { x: 0, y: 70 }, to: { x: 30, y: 100 } }, false],
  // Along an edge is not through.
  [{ from: { x: 40, y: 0 }, to: { x: 40, y: 100 } }, false],
])('the line %j runs through the box: %s', (line, through) => {
  expect(crosses(line, { left: 40, right: 60, top: 40, bottom: 60 })).toBe(through)
})

test('where there is room no leader line runs through a label', () => {
  const points = Array.from({ length: 10 }, (_, index) => ({ x: 60 + 40 * index, y: 60, radius: 12, width: 100 }))
  const labels = placeLabels(points, bounds, 16)
  expect(labels.filter((label) => label?.leader).length).toBeGreaterThan(0)
  labels.forEach((label, index) => {
    if (!label?.leader) return
    const line = { from: points[index]!, to: label.leader }
    for (const other of labels) if (other && other !== label) expect(crosses(line, other)).toBe(false)
  })
})

test('a label stands right of its mark where there is room, left of it at the edge, without a line', () => {
  const at = (x: number) => placeLabels([{ x, y: 200, radius: 8, width: 100 }], bounds, 16)[0]
  expect(at(100)).toMatchObject({ left: 111, right: 211, top: 192, leader: null })
  expect(at(620)).toMatchObject({ right: 609, leader: null })
})

test('what has no room gets none', () => {
  expect(placeLabels([{ x: 320, y: 200, radius: 8, width: 700 }], bounds, 16)).toEqual([null])
})
