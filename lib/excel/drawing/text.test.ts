import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineCount, mostLines } from './text'

test('a text never takes more lines than its length allows', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '課', '😀', '\n', ' '), minLength: 1, maxLength: 200 })
  const width = fc.double({ min: 3, max: 60, noNaN: true })
  fc.assert(fc.property(text, width, (text, width) => mostLines(text, width) >= lineCount(text, width)))
  expect([lineCount('課題', 3), mostLines('課題', 3)]).toEqual([2, 2])
  expect([lineCount('a\nb', 9), mostLines('a\nb', 9)]).toEqual([2, Infinity])
})
