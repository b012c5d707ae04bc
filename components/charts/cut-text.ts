/**
 * Text cut to a width, because SVG does not cut it itself. Widths are estimated (a Japanese character is one em, a
 * Latin one 0.6), on the wide side, so that a label never reaches its neighbour.
 */
export function cutText(text: string, width: number, em: number): string {
  const room = width / em
  const characters = [...text]
  let used = 0
  for (const [index, character] of characters.entries()) {
    used += character.charCodeAt(0) < 0x300 ? 0.6 : 1
    // One em is kept for the ellipsis unless this is the last character.
    const limit = index === characters.length - 1 ? room : room - 1
    if (used > limit) return index === 0 ? '' : `${characters.slice(0, index).join('')}…`
  }
  return text
}

/** The width of a text in pixels, as `cutText` counts: on the wide side. */
export function textWidth(text: string, em: number): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) < 0x300 ? 0.6 : 1), 0) * em
}
