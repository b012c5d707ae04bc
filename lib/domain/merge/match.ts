import type { Cells, Scale } from '../worksheet/model'
import { likeliest } from './candidates'
import { cellsInFile } from './same'
import { remaining, similarity, Traits } from './similarity'
import type { MergeRow } from './three-way'

/**
 * Finds out which row of a file is which row of the worksheet that it was made from. One row of the file matches at
 * most one of the base and the other way round.
 */

export interface BaseRow extends MergeRow {
  /** Row of the sheet in which the base stood in the exported file; absent when that is not known. */
  sheetRow?: number | null
}

/** A row of a file, as a reading has it. */
export interface FileRow {
  sheetRow: number
  rowId: string | null
  cells: Cells
}

/**
 * `certain` needs nobody, unless the file as a whole was not ours; `likely` holds unless a person objects; `doubtful`
 * holds only when a person says so.
 */
export type Certainty = 'certain' | 'likely' | 'doubtful'

export interface RowPair {
  baseId: string
  sheetRow: number
  /** By what the two were matched: the id in the file, their place in the sheet, or their texts. */
  by: 'id' | 'position' | 'similar'
  certainty: Certainty
  /** How alike the two are, 0 to 1. */
  similarity: number
}

export interface RowMatching {
  /** In the order of the file. */
  pairs: RowPair[]
  /** Rows of the file (by sheet row) that are new unless a doubtful pair is confirmed. */
  added: number[]
  /** Ids of the base that the file lacks unless a doubtful pair is confirmed. */
  missing: string[]
}

/** From here on two rows are taken for one wherever they stand. */
const LIKE = 0.5
/** From here on two rows are taken for one where the rows around them, or the sheet row, say so too. */
const LIKE_IN_PLACE = 0.3
/** A row in its old place that is this much alike needs no confirmation. */
const CERTAIN_IN_PLACE = 0.6
/** Below, a row that carries an id says something else than the row of that id: the id may be there by mistake. */
const RELATED = 0.2
/** What standing in the same sheet row counts among candidates. */
const PLACE_BONUS = 0.1

/**
 * Matches rows in this order, each step among the rows that are left:
 * 1. by id; of several rows with one id the most alike keeps it, the others are copies and new; a row that has nothing
 *    to do with the row of its id is treated as if it had none;
 * 2. rows with the same texts;
 * 3. the most alike pairs first, by No, product, problem and the other texts;
 * 4. rows in their old place or beside matched neighbours, when they are somewhat alike;
 * 5. doubtful: what still has its id or its No, and nothing else, in common.
 * @param scale the base's, by which a level's spelling is no difference
 */
export function matchRows(base: readonly BaseRow[], file: readonly FileRow[], scale: Scale): RowMatching {
  return new Matcher(base, file, scale).match()
}

interface Entry {
  index: number
  sheetRow: number | null
  content: string
  /** Nothing but a No, which a file cannot show as a row. */
  isBlank: boolean
  traits: Traits
}

class Matcher {
  readonly #baseRows: readonly BaseRow[]
  readonly #fileRows: readonly FileRow[]
  readonly #base: Entry[]
  readonly #file: Entry[]
  readonly #baseBySheetRow: ReadonlyMap<number | null, Entry>
  /** By index in the base, and by index in the file. */
  readonly #partners = new Map<number, number>()
  readonly #pairs = new Map<number, RowPair>()
  /** Rows of the file that are copies of another: not to be matched by anything else. */
  readonly #copies = new Set<number>()
  /** By index in the file: the row of the base whose id it carries, without much else. */
  readonly #misplacedIds = new Map<number, number>()

  constructor(base: readonly BaseRow[], file: readonly FileRow[], scale: Scale) {
    const entry = (row: { sheetRow?: number | null; cells: Cells }, index: number): Entry => {
      const cells = cellsInFile(row.cells, scale)
      const content = JSON.stringify(Object.entries(cells).sort())
      const isBlank = Object.keys(cells).every((key) => key === 'no')
      return { index, sheetRow: row.sheetRow ?? null, content, isBlank, traits: new Traits(cells) }
    }
    this.#baseRows = base
    this.#fileRows = file
    this.#base = base.map(entry)
    this.#file = file.map(entry)
    this.#baseBySheetRow = new Map(this.#base.map((row) => [row.sheetRow, row]))
  }

  match(): RowMatching {
    this.#byId()
    this.#byContent()
    this.#bySimilarity()
    this.#byNeighbours()
    const added = this.#leftInFile().map(({ index }) => this.#fileRows[index]!.sheetRow)
    const missing = this.#leftInBase().flatMap(({ index, isBlank }) => (isBlank ? [] : [this.#baseRows[index]!.id]))
    this.#doubtful()
    const pairs = [...this.#pairs].sort(([one], [other]) => one - other).map(([, pair]) => pair)
    return { pairs, added: [...added, ...this.#copyRows()].sort((one, other) => one - other), missing }
  }

  #byId(): void {
    const indexOf = new Map(this.#baseRows.map(({ id }, index) => [id, index]))
    const holders = new Map<number, Entry[]>()
    for (const [index, { rowId }] of this.#fileRows.entries()) {
      const of = rowId === null ? undefined : indexOf.get(rowId)
      if (of !== undefined) addTo(holders, of, this.#file[index]!)
    }
    for (const [index, rows] of holders) {
      const row = this.#base[index]!
      const [best, ...copies] = rows
        .map((each) => ({ each, alike: alikeness(row, each) }))
        .sort((one, other) => other.alike - one.alike || one.each.index - other.each.index)
      if (isRelated(row, best!.each)) {
        this.#pair(row, best!.each, 'id', 'certain')
        for (const { each } of copies) if (isRelated(row, each)) this.#copies.add(each.index)
      } else for (const each of rows) this.#misplacedIds.set(each.index, index)
    }
  }

  #byContent(): void {
    const waiting = new Map<string, Entry[]>()
    for (const row of this.#leftInBase()) addTo(waiting, row.content, row)
    const elsewhere = this.#leftInFile().filter((row) => {
      const found = this.#baseBySheetRow.get(row.sheetRow)
      if (!found || this.#partners.has(found.index) || found.content !== row.content) return true
      this.#pair(found, row, 'position', 'certain')
      return false
    })
    const next = new Map<string, number>()
    for (const row of elsewhere) {
      const alike = waiting.get(row.content) ?? []
      let at = next.get(row.content) ?? 0
      while (alike[at] && this.#partners.has(alike[at]!.index)) at++
      if (alike[at]) this.#pair(alike[at]!, row, 'similar', 'certain')
      next.set(row.content, at)
    }
  }

  #bySimilarity(): void {
    const left = this.#leftInBase().filter(({ isBlank }) => !isBlank)
    const candidates = likeliest(left, this.#leftInFile()).flatMap(([row, inFile]) => {
      const alike = similarity(row.traits, inFile.traits)
      const place = row.sheetRow === inFile.sheetRow ? PLACE_BONUS : 0
      return alike < LIKE ? [] : [{ row, inFile, alike, rank: alike + place }]
    })
    candidates.sort(
      (one, other) =>
        other.rank - one.rank ||
        Math.abs(one.row.index - one.inFile.index) - Math.abs(other.row.index - other.inFile.index) ||
        one.row.index - other.row.index ||
        one.inFile.index - other.inFile.index,
    )
    for (const { row, inFile, alike } of candidates) {
      if (this.#partners.has(row.index) || this.#pairs.has(inFile.index)) continue
      const isInPlace = row.sheetRow === inFile.sheetRow
      const certainty = isInPlace && alike >= CERTAIN_IN_PLACE ? 'certain' : 'likely'
      this.#pair(row, inFile, isInPlace ? 'position' : 'similar', certainty)
    }
  }

  #byNeighbours(): void {
    const baseIndexOf = new Map([...this.#partners].map(([index, inFile]) => [inFile, index]))
    for (const row of this.#leftInFile()) {
      const [above, below] = [baseIndexOf.get(row.index - 1), baseIndexOf.get(row.index + 1)]
      const places = [
        this.#baseBySheetRow.get(row.sheetRow),
        above === undefined ? undefined : this.#base[above + 1],
        below === undefined ? undefined : this.#base[below - 1],
      ]
      const found = places.find((place) => {
        if (!place || this.#partners.has(place.index)) return false
        return place.isBlank ? place.traits.no === row.traits.no : remaining(place.traits, row.traits) >= LIKE_IN_PLACE
      })
      if (!found) continue
      this.#pair(found, row, 'position', 'likely')
      baseIndexOf.set(row.index, found.index)
    }
  }

  #doubtful(): void {
    const byNo = new Map<string, Entry>()
    for (const row of this.#leftInBase()) if (row.traits.no !== '') byNo.set(row.traits.no, row)
    for (const row of this.#leftInFile()) {
      const owner = this.#misplacedIds.get(row.index)
      const candidates = [owner === undefined ? undefined : this.#base[owner], byNo.get(row.traits.no)]
      const found = candidates.find((each) => each && !each.isBlank && !this.#partners.has(each.index))
      if (found) this.#pair(found, row, found.index === owner ? 'id' : 'similar', 'doubtful')
    }
  }

  #pair(row: Entry, inFile: Entry, by: RowPair['by'], certainty: Certainty): void {
    this.#partners.set(row.index, inFile.index)
    const baseId = this.#baseRows[row.index]!.id
    const sheetRow = this.#fileRows[inFile.index]!.sheetRow
    this.#pairs.set(inFile.index, { baseId, sheetRow, by, certainty, similarity: alikeness(row, inFile) })
  }

  #leftInBase(): Entry[] {
    return this.#base.filter(({ index }) => !this.#partners.has(index))
  }

  #leftInFile(): Entry[] {
    return this.#file.filter(({ index }) => !this.#pairs.has(index) && !this.#copies.has(index))
  }

  #copyRows(): number[] {
    return [...this.#copies].map((index) => this.#fileRows[index]!.sheetRow)
  }
}

function addTo<Key>(lists: Map<Key, Entry[]>, key: Key, row: Entry): void {
  const list = lists.get(key)
  if (list) list.push(row)
  else lists.set(key, [row])
}

function alikeness(one: Entry, other: Entry): number {
  return one.content === other.content ? 1 : similarity(one.traits, other.traits)
}

/** Whether a row may well be what became of the one whose id it carries. Levels alone tell nothing either way. */
function isRelated(row: Entry, inFile: Entry): boolean {
  if (row.isBlank || row.content === inFile.content || row.traits.saysNothing) return true
  return remaining(row.traits, inFile.traits) >= RELATED
}
