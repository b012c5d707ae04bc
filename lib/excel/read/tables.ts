import { parseRange, type GridTable } from '../../domain/worksheet/grid'
import { MAX_TABLES } from '../limits'
import { Refusal } from './refusal'
import { readRelationships } from './relationships'
import { readXml } from './xml'
import type { ZipPackage } from './zip'

/** Reads where the tables (ListObjects) of sheets lie. Damage in them is no reason to refuse a file: they count as none. */
export class TableReader {
  readonly #zip: ZipPackage
  /** By part: sheets may claim one table again and again. */
  readonly #tables = new Map<string, GridTable | null>()

  constructor(zip: ZipPackage) {
    this.#zip = zip
  }

  /**
   * @param sheetPart the part of the sheet
   * @throws Refusal when the parts that it leads to are beyond the limits
   */
  of(sheetPart: string): GridTable[] {
    try {
      const parts = [...readRelationships(this.#zip, sheetPart).values()].filter(({ type }) => type === 'table')
      const targets = new Set(parts.map(({ target }) => target))
      return [...targets].flatMap((target) => (this.#zip.has(target) ? (this.#table(target) ?? []) : []))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'damaged') return []
      throw error
    }
  }

  #table(part: string): GridTable | null {
    const known = this.#tables.get(part)
    if (known !== undefined) return known
    if (this.#tables.size >= MAX_TABLES) throw new Refusal('tooComplex', `more than ${MAX_TABLES} tables`)
    let table: GridTable | null = null
    this.#tables.set(part, null)
    readXml(this.#zip.read(part), part, {
      open(name, { displayName = '', ref = '', totalsRowCount = '0' }) {
        const range = name === 'table' ? parseRange(ref) : null
        if (range) table = { name: displayName, range, totalsRows: Number(totalsRowCount) || 0 }
      },
    })
    this.#tables.set(part, table)
    return table
  }
}
