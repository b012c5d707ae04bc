import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifference, type Piece } from './word-difference'

const marked = (pieces: Piece[]) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

test('words that the other text lacks are marked, in Japanese and in English', () => {
  const japanese = wordDifference('仕訳に時間がかかる', '仕訳に費用がかかる')
  expect([marked(japanese.one), marked(japanese.other)]).toEqual(['仕訳に[時間]がかかる', '仕訳に[費用]がかかる'])
  const english = wordDifference('Orders are late', 'Orders are often late')
  expect([marked(english.one), marked(english.other)]).toEqual(['Orders are late', 'Orders are [often ]late'])
})

test('spaces and line breaks are differences like any other', () => {
  expect(marked(wordDifference('一行\n二行', '一行二行').one)).toContain('[\n]')
})

test('the pieces are the texts, and the unmarked ones are what both have', () => {
  const text = fc.string({ unit: fc.constantFrom('在庫', '数', 'が', ' ', '\n', 'late', '🙂') })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const difference = wordDifference(one, other)
      const [first, second] = [difference.one, difference.other]
      expect([first, second].map((pieces) => pieces.map((piece) => piece.text).join(''))).toEqual([one, other])
      const common = (pieces: Piece[]) => pieces.flatMap(({ text, differs }) => (differs ? [] : text)).join('')
      expect(common(first)).toBe(common(second))
    }),
  )
})

test('two long texts without a word in common are told at once, as a whole', () => {
  const one = '甲 '.repeat(8_000)
  const other = '乙、'.repeat(8_000)
  expect(wordDifference(one, other).one).toEqual([{ text: one, differs: true }])
})
