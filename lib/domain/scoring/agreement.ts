import { UNKNOWN, type Vote } from './votes'

/**
 * How far the votes on one criterion of one use case agree. Levels are an order, not a measure, so nothing here adds
 * up their scores: what counts is a level's place among the levels.
 */
export interface Agreement {
  /** Votes for each level, lowest level first. */
  counts: { level: string; count: number }[]
  /** Votes that are no level: "don't know". Who has not voted is not counted at all. */
  unknown: number
  /** The middle vote, or the two middle levels when they differ; empty without a vote for a level. */
  median: string[]
  /** Levels from the lowest to the highest one voted for: 0 when all agree, null without a vote for a level. */
  spread: number | null
  /** `consensus` of the counts, or null while fewer than two people voted for a level. */
  agreement: number | null
  /** Somebody voted for the scale's lowest level and somebody for its highest. */
  opposed: boolean
}

/**
 * Counts votes. A vote for a level that the scale does not have (any more) is left out.
 * @param levels of the criterion, lowest first, see `levelsOf`
 */
export function agreementOf(votes: readonly Pick<Vote, 'level'>[], levels: readonly string[]): Agreement {
  const counts = levels.map((level) => ({ level, count: votes.filter((vote) => vote.level === level).length }))
  const places = counts.flatMap(({ count }, place) => Array.from({ length: count }, () => place))
  const middle = [places[Math.ceil(places.length / 2) - 1], places[Math.floor(places.length / 2)]]
  const [lowest, highest] = [places[0], places.at(-1)]
  return {
    counts,
    unknown: votes.filter(({ level }) => level === UNKNOWN).length,
    median: [...new Set(middle)].flatMap((place) => (place === undefined ? [] : [levels[place]!])),
    spread: lowest === undefined ? null : highest! - lowest,
    agreement: places.length < 2 ? null : consensus(counts.map(({ count }) => count)),
    opposed: levels.length > 1 && lowest === 0 && highest === levels.length - 1,
  }
}

/**
 * Tastle and Wierman's consensus of a distribution over k ordered levels, 0 (half at each end) to 1 (all on one level):
 *
 *     Cns = 1 + Σ pᵢ · log₂(1 − |i − μ| / (k − 1)),   μ = Σ pᵢ · i
 *
 * with pᵢ the share of votes for level i. Source: W. J. Tastle, M. J. Wierman, "Consensus and dissention: A measure of
 * ordinal dispersion", International Journal of Approximate Reasoning 45(3), 2007, pp. 531–545.
 * @param counts votes by level, in the order of the levels; at least one vote
 */
export function consensus(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const mean = counts.reduce((sum, count, place) => sum + count * place, 0) / total
  const width = counts.length - 1
  // A level without votes contributes nothing, also where its logarithm has no value.
  const dissent = counts.reduce(
    (sum, count, place) => (count === 0 ? sum : sum + (count / total) * Math.log2(1 - Math.abs(place - mean) / width)),
    0,
  )
  return width === 0 ? 1 : Math.min(1, Math.max(0, 1 + dissent))
}

/**
 * What to talk about first: where lowest and highest were both voted for, then where votes agree least, then what too
 * few could judge, last what all agree on. Equals keep the order they come in.
 */
export function agenda<Item extends { agreement: Agreement }>(items: readonly Item[]): Item[] {
  const urgency = ({ agreement: { opposed, agreement } }: Item): [number, number] => {
    if (opposed) return [0, agreement ?? 0]
    if (agreement === null) return [2, 0]
    return agreement < 1 ? [1, agreement] : [3, 0]
  }
  return items
    .map((item) => ({ item, key: urgency(item) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1])
    .map(({ item }) => item)
}
