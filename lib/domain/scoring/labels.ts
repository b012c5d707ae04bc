/** Where labels of a chart stand, so that each is readable whatever the crowd. Sizes are in pixels. */

export interface LabelledPoint {
  x: number
  y: number
  /** Of the mark; labels keep off it. */
  radius: number
  /** Of the label's text. */
  width: number
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A place for a label: its box, and the point of the box that a leader line runs to. */
export interface PlacedLabel extends Box {
  /** Null where the label stands beside its mark and needs no line. */
  leader: { x: number; y: number } | null
}

/** Directions in the order people read them: beside, above and below, then between. */
const directions = [0, 180, 270, 90, 315, 45, 225, 135, 337, 23, 203, 157].map((degrees) => ({
  x: Math.cos((degrees * Math.PI) / 180),
  y: Math.sin((degrees * Math.PI) / 180),
}))

/** Gap between a mark and its label, and between two labels. */
const GAP = 3
const NEAR = 2 * GAP

/**
 * Gives each point's label the nearest free place around its mark: inside the bounds, on no mark and on no other label. A leader line runs
 * through a label only in a crowd that leaves no other way. The first points choose first, so the most important ones stay closest. What finds no place gets null.
 * @param height of a line of text
 */
export function placeLabels(points: readonly LabelledPoint[], bounds: Box, height: number): (PlacedLabel | null)[] {
  const marks = points.map(({ x, y, radius }) => around(x, y, radius, radius))
  const taken: Box[] = []
  const lines: Line[] = []
  const farthest = Math.hypot(bounds.right - bounds.left, bounds.bottom - bounds.top)
  const find = (point: LabelledPoint, isStrict: boolean): PlacedLabel | null => {
    for (let distance = GAP; distance < farthest; distance += height / 2) {
      for (const direction of directions) {
        const box = beside(point, direction, distance, height)
        if (!isInside(box, bounds) || marks.some((mark) => overlap(box, mark))) continue
        if (taken.some((other) => overlap(grown(box), other))) continue
        const leader = distance > NEAR ? nearestOn(box, point) : null
        const isCrossed =
          lines.some((line) => crosses(line, box)) ||
          (leader !== null && taken.some((other) => crosses({ from: point, to: leader }, other)))
        if (!isStrict || !isCrossed) return { ...box, leader }
      }
    }
    return null
  }
  return points.map((point) => {
    const label = find(point, true) ?? find(point, false)
    if (label) taken.push(label)
    if (label?.leader) lines.push({ from: point, to: label.leader })
    return label
  })
}

interface Line {
  from: { x: number; y: number }
  to: { x: number; y: number }
}

/** Whether a line runs through a box: what of the line lies between the box's sides is not nothing (Liang, Barsky). */
export function crosses({ from, to }: Line, { left, right, top, bottom }: Box): boolean {
  let enter = 0
  let leave = 1
  for (const [start, length, low, high] of [
    [from.x, to.x - from.x, left, right],
    [from.y, to.y - from.y, top, bottom],
  ] as const) {
    if (length === 0) {
      if (start <= low || start >= high) return false
      continue
    }
    const [near, far] = [(low - start) / length, (high - start) / length]
    enter = Math.max(enter, Math.min(near, far))
    leave = Math.min(leave, Math.max(near, far))
  }
  return enter < leave
}

/** The box whose nearest edge lies `distance` off the mark in a direction. */
function beside(
  { x, y, radius, width }: LabelledPoint,
  direction: { x: number; y: number },
  distance: number,
  height: number,
): Box {
  const reach = radius + distance
  return around(x + direction.x * (reach + width / 2), y + direction.y * (reach + height / 2), width / 2, height / 2)
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }
}

function grown({ left, right, top, bottom }: Box): Box {
  return { left: left - GAP, right: right + GAP, top, bottom }
}

function isInside(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom
}

/** Whether two boxes share more than an edge. */
export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function nearestOn({ left, right, top, bottom }: Box, { x, y }: LabelledPoint): { x: number; y: number } {
  return { x: Math.min(Math.max(x, left), right), y: Math.min(Math.max(y, top), bottom) }
}
