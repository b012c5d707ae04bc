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
