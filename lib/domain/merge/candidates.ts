import type { Traits } from './similarity'

/** Up to so many rows every pair is compared; above, only those that share what few rows have. */
const ALL_PAIRS = 60
/** Rows of the base that one row of the file is compared with. */
const COMPARED = 12
/** Entries of the index that may be looked at for one row: bounds the work when all rows say nearly the same. */
const LOOKED_AT = 1_500

/**
 * Pairs of rows that are worth comparing closely: at most `COMPARED` for each row of the file, so that 10,000 rows are
 * not compared with 10,000. Those that share what few rows have come first.
 */
export function likeliest<Row extends { traits: Traits }>(base: readonly Row[], file: readonly Row[]): [Row, Row][] {
  if (base.length <= ALL_PAIRS) return file.flatMap((inFile) => base.map((row): [Row, Row] => [row, inFile]))
  const index = indexed(base)
  const shared = new Float64Array(base.length)
  return file.flatMap((inFile) => {
    const rarestFirst = [...inFile.traits.keys()]
      .flatMap((key) => [index.get(key) ?? []])
      .sort((one, other) => one.length - other.length)
    const met: number[] = []
    let left = LOOKED_AT
    for (const rows of rarestFirst) {
      if ((left -= rows.length) < 0) break
      for (const row of rows) {
        if (shared[row] === 0) met.push(row)
        shared[row]! += 1 / rows.length
      }
    }
    const likely = mostShared(met, shared).map((row): [Row, Row] => [base[row]!, inFile])
    for (const row of met) shared[row] = 0
    return likely
  })
}

/** The rows that share most, best first; sorting all that were met would take most of the time of a match. */
function mostShared(met: readonly number[], shared: Float64Array): number[] {
  const best: number[] = []
  for (const row of met) {
    if (best.length === COMPARED && shared[row]! <= shared[best[COMPARED - 1]!]!) continue
    let at = best.length
    while (at > 0 && shared[best[at - 1]!]! < shared[row]!) at--
    best.splice(at, 0, row)
    best.length = Math.min(best.length, COMPARED)
  }
  return best
}

/** The rows (by index) that hold each key. */
function indexed(rows: readonly { traits: Traits }[]): Map<number, number[]> {
  const index = new Map<number, number[]>()
  rows.forEach(({ traits }, row) => {
    for (const key of traits.keys()) {
      const holders = index.get(key)
      if (holders) holders.push(row)
      else index.set(key, [row])
    }
  })
  return index
}
