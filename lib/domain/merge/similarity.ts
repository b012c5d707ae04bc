import { fieldType, type CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'

/**
 * How alike two rows are, by No, product, problem (or the name of the case) and the rest of their texts. Texts are
 * compared by the pairs of characters that they share (Sørensen–Dice), which needs no words: Japanese has no spaces.
 */

/** Pairs of neighbouring characters (both codes in one number) and how often each occurs. */
interface Pairs {
  counts: Map<number, number>
  total: number
}

/** Parts of the whole similarity. The problem is what a row is about; No is renumbered, the product often the same. */
const weights = { no: 1.5, product: 1, problem: 5, rest: 3 }

/** Characters of a text that are compared: enough to know it, few enough for cells that hold a book. */
const COMPARED_LENGTH = 600

/** The parts of a row that are compared. Each is prepared when it is first asked for: most rows are told by their ids. */
export class Traits {
  readonly #cells: Cells
  readonly #known: { no?: string; product?: Pairs; problem?: Pairs; rest?: Pairs; keys?: string[] } = {}

  constructor(cells: Cells) {
    this.#cells = cells
  }

  get no(): string {
    return (this.#known.no ??= folded(this.#cells.no))
  }

  get product(): Pairs {
    return (this.#known.product ??= pairsOf([this.#cells.product]))
  }

  get problem(): Pairs {
    return (this.#known.problem ??= pairsOf([problemOf(this.#cells)]))
  }

  /** Every other text; levels and applicability say too little to tell rows apart. */
  get rest(): Pairs {
    return (this.#known.rest ??= pairsOf(this.#rest()))
  }

  /** What rows that may be alike have in common: the No, and every three neighbouring characters. */
  get keys(): string[] {
    return (this.#known.keys ??= this.#commonKeys())
  }

  get saysNothing(): boolean {
    return this.no === '' && [this.product, this.problem, this.rest].every(({ total }) => total === 0)
  }

  #rest(): (string | undefined)[] {
    const others = (Object.keys(this.#cells) as CellKey[]).filter((key) => !named.has(key) && isWording(key))
    return others.map((key) => this.#cells[key])
  }

  #commonKeys(): string[] {
    const keys = new Set(this.no === '' ? [] : [`No ${this.no}`])
    for (const text of [this.#cells.product, problemOf(this.#cells), ...this.#rest()]) {
      const edged = withEdges(folded(text))
      for (let end = 3; end <= edged.length; end++) keys.add(edged.slice(end - 3, end))
    }
    return [...keys]
  }
}

function problemOf(cells: Cells): string | undefined {
  return cells.problem ?? cells.caseName
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

function pairsOf(texts: (string | undefined)[]): Pairs {
  const pairs: Pairs = { counts: new Map(), total: 0 }
  for (const text of texts) {
    const edged = withEdges(folded(text))
    for (let index = 1; index < edged.length; index++) {
      const pair = edged.charCodeAt(index - 1) * 0x10000 + edged.charCodeAt(index)
      pairs.counts.set(pair, (pairs.counts.get(pair) ?? 0) + 1)
      pairs.total++
    }
  }
  return pairs
}

/** Both edges count as a character, so that a text of one character has neighbours. */
function withEdges(text: string): string {
  return text === '' ? '' : `\n${text}\n`
}
