/**
 * Places labels of one column beside the points they name: in the points' order, at least `gap` apart, and inside the
 * bounds while they fit there at all.
 * @param wanted where each label would best stand
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!)
  const places = [...wanted]
  let least = top
  for (const index of order) {
    places[index] = Math.max(wanted[index]!, least)
    least = places[index] + gap
  }
  let most = bottom
  for (const index of order.reverse()) {
    places[index] = Math.min(places[index]!, most)
    most = places[index] - gap
  }
  return places
}
