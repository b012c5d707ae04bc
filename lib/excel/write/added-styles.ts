import type { AddedCell } from '../../domain/worksheet/added-sheet'
import { lookOf } from '../drawing/added-look'
import { colours, type CellLook } from '../drawing/styles'
import { xmlText } from '../drawing/text'
import type { Markup } from './markup'
import type { PackageEditor } from './package'
import { Splices, withAttributes } from './splices'

const COLLECTIONS = ['fonts', 'fills', 'borders', 'cellXfs'] as const
type Collection = (typeof COLLECTIONS)[number]

/** The first id of number formats that are no built-in ones (ECMA-376 part 1, 18.8.30). */
const FIRST_FORMAT = 164
const PLAIN_SIZE = 11

/** Styles for the cells of sheets that are added: behind the file's own, so that no other cell's style changes. */
export class AddedStyles {
  readonly #editor: PackageEditor
  /** Null in a file without styles, or with styles of another kind: its cells stay plain. */
  readonly #part: { name: string; markup: Markup } | null
  readonly #counts = new Map<Collection, number>()
  readonly #added = new Map<Collection, string[]>(COLLECTIONS.map((each) => [each, []]))
  readonly #formats = new Map<string, number>()
  readonly #styles = new Map<string, number>()
  #nextFormat = FIRST_FORMAT

  constructor(editor: PackageEditor, workbookPart: string) {
    this.#editor = editor
    const name = [...editor.relationships(workbookPart).values()].find(({ type }) => type === 'styles')?.target
    this.#part = name !== undefined && editor.has(name) ? this.#read(name) : null
  }

  #read(name: string): { name: string; markup: Markup } | null {
    const markup = this.#editor.markup(name)
    for (const collection of COLLECTIONS) {
      const tag = markup.find(collection)
      if (tag?.kind !== 'open') return null
      this.#counts.set(collection, [...markup.children(tag)].length)
    }
    for (const tag of markup.all('numFmt')) {
      this.#nextFormat = Math.max(this.#nextFormat, Number(markup.attribute(tag, 'numFmtId')?.value) + 1 || 0)
    }
    return { name, markup }
  }

  /** The attribute by which a cell has its look; empty where there are no styles. */
  attribute(cell: AddedCell): string {
    if (!this.#part) return ''
    const look = lookOf(cell)
    const key = JSON.stringify(look)
    const known = this.#styles.get(key) ?? this.#add('cellXfs', this.#format(look, this.#part.markup.prefix))
    this.#styles.set(key, known)
    return ` s="${known}"`
  }

  /** Writes what was asked for into the part. */
  finish(): void {
    if (!this.#part || this.#styles.size === 0) return
    const { name, markup } = this.#part
    const splices = new Splices()
    for (const collection of COLLECTIONS) this.#append(markup, splices, collection, this.#added.get(collection)!)
    const formats = [...this.#formats].map(
      ([code, id]) => `<${markup.prefix}numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`,
    )
    if (markup.find('numFmts')?.kind === 'open') this.#append(markup, splices, 'numFmts', formats)
    else if (formats.length > 0) {
      const whole = `<${markup.prefix}numFmts count="${formats.length}">${formats.join('')}</${markup.prefix}numFmts>`
      const empty = markup.find('numFmts')
      if (empty) splices.replace(empty.start, empty.end, whole)
      else splices.insert(markup.find('fonts')!.start, whole)
    }
    this.#editor.splice(name, splices)
  }

  #append(markup: Markup, splices: Splices, collection: Collection | 'numFmts', elements: readonly string[]): void {
    if (elements.length === 0) return
    const tag = markup.find(collection)!
    const count = [...markup.children(tag)].length + elements.length
    splices.replace(tag.start, tag.end, withAttributes(markup.source(tag.start, tag.end), { count: String(count) }))
    splices.insert(markup.contentEnd(tag), elements.join(''))
  }

  #add(collection: Collection, element: string): number {
    const added = this.#added.get(collection)!
    const at = added.indexOf(element)
    return this.#counts.get(collection)! + (at >= 0 ? at : added.push(element) - 1)
  }

  #format({ size = PLAIN_SIZE, bold, fill, sides, horizontal, vertical, wrap, format }: CellLook, p: string): string {
    const font = bold
      ? this.#add('fonts', `<${p}font><${p}b/><${p}sz val="${size}"/><${p}name val="メイリオ"/></${p}font>`)
      : 0
    const solid = fill && `<${p}patternFill patternType="solid"><${p}fgColor rgb="${colours[fill]}"/></${p}patternFill>`
    const filled = solid ? this.#add('fills', `<${p}fill>${solid}</${p}fill>`) : 0
    const thin = ['left', 'right', 'top', 'bottom'].map((side) => `<${p}${side} style="thin"/>`).join('')
    const border = sides ? this.#add('borders', `<${p}border>${thin}<${p}diagonal/></${p}border>`) : 0
    const ids = `numFmtId="${this.#formatId(format)}" fontId="${font}" fillId="${filled}" borderId="${border}" xfId="0"`
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    const place = [
      horizontal && `horizontal="${horizontal}"`,
      `vertical="${vertical === 'top' ? 'top' : 'center'}"`,
      wrap && 'wrapText="1"',
    ]
    return `<${p}xf ${ids} ${applied}><${p}alignment ${place.filter(Boolean).join(' ')}/></${p}xf>`
  }

  #formatId(code: string | undefined): number {
    if (code === undefined) return 0
    const known = this.#formats.get(code) ?? this.#nextFormat++
    this.#formats.set(code, known)
    return known
  }
}
