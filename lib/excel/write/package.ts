import { Refusal } from '../read/refusal'
import { readRelationships, type Relationship } from '../read/relationships'
import { readWorkbookPart, type SheetEntry } from '../read/workbook'
import { ZipPackage } from '../read/zip'
import { xmlText } from '../drawing/text'
import { rewriteZip, type PartChanges } from './archive'
import { Markup } from './markup'
import { Splices } from './splices'

const CONTENT_TYPES = '[Content_Types].xml'

/** Namespaces of relationship types: as Excel writes them, and those of Strict OOXML. */
export const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships/'

/** What became of the parts, by their names as written. */
export interface PartsReport {
  identical: string[]
  changed: string[]
  added: string[]
  removed: string[]
}

/** A package that is being changed part by part. Reading a part yields its changed content. */
export class PackageEditor {
  readonly zip: ZipPackage
  readonly #bytes: Uint8Array
  readonly #changes: PartChanges = new Map()
  readonly #added = new Map<string, Uint8Array>()
  readonly #read = new Map<string, Buffer>()
  /** Parts that came in UTF-16. They are changed as UTF-8 and go back in the encoding they came in. */
  readonly #wide = new Map<string, 'le' | 'be'>()

  /** @throws Refusal when the package cannot be read */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.zip = new ZipPackage(bytes)
  }

  has(name: string): boolean {
    const key = name.toLowerCase()
    return this.#added.has(name) || (this.zip.has(name) && this.#changes.get(key) !== null)
  }

  read(name: string): Buffer {
    const key = name.toLowerCase()
    let bytes = this.#read.get(key)
    if (!bytes) {
      const { buffer, byteOffset, byteLength } = this.zip.read(name)
      const stored = Buffer.from(buffer, byteOffset, byteLength)
      const kind = utf16Kind(stored)
      if (kind) this.#wide.set(key, kind)
      bytes = asUtf8(stored, kind, name)
      this.#read.set(key, bytes)
    }
    return bytes
  }

  markup(name: string): Markup {
    return new Markup(this.read(name), name)
  }

  write(name: string, content: Buffer): void {
    const key = name.toLowerCase()
    const original = this.#read.get(key)
    if (original?.equals(content)) return
    this.#read.set(key, content)
    if (this.zip.has(name)) this.#changes.set(key, content)
    else this.#added.set(name, content)
  }

  /** Applies splices to a part. */
  splice(name: string, splices: Splices): void {
    if (!splices.isEmpty) this.write(name, splices.apply(this.read(name)))
  }

  /** Adds a part with its content type. */
  add(name: string, contentType: string, content: string): void {
    this.write(name, Buffer.from(content))
    const types = this.markup(CONTENT_TYPES)
    const splices = new Splices()
    splices.insert(
      types.contentEnd(types.root),
      `<${types.prefix}Override PartName="/${xmlText(name)}" ContentType="${contentType}"/>`,
    )
    this.splice(CONTENT_TYPES, splices)
  }

  /** Removes a part, its content type and the relationships that `from` has to it. */
  remove(name: string, from: string): void {
    this.#changes.set(name.toLowerCase(), null)
    const types = this.markup(CONTENT_TYPES)
    const splices = new Splices()
    for (const tag of types.all('Override')) {
      const part = types.attribute(tag, 'PartName')?.value ?? ''
      if (part.toLowerCase() === `/${name}`.toLowerCase()) splices.replace(tag.start, types.endOf(tag), '')
    }
    this.splice(CONTENT_TYPES, splices)
    const ids = [...this.relationships(from)].flatMap(([id, { target }]) =>
      target.toLowerCase() === name.toLowerCase() ? [id] : [],
    )
    this.removeRelationships(from, ids)
  }

  relationships(part: string): Map<string, Relationship> {
    return readRelationships(this, part)
  }

  /** Adds a relationship and yields its id. Strict files have types of their own. */
  addRelationship(part: string, type: string, target: string, isExternal = false): string {
    const file = relationshipsName(part)
    const markup = this.has(file) ? this.markup(file) : null
    const source = markup ? markup.source(0, markup.bytes.length) : ''
    let number = 1
    while (new RegExp(`["']rId${number}["']`).test(source)) number++
    const id = `rId${number}`
    const written = `${this.isStrict ? STRICT : TRANSITIONAL}${type}`
    const mode = isExternal ? ' TargetMode="External"' : ''
    const element = (prefix: string) =>
      `<${prefix}Relationship Id="${id}" Type="${written}" Target="${xmlText(target)}"${mode}/>`
    if (!markup) {
      this.write(
        file,
        Buffer.from(`${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${element('')}</Relationships>`),
      )
    } else if (markup.root.kind === 'empty') {
      const start = markup.source(markup.root.start, markup.root.end).replace(/\s*\/>$/, '>')
      const splices = new Splices()
      splices.replace(markup.root.start, markup.root.end, `${start}${element(markup.prefix)}</${markup.root.name}>`)
      this.splice(file, splices)
    } else {
      const splices = new Splices()
      splices.insert(markup.contentEnd(markup.root), element(markup.prefix))
      this.splice(file, splices)
    }
    return id
  }

  removeRelationships(part: string, ids: string[]): void {
    const file = relationshipsName(part)
    if (ids.length === 0 || !this.has(file)) return
    const markup = this.markup(file)
    const splices = new Splices()
    for (const tag of markup.all('Relationship')) {
      const id = markup.attribute(tag, 'Id')?.value
      if (id !== undefined && ids.includes(id)) splices.replace(tag.start, markup.endOf(tag), '')
    }
    this.splice(file, splices)
  }

  /** Strict OOXML has namespaces and some types of relationships of its own. */
  get isStrict(): boolean {
    return this.read('_rels/.rels').includes(STRICT)
  }

  report(): PartsReport {
    const report: PartsReport = { identical: [], changed: [], added: [...this.#added.keys()], removed: [] }
    for (const record of this.zip.records) {
      if (record.name.endsWith('/')) continue
      const change = this.#changes.get(record.name)
      const list = change === undefined ? 'identical' : change === null ? 'removed' : 'changed'
      report[list].push(writtenName(this.#bytes.subarray(record.start, record.end)))
    }
    return report
  }

  /** The bytes of the package: the very same when nothing changed. */
  bytes(): Uint8Array<ArrayBuffer> {
    if (this.#changes.size === 0 && this.#added.size === 0) return new Uint8Array(this.#bytes)
    const changes: PartChanges = new Map()
    for (const [name, content] of this.#changes) {
      changes.set(name, content && fromUtf8(content, this.#wide.get(name)))
    }
    return rewriteZip(this.#bytes, this.zip, changes, this.#added)
  }
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The workbook of a package: its part and the sheets it lists, with the parts they stand in. */
export interface WorkbookParts {
  name: string
  sheets: (SheetEntry & { part: string })[]
}

/** @throws Refusal when the package holds no workbook */
export function findWorkbook(editor: PackageEditor): WorkbookParts {
  const name = [...editor.relationships('').values()].find(({ type }) => type === 'officeDocument')?.target
  if (name === undefined || !editor.has(name)) throw new Refusal('notExcel', 'no workbook part')
  const relationships = editor.relationships(name)
  const sheets = readWorkbookPart(editor.read(name), name).sheets.flatMap((sheet) => {
    const relationship = relationships.get(sheet.relationshipId)
    return relationship?.type === 'worksheet' ? [{ ...sheet, part: relationship.target }] : []
  })
  return { name, sheets }
}

function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

function writtenName(record: Uint8Array): string {
  const length = record[28]! + record[29]! * 256
  return new TextDecoder().decode(record.subarray(46, 46 + length))
}

function asUtf8(bytes: Buffer, kind: 'le' | 'be' | null, name: string): Buffer {
  if (kind) return Buffer.from((kind === 'be' ? swapped(bytes) : bytes).toString('utf16le'))
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1]
  if (declared && !/^(utf-?8|us-ascii)$/i.test(declared)) throw new Refusal('damaged', `${name} is in ${declared}`)
  return bytes
}

function fromUtf8(content: Uint8Array, kind: 'le' | 'be' | undefined): Uint8Array {
  if (!kind) return content
  const wide = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content), 'utf16le')
  return kind === 'be' ? wide.swap16() : wide
}

function utf16Kind(bytes: Uint8Array): 'le' | 'be' | null {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'be' : null
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
}
