import { diffArrays } from 'diff'

/** A part of a text, and whether the text it is compared with says something else there. */
export interface Piece {
  text: string
  differs: boolean
}

/** More words than these are not told apart one by one: the texts have little in common, and the time grows with it. */
const MOST_DIFFERING_WORDS = 1_000

// Japanese has no spaces between words; this also takes other languages apart.
const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Two texts in pieces, those marked that the other one does not have. Joined, the pieces are the texts. */
export function wordDifference(one: string, other: string): { one: Piece[]; other: Piece[] } {
  const parts = diffArrays(wordsOf(one), wordsOf(other), { maxEditLength: MOST_DIFFERING_WORDS })
  if (!parts) return { one: [{ text: one, differs: true }], other: [{ text: other, differs: true }] }
  const pieces = parts.map(({ value, added, removed }) => ({ text: value.join(''), added, removed }))
  return {
    one: pieces.flatMap(({ text, added, removed }) => (added ? [] : { text, differs: removed })),
    other: pieces.flatMap(({ text, added, removed }) => (removed ? [] : { text, differs: added })),
  }
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment)
}
