/** Changes to a part by byte positions; whatever lies between them is copied. */
export class Splices {
  readonly #edits: { start: number; end: number; content: string }[] = []

  get isEmpty(): boolean {
    return this.#edits.length === 0
  }

  /** Puts `content` in place of the bytes from `start` to `end`; equal bounds insert it. Edits must not overlap. */
  replace(start: number, end: number, content: string): void {
    this.#edits.push({ start, end, content })
  }

  /** Inserts at a position, after what was inserted there before. */
  insert(at: number, content: string): void {
    this.replace(at, at, content)
  }

  apply(bytes: Buffer): Buffer {
    const chunks: Buffer[] = []
    let position = 0
    // What is inserted at a place comes before what replaces the bytes from there on, whichever was asked for first.
    const ordered = [...this.#edits].sort((one, other) => one.start - other.start || one.end - other.end)
    for (const { start, end, content } of ordered) {
      chunks.push(bytes.subarray(position, start), Buffer.from(content))
      position = end
    }
    return Buffer.concat([...chunks, bytes.subarray(position)])
  }
}

/** A start tag as text with attributes set anew or, where the value is null, left out; the others stay as written. */
export function withAttributes(tag: string, values: Record<string, string | null>): string {
  let changed = tag
  for (const [name, value] of Object.entries(values)) {
    const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
    const written = value === null ? '' : ` ${name}="${value}"`
    if (pattern.test(changed)) changed = changed.replace(pattern, () => written)
    else changed = changed.replace(/\s*\/?>$/, (end) => written + end.trim())
  }
  return changed
}

/** Text between tags as Excel writes it: quotes stand as they are, which keeps formulas readable. */
export function elementText(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'))
}
