import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromTsv, toTsv } from './clipboard'

describe('fromTsv', () => {
  it.each<[string, string, string[][]]>([
    ['nothing', '', [['']]],
    ['one word', '課題', [['課題']]],
    [
      'what Excel writes for 2 × 2',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'what Google Sheets writes for 2 × 2',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['an empty cell between and at the end', 'a\t\tb\t\r\n', [['a', '', 'b', '']]],
    ['an empty last row', 'a\r\n\r\n', [['a'], ['']]],
    ['a line feed inside a cell', '"一行目\n二行目"\tb\r\n', [['一行目\n二行目', 'b']]],
    ['CR LF inside a cell', '"一\r\n二"', [['一\n二']]],
    ['a tab inside a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['doubled quotes', '"say ""hi""\nthere"', [['say "hi"\nthere']]],
    ['a quoted cell that is only quotes', '""""', [['"']]],
    ['quotes in the middle of a plain cell', 'say "hi"\tb', [['say "hi"', 'b']]],
    ['a plain cell that begins with a quoted word', '"hi" she said\tb', [['"hi" she said', 'b']]],
    [
      'a quote that never closes',
      '"open\tb\nc',
      [
        ['"open', 'b'],
        ['c', ''],
      ],
    ],
    [
      'rows of different length',
      'a\nb\tc',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
  ])('reads %s', (_name, text, matrix) => {
    expect(fromTsv(text)).toEqual(matrix)
  })

  it('takes in as many lines as somebody copied', () => {
    expect(fromTsv('a\n'.repeat(200_000))).toHaveLength(200_000)
  })
})

describe('toTsv', () => {
  it('leaves one plain cell bare and ends rows as Excel does otherwise', () => {
    expect(toTsv([['課題']])).toBe('課題')
    expect(toTsv([['a', 'b']])).toBe('a\tb\r\n')
  })

  it('quotes only what would be misread', () => {
    expect(toTsv([['say "hi"', '"hi"', 'a\nb', 'a\tb']])).toBe('say "hi"\t"""hi"""\t"a\nb"\t"a\tb"\r\n')
  })

  it('is read back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '高', '"', '\t', '\n', ' ', '😀') })
    const matrix = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      )
    fc.assert(
      fc.property(matrix, (cells) => {
        expect(fromTsv(toTsv(cells))).toEqual(cells)
      }),
    )
  })
})
