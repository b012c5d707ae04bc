/** Text as it can stand in a workbook's XML. */

/** Not a character: half of a surrogate pair, U+FFFE, U+FFFF. XML cannot hold them, Excel refuses the file. */
const unwritable = /[\p{Surrogate}\uFFFE\uFFFF]/gu

/** Control characters, which XML cannot hold but Excel's escape can, and what would be read as such an escape. */
const escaped = /[\u0000-\u0008\u000B-\u001F\u007F]|_(?=x[0-9A-Fa-f]{4}_)/g

/** What one of the two may be: most texts hold none, and one quick look tells. */
const suspicious = /[\u0000-\u0008\u000B-\u001F\u007F_\uD800-\uDFFF\uFFFE\uFFFF]/

/**
 * Text for a cell: what is no character is left out, control characters and literal `_xHHHH_` are written in Excel's
 * own escape (`_x005F_xHHHH_`), so that they are read back as they were.
 */
export function cellText(text: string): string {
  if (!suspicious.test(text)) return text
  return text.replace(unwritable, '').replace(escaped, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands between the tags of XML. */
export function xmlText(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character]!) : text
}

/** Excel takes longer addresses for damage. */
const MAX_LINK_LENGTH = 2079

/** The address that a text is as a whole, if it is one of the web; every other scheme stays plain text. */
export function webLink(text: string): string | null {
  const address = text.trim()
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return null
  const { href } = new URL(address)
  return href.length <= MAX_LINK_LENGTH ? href : null
}

/** Lines that a text takes in a column of the given width; a full-width character takes two of its units. */
export function lineCount(text: string, width: number): number {
  let lines = 1
  let units = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const size = code > 255 ? 2 : 1
    if (code === 10 || units + size > width) lines++
    if (code === 10) units = 0
    else units = units + size > width ? size : units + size
  }
  return lines
}

/** A number of lines that `lineCount` does not exceed, told by the length alone: a line that breaks lacks one unit at most. */
export function mostLines(text: string, width: number): number {
  return text.includes('\n') ? Infinity : Math.ceil((2 * text.length) / (Math.floor(width) - 1))
}
