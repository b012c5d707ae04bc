/**
 * Merges the orders of three lists of ids: a base and what two sides made of it. Equal for both sides, so that two
 * people who merge each other's copies get the same order.
 *
 * - Rows that all three have: of two rows, the side decides that turned their order round. So what was moved on one
 *   side stands where that side moved it, and independent moves of both sides are all kept.
 * - Where that has no solution (both moved one row to different places, one sorted what the other moved), the order of
 *   the side that turned more pairs round holds as a whole.
 * - Added rows follow the row they follow on the side that added them. Of rows that both sides added in the same place,
 *   those whose first id is smaller come first, never mixed.
 * - Rows of the base that a side lacks follow the row they follow on the other side, or in the base; of those that
 *   follow the same one, lacking on different sides, the order of the base holds where no side turned it round.
 * @returns every id of the three lists, once
 */
export function mergeOrder(base: readonly string[], theirs: readonly string[], ours: readonly string[]): string[] {
  const [inBase, inTheirs, inOurs] = [new Set(base), new Set(theirs), new Set(ours)]
  const isShared = (id: string) => inTheirs.has(id) && inOurs.has(id)
  const core = mergePermutations(base.filter(isShared), theirs, ours)
  const isSettled = (id: string) => !inBase.has(id) || isShared(id)
  const settled = insertBehind(core, [theirs.filter(isSettled), ours.filter(isSettled)])
  // Only now: where a row stands that may be deleted must not move the others about.
  const lists = [theirs, ours, base.filter((id) => inTheirs.has(id) === inOurs.has(id))]
  return insertBehind(settled, lists, indexes(base))
}

/** Where a row stands that the core lacks. */
interface Place {
  /** Index in the core of the row that it follows, -1 at the top. */
  behind: number
  /** The last place that one of the rows up to here has in an order known before; 0 where there is none. */
  rank: number
  /** First id of the rows that stand together there; null for the row of the core itself. */
  run: string | null
  index: number
}

/**
 * Puts the ids that `core` lacks behind those that they follow in the lists; of several places the first counts.
 * @param known an order of the ids that are put in: it decides between those of different lists behind the same one
 */
export function insertBehind(
  core: readonly string[],
  lists: readonly (readonly string[])[],
  known: ReadonlyMap<string, number> = new Map(),
): string[] {
  const coreIndex = indexes(core)
  const places = new Map<string, Place>()
  for (const list of lists) {
    let place: Place = { behind: -1, rank: 0, run: null, index: 0 }
    for (const id of list) {
      const behind = coreIndex.get(id)
      if (behind !== undefined) place = { behind, rank: 0, run: null, index: 0 }
      else {
        const rank = Math.max(place.rank, known.get(id) ?? 0)
        place = { ...place, rank, run: place.run ?? id, index: place.index + 1 }
        const before = places.get(id)
        if (!before || comparePlaces(place, before) < 0) places.set(id, place)
      }
    }
  }
  const inserted = [...places].sort(([, one], [, other]) => comparePlaces(one, other))
  const result: string[] = []
  let next = 0
  for (let behind = -1; behind < core.length; behind++) {
    if (behind >= 0) result.push(core[behind]!)
    for (; inserted[next]?.[1].behind === behind; next++) result.push(inserted[next]![0])
  }
  return result
}

function comparePlaces(one: Place, other: Place): number {
  if (one.behind !== other.behind) return one.behind - other.behind
  if (one.rank !== other.rank) return one.rank - other.rank
  if (one.run !== other.run) return (one.run ?? '') < (other.run ?? '') ? -1 : 1
  return one.index - other.index
}

/** The common order of `shared` (in base order), which both sides hold in an order of their own. */
function mergePermutations(shared: string[], theirs: readonly string[], ours: readonly string[]): string[] {
  const rank = indexes(shared)
  const ranks = (side: readonly string[]) => side.flatMap((id) => rank.get(id) ?? [])
  const [one, other] = [ranks(theirs), ranks(ours)]
  const [oneTurned, otherTurned] = [inversions(one), inversions(other)]
  const merged = turnedByEither(one, other)

  // The merged order solves all pairs when it turns round exactly what the sides did: everything of both (then it
  // lies as many pairs behind each as it turned more), and nothing else (the union's size follows from the distance).
  const turned = inversions(merged)
  const isSolved =
    distance(one, merged) === turned - oneTurned &&
    distance(other, merged) === turned - otherTurned &&
    turned * 2 === oneTurned + otherTurned + distance(one, other)
  if (isSolved) return merged.map((index) => shared[index]!)

  const isOne = oneTurned === otherTurned ? firstDifference(one, other) < 0 : oneTurned > otherTurned
  return (isOne ? one : other).map((index) => shared[index]!)
}

/** Sorted so that a pair is turned round when either side turned it; meaningless where these pairs form a circle. */
function turnedByEither(one: readonly number[], other: readonly number[]): number[] {
  const [inOne, inOther] = [inverse(one), inverse(other)]
  return [...one.keys()].sort((a, b) => {
    const [first, second] = a < b ? [a, b] : [b, a]
    const turned = inOne[first]! > inOne[second]! || inOther[first]! > inOther[second]!
    return a < b === turned ? 1 : -1
  })
}

/** Pairs that stand the other way round in two permutations of 0…n-1. */
function distance(one: readonly number[], other: readonly number[]): number {
  const place = inverse(one)
  return inversions(other.map((value) => place[value]!))
}

/** Pairs of a sequence whose first member is the greater, counted while merge-sorting it. */
function inversions(sequence: readonly number[]): number {
  let count = 0
  let sorted = [...sequence]
  for (let width = 1; width < sorted.length; width *= 2) {
    const next: number[] = []
    for (let start = 0; start < sorted.length; start += 2 * width) {
      const middle = Math.min(start + width, sorted.length)
      const end = Math.min(start + 2 * width, sorted.length)
      let [left, right] = [start, middle]
      while (left < middle || right < end) {
        if (right >= end || (left < middle && sorted[left]! <= sorted[right]!)) next.push(sorted[left++]!)
        else {
          count += middle - left
          next.push(sorted[right++]!)
        }
      }
    }
    sorted = next
  }
  return count
}

/** Members of a sequence of distinct numbers that need not move to bring it into ascending order, as many as can be. */
export function longestAscending(sequence: readonly number[]): Set<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const value of sequence) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < value) low = middle + 1
      else high = middle
    }
    before.set(value, ends[low - 1])
    ends[low] = value
  }
  const longest = new Set<number>()
  for (let value = ends.at(-1); value !== undefined; value = before.get(value)) longest.add(value)
  return longest
}

function indexes(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]))
}

function inverse(permutation: readonly number[]): number[] {
  const places: number[] = []
  permutation.forEach((value, index) => (places[value] = index))
  return places
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, place) => value !== other[place])
  return index < 0 ? 0 : one[index]! - other[index]!
}
