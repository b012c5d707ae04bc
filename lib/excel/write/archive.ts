import { crc32, deflateRawSync } from 'node:zlib'
import { Refusal } from '../read/refusal'
import type { DirectoryRecord, ZipPackage } from '../read/zip'

/**
 * Writes a zip package anew (PKWARE APPNOTE 6.3). Entries that nobody changed are copied as they lie in the file:
 * header, compressed bytes and data descriptor, in their order, with their flags and times.
 */

const LOCAL_SIGNATURE = 0x04034b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIZE = 30
const ENTRY_SIZE = 46
const DEFLATED = 8
const VERSION = 20
const DESCRIPTOR_FLAG = 8
const ZIP64_FIELD = 1
/** 1 January 1980, as Excel dates the parts it writes. */
const DATE = 0x21
/** Fast: the changed sheet is most of a large file, and the first level takes a third of the time of the sixth. */
const LEVEL = 1

/** New content by part name in lower case; null removes the part. */
export type PartChanges = Map<string, Uint8Array | null>

/**
 * @param added parts that the package does not have yet, by name
 * @returns the bytes of the new package
 * @throws Refusal when entries overlap, as no program writes them
 */
export function rewriteZip(
  bytes: Uint8Array,
  zip: ZipPackage,
  changes: PartChanges,
  added: Map<string, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const output = new Output()
  const directory = new Map<DirectoryRecord, Buffer>()
  const inOrder = [...zip.records].sort((one, other) => one.localOffset - other.localOffset)
  output.push(file.subarray(0, inOrder[0]?.localOffset ?? 0))
  inOrder.forEach((record, index) => {
    const limit = inOrder[index + 1]?.localOffset ?? zip.directory.start
    const change = changes.get(record.name)
    if (change === null) return
    const start = output.length
    if (change === undefined) {
      output.push(wholeEntry(file, record, limit))
      directory.set(record, movedRecord(file, record, start))
    } else {
      const source = file.subarray(record.start, record.end)
      const entry = new NewEntry(source.subarray(ENTRY_SIZE, ENTRY_SIZE + source.readUInt16LE(28)), change, source)
      output.push(entry.local(), entry.compressed)
      directory.set(record, entry.record(start))
    }
  })
  const records = zip.records.flatMap((record) => directory.get(record) ?? [])
  for (const [name, content] of added) {
    const entry = new NewEntry(Buffer.from(name), content)
    records.push(entry.record(output.length))
    output.push(entry.local(), entry.compressed)
  }
  const start = output.length
  output.push(...records)
  const end = Buffer.from(file.subarray(zip.directory.end))
  end.writeUInt16LE(records.length, 8)
  end.writeUInt16LE(records.length, 10)
  end.writeUInt32LE(output.length - start, 12)
  end.writeUInt32LE(start, 16)
  output.push(end)
  return output.bytes()
}

class Output {
  readonly #chunks: Uint8Array[] = []
  length = 0

  push(...chunks: Uint8Array[]): void {
    for (const chunk of chunks) {
      this.#chunks.push(chunk)
      this.length += chunk.length
    }
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Buffer.concat(this.#chunks)
  }
}

function wholeEntry(file: Buffer, { name, localOffset, compressedSize }: DirectoryRecord, limit: number): Buffer {
  const isInside = localOffset + LOCAL_SIZE <= limit && file.readUInt32LE(localOffset) === LOCAL_SIGNATURE
  const head = isInside ? LOCAL_SIZE + file.readUInt16LE(localOffset + 26) + file.readUInt16LE(localOffset + 28) : 0
  if (!isInside || localOffset + head + compressedSize > limit) throw new Refusal('unsafe', `${name} overlaps another`)
  return file.subarray(localOffset, limit)
}

function movedRecord(file: Buffer, { start, end, offsetAt, isWide }: DirectoryRecord, offset: number): Buffer {
  const record = Buffer.from(file.subarray(start, end))
  if (isWide) record.writeBigUInt64LE(BigInt(offset), offsetAt - start)
  else record.writeUInt32LE(offset, offsetAt - start)
  return record
}

class NewEntry {
  readonly compressed: Buffer
  readonly #name: Uint8Array
  readonly #head = Buffer.alloc(22)
  readonly #extra: Buffer
  readonly #source: Buffer | undefined

  /** @param source the directory record that the entry replaces: its flags, time and fields stay */
  constructor(name: Uint8Array, content: Uint8Array, source?: Buffer) {
    this.#name = name
    this.#source = source
    this.compressed = deflateRawSync(content, { level: LEVEL })
    const extraAt = ENTRY_SIZE + name.length
    this.#extra = source ? withoutZip64(source.subarray(extraAt, extraAt + source.readUInt16LE(30))) : Buffer.alloc(0)
    const head = this.#head
    head.writeUInt16LE(VERSION, 0)
    head.writeUInt16LE((source?.readUInt16LE(8) ?? 0) & ~DESCRIPTOR_FLAG, 2)
    head.writeUInt16LE(DEFLATED, 4)
    head.writeUInt16LE(source?.readUInt16LE(12) ?? 0, 6)
    head.writeUInt16LE(source?.readUInt16LE(14) ?? DATE, 8)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(this.compressed.length, 14)
    head.writeUInt32LE(content.length, 18)
  }

  local(): Buffer {
    const local = Buffer.alloc(LOCAL_SIZE)
    local.writeUInt32LE(LOCAL_SIGNATURE, 0)
    this.#head.copy(local, 4)
    local.writeUInt16LE(this.#name.length, 26)
    return Buffer.concat([local, this.#name])
  }

  record(offset: number): Buffer {
    const record = this.#source ? Buffer.from(this.#source.subarray(0, ENTRY_SIZE)) : Buffer.alloc(ENTRY_SIZE)
    record.writeUInt32LE(ENTRY_SIGNATURE, 0)
    this.#head.copy(record, 6)
    record.writeUInt16LE(this.#name.length, 28)
    record.writeUInt16LE(this.#extra.length, 30)
    record.writeUInt32LE(offset, 42)
    const commentLength = record.readUInt16LE(32)
    const comment = this.#source?.subarray(this.#source.length - commentLength) ?? Buffer.alloc(0)
    return Buffer.concat([record, this.#name, this.#extra, commentLength > 0 ? comment : Buffer.alloc(0)])
  }
}

/** The sizes of a new entry stand in its header. */
function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at + 4 <= extra.length;) {
    const next = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) !== ZIP64_FIELD) kept.push(extra.subarray(at, next))
    at = next
  }
  return Buffer.concat(kept)
}
