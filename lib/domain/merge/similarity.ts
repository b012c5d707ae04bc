import { fieldType, type CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'

/**
 * How alike two rows are, by No, product, problem (or the name of the case) and the rest of their texts. Texts are
 * compared by the pairs of characters that they share (Sørensen–Dice), which needs no words: Japanese has no spaces.
 */

/** Pairs of neighbouring characters, both codes in one number, ascending; as often as each occurs. */
type Pairs = Uint32Array

/** Parts of the whole similarity. The problem is what a row is about; No is renumbered, the product often the same. */
const weights = { no: 1.5, product: 1, problem: 5, rest: 3 }

/** Characters of a text that are compared: enough to know it, few enough for cells that hold a book. */
const COMPARED_LENGTH = 600

/** The parts of a row that are compared. Each is prepared when it is first asked for: most rows are told by their ids. */
export class Traits {
  readonly #cells: Cells
  readonly #known: { no?: string; product?: Pairs; problem?: Pairs; rest?: Pairs } = {}

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

  /**
   * What rows that may be alike have in common: the No, and every three neighbouring characters. Of each only a number,
   * which others may share by chance, and not kept: of ten thousand rows they would fill the memory of the thread.
   */
  keys(): Set<number> {
    const keys = new Set<number>()
    if (this.no !== '') keys.add([...this.no].reduce((key, each) => hashed(key, each.charCodeAt(0), 7), 0))
    for (const text of [this.#cells.product, problemOf(this.#cells), ...this.#rest()]) {
      const edged = withEdges(folded(text))
      for (let end = 3; end <= edged.length; end++) {
        keys.add(hashed(edged.charCodeAt(end - 3), edged.charCodeAt(end - 2), edged.charCodeAt(end - 1)))
      }
    }
    return keys
  }

  get saysNothing(): boolean {
    return this.no === '' && [this.product, this.problem, this.rest].every(({ length }) => length === 0)
  }

  #rest(): (string | undefined)[] {
    const others = (Object.keys(this.#cells) as CellKey[]).filter((key) => !named.has(key) && isWording(key))
    return others.map((key) => this.#cells[key])
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
  return part === 'no' ? traits.no !== '' : traits[part].length > 0
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
  let [shared, left, right] = [0, 0, 0]
  while (left < one.length && right < other.length) {
    const order = one[left]! - other[right]!
    if (order === 0) shared++
    if (order <= 0) left++
    if (order >= 0) right++
  }
  return (2 * shared) / (one.length + other.length)
}

/** Full and half width, case and white space make no difference. */
function folded(text = ''): string {
  return text.slice(0, COMPARED_LENGTH).normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

function pairsOf(texts: (string | undefined)[]): Pairs {
  const pairs: number[] = []
  for (const text of texts) {
    const edged = withEdges(folded(text))
    for (let index = 1; index < edged.length; index++) {
      pairs.push(edged.charCodeAt(index - 1) * 0x10000 + edged.charCodeAt(index))
    }
  }
  return Uint32Array.from(pairs).sort()
}

/** Three numbers as one of thirty bits. */
function hashed(one: number, two: number, three: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(one, 31) + two, 0x9e3779b1) + three, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & 0x3fffffff
}

/** Both edges count as a character, so that a text of one character has neighbours. */
function withEdges(text: string): string {
  return text === '' ? '' : `\n${text}\n`
}
