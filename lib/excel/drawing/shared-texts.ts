import { xmlText } from './text'

/** Texts per piece of the part: a few hundred kilobytes of XML. */
const TEXTS_AT_ONCE = 2_000

/** The texts of a workbook, each kept once, in place of exceljs' own: those take an XML tree and a property for each. */
export class SharedTexts {
  private readonly indexes = new Map<string, number>()
  private references = 0

  /** How many different texts there are; exceljs leaves the part out when there are none. */
  get count(): number {
    return this.indexes.size
  }

  /** The number under which cells refer to a text, which is as `cellText` makes it. */
  add(text: string): number {
    this.references++
    const known = this.indexes.get(text)
    if (known !== undefined) return known
    const index = this.indexes.size
    this.indexes.set(text, index)
    return index
  }

  /** The part's XML in pieces. */
  *parts(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.references}" uniqueCount="${this.count}">`
    let xml = ''
    let held = 0
    for (const text of this.indexes.keys()) {
      xml += /^\s|\n|\s$/.test(text) ? '<si><t xml:space="preserve">' : '<si><t>'
      xml += xmlText(text) + '</t></si>'
      if (++held % TEXTS_AT_ONCE === 0) {
        yield xml
        xml = ''
      }
    }
    yield xml + '</sst>'
  }
}
