import { inflateRawSync } from 'node:zlib'
import { MAX_ENTRIES, MAX_PART_BYTES, MAX_TOTAL_BYTES } from '../limits'
import { Refusal } from './refusal'

/**
 * The zip package of a workbook, read by its central directory (PKWARE APPNOTE 6.3). Nothing is inflated before it is
 * asked for, and inflation stops at the limits whatever the headers claim.
 */

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_SIZE = 22
const ZIP64_END_SIGNATURE = 0x06064b50
const ZIP64_END_SIZE = 56
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
const ZIP64_LOCATOR_SIZE = 20
const ENTRY_SIZE = 46
const LOCAL_SIZE = 30
const MAX_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED_FLAG = 1
const ZIP64_FIELD = 1
const IN_ZIP64_FIELD = 0xffffffff
const IN_ZIP64_COUNT = 0xffff

interface Entry {
  method: number
  encrypted: boolean
  compressedSize: number
  localOffset: number
}

/** An entry of the directory, folders included: what copying it unread into another package needs. */
export interface DirectoryRecord {
  /** In lower case, as parts are compared. */
  name: string
  /** Bounds of the record in the directory. */
  start: number
  end: number
  localOffset: number
  compressedSize: number
  /** Where the record says its local offset, in 8 bytes instead of 4 when `isWide`. */
  offsetAt: number
  isWide: boolean
}

/** The parts of a zip package by name, inflated on demand and within limits.ts; nothing in it is trusted. */
export class ZipPackage {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  /** By part name in lower case: names of parts are compared without case (ECMA-376 part 2). */
  readonly #entries = new Map<string, Entry>()
  /** In the order of the directory. */
  readonly records: DirectoryRecord[] = []
  /** Where the directory begins, and where the record that ends the package stands. */
  directory = { start: 0, end: 0 }
  #inflated = 0

  /** @throws Refusal when the directory is cut off, damaged, or not what Excel writes. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#readDirectory()
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /**
   * The inflated bytes of a part.
   * @throws Refusal when it is missing, damaged, encrypted or beyond the limits.
   */
  read(name: string): Uint8Array {
    const entry = this.#entries.get(name.toLowerCase())
    if (!entry) throw new Refusal('damaged', `part ${name} is missing`)
    if (entry.encrypted) throw new Refusal('encrypted', `part ${name}`)
    const raw = this.#compressed(entry, name)
    const bytes = entry.method === STORED ? raw : this.#inflate(raw, entry, name)
    this.#inflated += bytes.byteLength
    if (bytes.byteLength > MAX_PART_BYTES || this.#inflated > MAX_TOTAL_BYTES) {
      throw new Refusal('tooLargeInside', `part ${name}`)
    }
    return bytes
  }

  #inflate(raw: Uint8Array, entry: Entry, name: string): Uint8Array {
    if (entry.method !== DEFLATED) throw new Refusal('damaged', `compression method ${entry.method} of ${name}`)
    const room = Math.min(MAX_PART_BYTES, MAX_TOTAL_BYTES - this.#inflated)
    if (room <= 0) throw new Refusal('tooLargeInside', `part ${name}`)
    try {
      return inflateRawSync(raw, { maxOutputLength: room })
    } catch (error) {
      const tooLarge = error instanceof RangeError
      throw new Refusal(tooLarge ? 'tooLargeInside' : 'damaged', `part ${name}`)
    }
  }

  #compressed(entry: Entry, name: string): Uint8Array {
    const at = entry.localOffset
    if (at + LOCAL_SIZE > this.#bytes.length || this.#view.getUint32(at, true) !== LOCAL_SIGNATURE) {
      throw new Refusal('damaged', `local header of ${name}`)
    }
    const start = at + LOCAL_SIZE + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true)
    const end = start + entry.compressedSize
    if (end > this.#bytes.length) throw new Refusal('truncated', `part ${name}`)
    return this.#bytes.subarray(start, end)
  }

  #readDirectory(): void {
    const view = this.#view
    const packageEnd = this.#findEnd()
    const { end, count, size, offset } = this.#directoryBounds(packageEnd)
    if (count > MAX_ENTRIES) throw new Refusal('tooComplex', `${count} entries`)
    // Bytes put before the package shift every offset by the same amount.
    const shift = end - size - offset
    if (shift < 0) throw new Refusal('damaged', 'directory lies outside the file')
    let at = end - size
    this.directory = { start: at, end: packageEnd }
    for (let index = 0; index < count; index++) {
      if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
        throw new Refusal('damaged', `directory entry ${index}`)
      }
      const nameLength = view.getUint16(at + 28, true)
      const next = at + ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
      if (next > end) throw new Refusal('damaged', `directory entry ${index}`)
      const name = partName(this.#bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength))
      const { compressedSize, offset, offsetAt, isWide } = this.#sizes(at, nameLength)
      const localOffset = offset + shift
      this.records.push({ name, start: at, end: next, localOffset, compressedSize, offsetAt, isWide })
      if (!name.endsWith('/')) {
        if (this.#entries.has(name)) throw new Refusal('unsafe', `two entries named ${name}`)
        this.#entries.set(name, {
          method: view.getUint16(at + 10, true),
          encrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
          compressedSize,
          localOffset,
        })
      }
      at = next
    }
  }

  /** Where the directory ends, and what is said of it: some writers always put a ZIP64 record, which then says the same. */
  #directoryBounds(packageEnd: number): { end: number; count: number; size: number; offset: number } {
    const view = this.#view
    const count = view.getUint16(packageEnd + 10, true)
    const size = view.getUint32(packageEnd + 12, true)
    const offset = view.getUint32(packageEnd + 16, true)
    const end = this.#wideEnd(packageEnd)
    const isWide = count === IN_ZIP64_COUNT || size === IN_ZIP64_FIELD || offset === IN_ZIP64_FIELD
    if (end === null) {
      if (isWide) throw new Refusal('damaged', 'the ZIP64 record is missing')
      return { end: packageEnd, count, size, offset }
    }
    const either = (plain: number, limit: number, field: number) => {
      const wide = Number(view.getBigUint64(end + field, true))
      // Two answers would let two programs see two packages.
      if (plain !== limit && plain !== wide) throw new Refusal('unsafe', 'the ZIP64 record contradicts the other')
      return wide
    }
    return {
      end,
      count: either(count, IN_ZIP64_COUNT, 32),
      size: either(size, IN_ZIP64_FIELD, 40),
      offset: either(offset, IN_ZIP64_FIELD, 48),
    }
  }

  /** Where the ZIP64 record stands that a locator before the end announces; null when none does. */
  #wideEnd(packageEnd: number): number | null {
    const view = this.#view
    const locator = packageEnd - ZIP64_LOCATOR_SIZE
    if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR_SIGNATURE) return null
    // By its place where bytes were put before the package, which moves it.
    const places = [Number(view.getBigUint64(locator + 8, true)), locator - ZIP64_END_SIZE]
    const isRecord = (at: number) =>
      at >= 0 && at <= locator - ZIP64_END_SIZE && view.getUint32(at, true) === ZIP64_END_SIGNATURE
    const found = places.find(isRecord)
    if (found === undefined) throw new Refusal('damaged', 'the ZIP64 record is missing')
    return found
  }

  /** Sizes of a directory entry. Some writers put them into the ZIP64 field however small they are. */
  #sizes(at: number, nameLength: number) {
    const view = this.#view
    const places = [at + 24, at + 20, at + 42]
    const isWide = view.getUint32(at + 42, true) === IN_ZIP64_FIELD
    let extra = at + ENTRY_SIZE + nameLength
    const end = extra + view.getUint16(at + 30, true)
    while (extra + 4 <= end && view.getUint16(extra, true) !== ZIP64_FIELD) extra += 4 + view.getUint16(extra + 2, true)
    let field = extra + 4
    let offsetAt = at + 42
    const [, compressedSize, offset] = places.map((place) => {
      const size = view.getUint32(place, true)
      if (size !== IN_ZIP64_FIELD) return size
      if (field + 8 > end) throw new Refusal('damaged', 'ZIP64 sizes are missing')
      if (place === offsetAt) offsetAt = field
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    })
    return { compressedSize: compressedSize!, offset: offset!, offsetAt, isWide }
  }

  #findEnd(): number {
    const last = this.#bytes.length - END_SIZE
    for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (this.#view.getUint32(at, true) === END_SIGNATURE) return at
    }
    throw new Refusal('truncated', 'no end of central directory')
  }
}

/** A part's name as it is compared: with slashes, and without the percent signs that some writers put for other letters. */
export function plainName(written: string): string {
  const name = written.replaceAll('\\', '/')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function partName(bytes: Uint8Array): string {
  const name = plainName(new TextDecoder().decode(bytes)).replace(/^\/+/, '').toLowerCase()
  const segments = name.split('/')
  if (segments.includes('..') || name.includes('\0') || /^[a-z]:/.test(name)) {
    throw new Refusal('unsafe', `entry name ${JSON.stringify(name)}`)
  }
  return name
}
