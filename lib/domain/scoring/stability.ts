import { seededRandom } from '../core/rng'
import { readLevel } from '../worksheet/levels'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { scaleOf, type PriorityField } from '../worksheet/priority'
import { lensFields, type Lens } from './lenses'
import { levelsOf, type Confidence, type Vote } from './votes'

/**
 * How sure the ranking is. The order is drawn many times over, each time with levels and weights that could as well be
 * true, and what place each use case takes is counted.
 *
 * Levels: a vote says its level, but may be one level off: with probability 5 % when its voter is sure, 20 % when
 * rather sure, 40 % for a guess, up and down alike (at an end of the scale the one neighbour takes all of it). A draw
 * takes half of the time the level that the cell holds, as a sure vote, and half of the time one of the votes. Without
 * votes the cell counts as a vote of somebody rather sure. "Don't know" is no vote. Use cases are drawn independently.
 * Weights: each term of the sum, or exponent of the product, is multiplied by a factor drawn evenly from 0.8 to 1.2.
 * Ties are broken at random, so that the places of a draw are a permutation.
 */

/** The lenses that only add up or multiply levels, about which people vote. */
export type LevelLens = Extract<Lens, 'priority' | 'product'>

/** Rows beyond are not drawn: nobody asks who is 201st, and time grows with the number of rows. */
export const MAX_STABILITY_ROWS = 200
export const DRAWS = 2_000

const SLIP: Record<Confidence, number> = { sure: 0.05, rather: 0.2, guess: 0.4 }
const WEIGHT_SPREAD = 0.2

/** Votes of one use case, by criterion. */
export type CaseVotes = Partial<Record<PriorityField, readonly Pick<Vote, 'level' | 'confidence'>[]>>

/** A ranking as plain numbers, cheap to hand to a worker. */
export interface StabilityInput {
  lens: LevelLens
  /** Scores of the levels, lowest level first. */
  scores: number[]
  criteria: number
  rows: number
  /** The probability of each level: row by row, criterion by criterion, level by level. */
  chances: number[]
}

/** How often each row took each place. */
export interface Stability {
  draws: number
  rows: number
  /** Row by row: draws in which the row took the first place, the second … */
  counts: Uint32Array<ArrayBuffer>
}

/**
 * @param useCases those that the lens ranks, best first, see `rank`; each has a level for every field of the lens
 * @param votesOf the votes of a use case, by its place in `useCases`
 */
export function stabilityInput(
  format: FormatId,
  scale: Scale,
  lens: LevelLens,
  useCases: readonly { cells: Cells }[],
  votesOf: (index: number) => CaseVotes = () => ({}),
): StabilityInput {
  const scores = scaleOf(format, scale)
  const levels = levelsOf('urgency', format, scale)
  const fields = lensFields(lens, format) as PriorityField[]
  const drawn = useCases.slice(0, MAX_STABILITY_ROWS)
  const chances = drawn.flatMap(({ cells }, row) => {
    const votes = votesOf(row)
    return fields.flatMap((field) => {
      const level = levels.indexOf(readLevel(cells[field], scores).level ?? '')
      const voted = (votes[field] ?? []).flatMap((vote) => {
        const place = levels.indexOf(vote.level)
        return place < 0 ? [] : [{ place, confidence: vote.confidence }]
      })
      return levelChances(level, voted, levels.length)
    })
  })
  const inOrder = levels.map((level) => scores[level]!)
  return { lens, scores: inOrder, criteria: fields.length, rows: drawn.length, chances }
}

/** The probability of each level, after the level that was decided on and the votes. */
export function levelChances(
  decided: number,
  votes: readonly { place: number; confidence: Confidence }[],
  levels: number,
): number[] {
  const chances = new Array<number>(levels).fill(0)
  const say = (place: number, share: number, confidence: Confidence) => {
    const neighbours = [place - 1, place + 1].filter((each) => each >= 0 && each < levels)
    const slip = neighbours.length === 0 ? 0 : SLIP[confidence]
    chances[place]! += share * (1 - slip)
    for (const each of neighbours) chances[each]! += (share * slip) / neighbours.length
  }
  if (votes.length === 0) say(decided, 1, 'rather')
  else {
    say(decided, 0.5, 'sure')
    for (const { place, confidence } of votes) say(place, 0.5 / votes.length, confidence)
  }
  return chances
}

/** Draws the ranking. The same input and seed give the same counts on every machine. */
export function rankStability(input: StabilityInput, seed: number, draws = DRAWS): Stability {
  const { lens, scores, criteria, rows, chances } = input
  const random = seededRandom(seed)
  const levels = scores.length
  const thresholds = cumulative(chances, levels)
  const worth = new Float64Array(criteria * levels)
  const values = new Float64Array(rows)
  const keys = new Float64Array(rows)
  const counts = new Uint32Array(rows * rows)
  for (let draw = 0; draw < draws; draw++) {
    for (let criterion = 0; criterion < criteria; criterion++) {
      const weight = 1 - WEIGHT_SPREAD + 2 * WEIGHT_SPREAD * random()
      for (let level = 0; level < levels; level++) {
        worth[criterion * levels + level] = worthOf(lens, scores[level]!, weight)
      }
    }
    for (let row = 0; row < rows; row++) {
      let value = lens === 'product' ? 1 : 0
      for (let criterion = 0; criterion < criteria; criterion++) {
        const at = (row * criteria + criterion) * levels
        const drawn = random()
        let level = 0
        while (level < levels - 1 && drawn >= thresholds[at + level]!) level++
        const term = worth[criterion * levels + level]!
        value = lens === 'product' ? value * term : value + term
      }
      values[row] = value
    }
    countPlaces(values, keys, counts, random)
  }
  return { draws, rows, counts }
}

/** A product weighs by exponents; the sign survives for scales that go below zero. */
function worthOf(lens: LevelLens, score: number, weight: number): number {
  return lens === 'product' ? Math.sign(score) * Math.abs(score) ** weight : score * weight
}

/** Adds up each group of `levels` numbers, the last one up to 1 whatever rounding left. */
function cumulative(chances: readonly number[], levels: number): Float64Array {
  const sums = Float64Array.from(chances)
  for (let at = 0; at < sums.length; at++) if (at % levels > 0) sums[at]! += sums[at - 1]!
  return sums
}

/** Bits of a random number that orders equal values. */
const TIE_BREAK = 2 ** 11
/** Steps into which the values of a draw are divided. With tie break and row this fills the 53 bits of a number. */
const STEPS = 2 ** 33

/**
 * Counts the place of each row. A typed array sorts numbers several times faster than an array sorts rows by a
 * function, so value, tie break and row are packed into one number.
 */
function countPlaces(values: Float64Array, keys: Float64Array, counts: Uint32Array, random: () => number): void {
  const rows = values.length
  let lowest = Infinity
  let highest = -Infinity
  for (let row = 0; row < rows; row++) {
    lowest = Math.min(lowest, values[row]!)
    highest = Math.max(highest, values[row]!)
  }
  const step = highest > lowest ? (STEPS - 1) / (highest - lowest) : 0
  for (let row = 0; row < rows; row++) {
    const rank = Math.round((highest - values[row]!) * step)
    keys[row] = (rank * TIE_BREAK + Math.floor(random() * TIE_BREAK)) * MAX_STABILITY_ROWS + row
  }
  keys.sort()
  for (let place = 0; place < rows; place++) counts[(keys[place]! % MAX_STABILITY_ROWS) * rows + place]!++
}

/** What the draws say of one row. Places count from 1. */
export interface RowStability {
  first: number
  topThree: number
  /** Between these places the row lies in 90 % of the draws. */
  from: number
  to: number
  /** Share of the draws by place; adds up to 1. */
  places: number[]
}

export function rowStability({ draws, rows, counts }: Stability, row: number): RowStability {
  const places = Array.from(counts.subarray(row * rows, (row + 1) * rows), (count) => count / draws)
  const placeAt = (share: number) => {
    let sum = 0
    const at = places.findIndex((each) => (sum += each) >= share - 1e-9)
    return at + 1
  }
  return {
    first: places[0] ?? 0,
    topThree: places.slice(0, 3).reduce((sum, share) => sum + share, 0),
    from: placeAt(0.05),
    to: placeAt(0.95),
    places,
  }
}
