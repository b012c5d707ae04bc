import { fieldType, type CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'

/**
 * How alike two rows are, by No, product, problem (or the name of the case) and the rest of their texts. Texts are
 * compared by the pairs of characters that they share (Sørensen–Dice), which needs no words: Japanese has no spaces.
 */

/** The parts of a row that are compared, prepared once per row. */
export interface Traits {
  no: string
  product: Pairs
  problem: Pairs
  /** Every other text; levels and applicability say too little to tell rows apart. */
  rest: Pairs
  /** What rows that may be alike have in common: the No, and every three neighbouring characters. */
  keys: string[]
}

/** Pairs of neighbouring characters and how often each occurs. */
export interface Pairs {
  counts: Map<string, number>
  total: number
}

/** Parts of the whole similarity. The problem is what a row is about; No is renumbered, the product often the same. */
const weights = { no: 1.5, product: 1, problem: 5, rest: 3 }

/** Characters of a text that are compared: enough to know it, few enough for cells that hold a book. */
const COMPARED_LENGTH = 600

export function traitsOf(cells: Cells): Traits {
  const no = folded(cells.no)
  const product = folded(cells.product)
  const problem = folded(cells.problem ?? cells.caseName)
  const others = (Object.keys(cells) as CellKey[]).filter((key) => !named.has(key) && isWording(key)).sort()
  const rest = others.map((key) => folded(cells[key]))
  const triples = [product, problem, ...rest].flatMap((text) => neighbours(text, 3))
  return {
    no,
    product: pairsOf([product]),
    problem: pairsOf([problem]),
    rest: pairsOf(rest),
    keys: [...new Set(no === '' ? triples : [`No ${no}`, ...triples])],
  }
}

const named = new Set<CellKey>(['no', 'product', 'problem', 'caseName'])

function isWording(key: CellKey): boolean {
  const type = fieldType(key)
  return type === 'text' || type === 'link'
}

/** From 0, nothing in common, to 1, alike. Parts that both rows leave empty do not count. */
export function similarity(one: Traits, other: Traits): number {
  return weighed(one, other, (part) => has(one, part) || has(other, part))
}

/** How much of what a row said it still says, 0 to 1: what was only filled in later does not count against it. */
export function remaining(before: Traits, now: Traits): number {
  return weighed(before, now, (part) => has(before, part))
}

const parts = ['no', 'product', 'problem', 'rest'] as const
type Part = (typeof parts)[number]

function has(traits: Traits, part: Part): boolean {
  return part === 'no' ? traits.no !== '' : traits[part].total > 0
}

function weighed(one: Traits, other: Traits, counts: (part: Part) => boolean): number {
  let weight = 0
  let shared = 0
  for (const part of parts.filter(counts)) {
    weight += weights[part]
    shared += weights[part] * (part === 'no' ? Number(one.no === other.no) : alike(one[part], other[part]))
  }
  return weight === 0 ? 0 : shared / weight
}

function alike(one: Pairs, other: Pairs): number {
  const [small, large] = one.counts.size <= other.counts.size ? [one, other] : [other, one]
  let shared = 0
  for (const [pair, count] of small.counts) shared += Math.min(count, large.counts.get(pair) ?? 0)
  return (2 * shared) / (one.total + other.total)
}

/** Full and half width, case and white space make no difference. */
function folded(text = ''): string {
  return text.slice(0, COMPARED_LENGTH).normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

function pairsOf(texts: string[]): Pairs {
  const pairs: Pairs = { counts: new Map(), total: 0 }
  for (const pair of texts.flatMap((text) => neighbours(text, 2))) {
    pairs.counts.set(pair, (pairs.counts.get(pair) ?? 0) + 1)
    pairs.total++
  }
  return pairs
}

/** Every `count` neighbouring characters. Both edges count as one, so that a text of one character has some. */
function neighbours(text: string, count: 2 | 3): string[] {
  if (text === '') return []
  const edged = `\n${text}\n`
  return Array.from({ length: edged.length - count + 1 }, (_, index) => edged.slice(index, index + count))
}
