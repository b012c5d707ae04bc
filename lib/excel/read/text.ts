import { readXml, type XmlEvents } from './xml'

/**
 * The text of a string as Excel shows it: `_x000D_` escapes undone (ECMA-376 part 1, 22.9.2.19), every line end a line
 * feed. What no database column or XML file can hold (NUL, half a surrogate pair) is dropped or replaced.
 */
export function plainText(stored: string): string {
  let text = stored
  if (text.includes('_x')) {
    text = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    text = text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Collects the text of a string item: its `t` elements, with those of rich text runs, without furigana (`rPh`). */
export class StringItem {
  #text = ''
  #inText = false
  #inPhonetic = false

  open(name: string): void {
    if (name === 't') this.#inText = !this.#inPhonetic
    else if (name === 'rPh') this.#inPhonetic = true
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inPhonetic = false
  }

  add(text: string): void {
    if (this.#inText) this.#text += text
  }

  /** The collected text; the item is empty again afterwards. */
  take(): string {
    const text = plainText(this.#text)
    this.#text = ''
    return text
  }
}

/** The workbook's shared strings, by index. */
export function readSharedStrings(bytes: Uint8Array, part: string): string[] {
  const strings: string[] = []
  const item = new StringItem()
  const events: XmlEvents = {
    open: (name) => item.open(name),
    close(name) {
      if (name === 'si') strings.push(item.take())
      else item.close(name)
    },
    text: (text) => item.add(text),
  }
  readXml(bytes, part, events)
  return strings
}
