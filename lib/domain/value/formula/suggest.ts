/** The known name that a mistyped one is most likely meant to be, null when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase()
  let nearest: { name: string; distance: number } | null = null
  for (const each of known) {
    const candidate = each.toLowerCase()
    // A name that is part of the other is how people shorten and lengthen names: 時給 and 時給(円/h).
    const isPart =
      Math.min(candidate.length, wanted.length) >= 2 && (candidate.includes(wanted) || wanted.includes(candidate))
    const distance = isPart ? 1 : editDistance(wanted, candidate)
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
    if (distance <= allowed && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { name: each, distance }
  }
  return nearest?.name ?? null
}

/** How many characters must be put in, taken out or changed (Levenshtein; Wagner and Fischer's algorithm, 1974). */
function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  let row = b.map((_, index) => index + 1)
  a.forEach((character, index) => {
    let diagonal = index
    let left = index + 1
    row = row.map((above, column) => {
      const cost = Math.min(above + 1, left + 1, diagonal + Number(character !== b[column]))
      diagonal = above
      left = cost
      return cost
    })
  })
  return row.at(-1) ?? a.length
}
