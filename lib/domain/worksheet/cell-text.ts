// NUL and halves of a character pair cannot be stored as text; neither shows anything to a reader.
const unstorable = /[\0\p{Surrogate}]/gu

/** A text as a cell stores it: line feeds only, and nothing that a database or an XML file must refuse. */
export function storableText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unstorable, (character) => (character === '\0' ? '' : '\uFFFD'))
}
