import { Refusal } from '../read/refusal'

/**
 * XML as bytes: finds tags without reading what lies between, so that all the rest of a part stays as it is. In XML a
 * bare `<` is always markup; comments, CDATA and instructions are passed over. Positions are byte offsets.
 */

export interface Tag {
  /** As written, with its prefix. */
  name: string
  start: number
  /** After the `>`. */
  end: number
  kind: 'open' | 'close' | 'empty'
}

export interface Attribute {
  value: string
  /** Bounds of the value between its quotes, in bytes of the part. */
  start: number
  end: number
}

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const BANG = 0x21
const QUESTION = 0x3f

export class Markup {
  readonly bytes: Buffer
  readonly part: string
  /** The prefix of the part's own vocabulary with its colon: `x:`, or ''. */
  readonly prefix: string
  readonly root: Tag
  /** All prefixes of that vocabulary that the part uses: some programs declare it twice. */
  readonly #prefixes: string[]
  /** Comments, CDATA and instructions, in order. */
  readonly #passages: { start: number; end: number }[]

  /** @throws Refusal when there is no element, or a DOCTYPE */
  constructor(bytes: Buffer, part: string) {
    this.bytes = bytes
    this.part = part
    this.#passages = this.#findPassages()
    const root = this.tag(0)
    if (!root) throw new Refusal('damaged', `${part} has no element`)
    this.root = root
    this.prefix = root.name.slice(0, root.name.indexOf(':') + 1)
    this.#prefixes = this.#findPrefixes()
  }

  /** The first tag at or after a position. */
  tag(from: number): Tag | null {
    let at = this.bytes.indexOf(LESS, from)
    while (at >= 0) {
      const next = this.bytes[at + 1]
      if (next !== BANG && next !== QUESTION) return this.#tagAt(at)
      at = this.bytes.indexOf(LESS, this.#afterSpecial(at))
    }
    return null
  }

  /** The first start tag of this local name at or after a position and before `limit`. */
  find(local: string, from = 0, limit = this.bytes.length): Tag | null {
    const found = this.#prefixes.flatMap((prefix) => this.#findNamed(prefix + local, from, limit) ?? [])
    return found.sort((one, other) => one.start - other.start)[0] ?? null
  }

  /** Whether a tag is one of the part's own vocabulary with this local name. */
  isA(tag: Tag, local: string): boolean {
    return this.#prefixes.some((prefix) => tag.name === prefix + local)
  }

  /** All start tags of this local name, in order. */
  *all(local: string, from = 0, limit = this.bytes.length): Generator<Tag> {
    for (let tag = this.find(local, from, limit); tag; tag = this.find(local, tag.end, limit)) yield tag
  }

  /** The tags that stand directly in an element, in order. */
  *children(parent: Tag): Generator<Tag> {
    if (parent.kind === 'empty') return
    let tag = this.tag(parent.end)
    while (tag && tag.kind !== 'close') {
      yield tag
      tag = this.tag(this.endOf(tag))
    }
  }

  /** Where an element ends, its end tag included. It must not hold another element of its name. */
  endOf(tag: Tag): number {
    return this.#endTag(tag)?.end ?? tag.end
  }

  /** Where the content of an element ends. */
  contentEnd(tag: Tag): number {
    return this.#endTag(tag)?.start ?? tag.end
  }

  /** An attribute by its name as written, its value unescaped. */
  attribute(tag: Tag, name: string): Attribute | null {
    // Latin-1 keeps one character per byte, so that positions in the text are positions in the part.
    const source = this.bytes.toString('latin1', tag.start, tag.end)
    const match = attributePattern(name).exec(source)
    if (!match) return null
    const raw = match[1] ?? match[2]!
    const end = tag.start + match.index + match[0].length - 1
    const start = end - raw.length
    return { value: unescapeXml(this.bytes.toString('utf8', start, end)), start, end }
  }

  source(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end)
  }

  /** The unescaped text of an element that holds nothing else. */
  text(tag: Tag): string {
    if (tag.kind === 'empty') return ''
    const source = this.source(tag.end, this.contentEnd(tag))
    if (!source.includes('<')) return unescapeXml(source)
    const plain = source.split(/<!\[CDATA\[([^]*?)\]\]>/)
    return plain.map((each, index) => (index % 2 ? each : unescapeXml(each.replace(/<!--[^]*?-->/g, '')))).join('')
  }

  #findPrefixes(): string[] {
    const declared = new Map<string, string>()
    const source = this.source(this.root.start, this.root.end)
    for (const [, prefix = '', double, single] of source.matchAll(
      /\sxmlns(:[\w.-]+)?\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      declared.set(prefix === '' ? '' : `${prefix.slice(1)}:`, double ?? single ?? '')
    }
    const own = declared.get(this.prefix)
    const others = [...declared].flatMap(([prefix, name]) => {
      const isUsed = prefix !== this.prefix && name === own && (prefix === '' || this.bytes.includes(`<${prefix}`))
      return isUsed ? [prefix] : []
    })
    return [this.prefix, ...others]
  }

  #findNamed(name: string, from: number, limit: number): Tag | null {
    const needle = Buffer.from(`<${name}`)
    for (let at = this.bytes.indexOf(needle, from); at >= 0 && at < limit; at = this.bytes.indexOf(needle, at + 1)) {
      if (!isNameEnd(this.bytes[at + needle.length]) || this.#isHidden(at)) continue
      return this.#tagAt(at)
    }
    return null
  }

  #endTag(tag: Tag): Tag | null {
    if (tag.kind === 'empty') return null
    const needle = `</${tag.name}`
    let at = this.bytes.indexOf(needle, tag.end)
    while (at >= 0 && (!isNameEnd(this.bytes[at + needle.length]) || this.#isHidden(at))) {
      at = this.bytes.indexOf(needle, at + 1)
    }
    if (at < 0) throw new Refusal('damaged', `${this.part}: <${tag.name}> does not end`)
    return this.#tagAt(at)
  }

  /** Whether a position lies in a comment, CDATA or instruction. */
  #isHidden(at: number): boolean {
    let low = 0
    let high = this.#passages.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#passages[middle]!.end <= at) low = middle + 1
      else high = middle
    }
    const passage = this.#passages[low]
    return passage !== undefined && passage.start < at
  }

  #findPassages(): { start: number; end: number }[] {
    const { bytes } = this
    const passages: { start: number; end: number }[] = []
    let bang = bytes.indexOf('<!')
    let question = bytes.indexOf('<?')
    while (bang >= 0 || question >= 0) {
      const start = bang < 0 || (question >= 0 && question < bang) ? question : bang
      const end = this.#afterSpecial(start)
      passages.push({ start, end })
      if (bang >= 0 && bang < end) bang = bytes.indexOf('<!', end)
      if (question >= 0 && question < end) question = bytes.indexOf('<?', end)
    }
    return passages
  }

  #afterSpecial(at: number): number {
    const close = this.bytes[at + 1] === QUESTION ? '?>' : this.#closeOfBang(at)
    const end = this.bytes.indexOf(close, at + 2)
    if (end < 0) throw new Refusal('damaged', `${this.part} is cut off`)
    return end + close.length
  }

  #closeOfBang(at: number): string {
    const head = this.bytes.toString('latin1', at, at + 9)
    if (head.startsWith('<!--')) return '-->'
    if (head === '<![CDATA[') return ']]>'
    throw new Refusal('unsafe', `${this.part} has a DOCTYPE`)
  }

  #tagAt(start: number): Tag {
    const { bytes } = this
    const isClose = bytes[start + 1] === SLASH
    const nameStart = start + (isClose ? 2 : 1)
    let at = nameStart
    while (!isNameEnd(bytes[at])) at++
    const name = bytes.toString('latin1', nameStart, at)
    let quote = 0
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (quote) {
        if (byte === quote) quote = 0
      } else if (byte === 0x22 || byte === 0x27) quote = byte
      else if (byte === GREATER) {
        const isEmpty = bytes[at - 1] === SLASH
        return { name, start, end: at + 1, kind: isClose ? 'close' : isEmpty ? 'empty' : 'open' }
      }
    }
    throw new Refusal('damaged', `${this.part}: <${name} does not end`)
  }
}

const attributePatterns = new Map<string, RegExp>()

function attributePattern(name: string): RegExp {
  let pattern = attributePatterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  return pattern
}

function isNameEnd(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20 || byte === GREATER || byte === SLASH
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, decimal?: string, name = '') => {
      const code = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : null
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      return Object.hasOwn(named, name) ? named[name]! : whole
    },
  )
}
