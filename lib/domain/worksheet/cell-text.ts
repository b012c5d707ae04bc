import { MAX_CELL_LENGTH } from './fields'

// NUL and halves of a character pair cannot be stored as text; neither shows anything to a reader.
const unstorable = /[\0\p{Surrogate}]/gu

/** A text as a cell stores it: line feeds only, and nothing that a database or an XML file must refuse. */
export function storableText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unstorable, (character) => (character === '\0' ? '' : '\uFFFD'))
}

/** Cuts a text at Excel's limit without leaving half of a character pair. */
export function cutText(text: string): string {
  return text.length <= MAX_CELL_LENGTH ? text : text.slice(0, MAX_CELL_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
}

/** A label that is a plain number as that number: `3` and `4.1`, but not `03` or `1e5`, which would change. */
export function plainNumber(text: string): number | null {
  return /^(0|[1-9]\d{0,8})(\.\d{0,3}[1-9])?$/.test(text) ? Number(text) : null
}
