import { describe, expect, test } from 'vitest'
import type { Grid } from '../../domain/worksheet/grid'
import { MAX_DELIMITED_ROWS, MAX_RECORD_LENGTH } from '../limits'
import { Refusal } from './refusal'
import { readGrids } from './workbook'

const HEADER = 'No,プロダクト名,実現を阻害する要因,緊急度の理由,重要度の理由,備考'
const file = (text: string) => new TextEncoder().encode(text)
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

/** Shift_JIS of Microsoft for these characters, from its published table. */
const shiftJis: Record<string, number[]> = {
  '①': [0x87, 0x40],
  '～': [0x81, 0x60],
  髙: [0xfb, 0xfc],
  課: [0x89, 0xdb],
  題: [0x91, 0xe8],
  ｱ: [0xb1],
  表: [0x95, 0x5c],
  緊: [0x8b, 0xd9],
  急: [0x8b, 0x7d],
  重: [0x8f, 0x64],
  要: [0x97, 0x76],
  度: [0x93, 0x78],
  背: [0x94, 0x77],
  景: [0x8c, 0x69],
}
const inShiftJis = (text: string) =>
  new Uint8Array([...text].flatMap((character) => shiftJis[character] ?? [character.charCodeAt(0)]))

function textsOf(bytes: Uint8Array): string[][] {
  const [grid] = readGrids(bytes)
  return texts(grid!)
}

function texts({ rows }: Grid): string[][] {
  return rows.map(({ cells }) => [...cells.values()].map(({ text }) => text))
}

function codeOf(bytes: Uint8Array): string {
  try {
    readGrids(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('encodings, told by the bytes', () => {
  const text = 'No,課題\n1,①～髙　一😀\n'
  const read = [
    ['No', '課題'],
    ['1', '①～髙　一😀'],
  ]
  test.each([
    ['UTF-8', file(text)],
    ['UTF-8 with a mark', file(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${text}`)],
    ['UTF-16 LE', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE', utf16be(text)],
  ])('%s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual(read)
  })

  test('Shift_JIS with Microsoft’s characters and a backslash as second byte', () => {
    expect(textsOf(inShiftJis('No,課題\r\n1,"①～髙ｱ表"\r\n'))).toEqual([
      ['No', '課題'],
      ['1', '①～髙ｱ表'],
    ])
  })

  test('neither of them', () => {
    expect(codeOf(new Uint8Array([...file('No,'), 0xff, 0xff, 0x0a]))).toBe('unknownEncoding')
  })
})

describe('separators, told by the header they yield', () => {
  const body = '1\t弥生\ta, b; c\t高\t中\t'
  test.each([
    ['comma', ',', `1,弥生,"a, b; c",高,中,`],
    ['tab', '\t', body],
    ['semicolon', ';', '1;弥生;"a, b; c";高;中;'],
  ])('%s', (_, separator, line) => {
    const [header, row] = textsOf(file(`${HEADER.replaceAll(',', separator)}\n${line}\n`))
    expect(header).toEqual(HEADER.split(','))
    expect(row).toEqual(['1', '弥生', 'a, b; c', '高', '中'])
  })

  test('more commas in a note above than the table has columns', () => {
    const note = 'a,'.repeat(30)
    expect(textsOf(file(`${note}\n${HEADER.replaceAll(',', '\t')}\n`))[1]).toEqual(HEADER.split(','))
  })
})

test('quoted cells hold line ends, separators and quotes; rows count records; blank ones stay blank', () => {
  const [grid] = readGrids(file('a,"x\r\ny, ""z"""\r\n\r\n,b"c,\r'))
  expect(texts(grid!)).toEqual([['a', 'x\ny, "z"'], ['b"c']])
  expect(grid!.rows.map(({ number }) => number)).toEqual([1, 3])
  expect([...grid!.rows[1]!.cells.keys()]).toEqual([1])
})

test('the apostrophe that guards a formula is no part of the text; any other is', () => {
  const [line] = textsOf(file(`'=1+1,'+1,'-1,'@a,"'\ta","'\rb",'a,''=1,=1+1`))
  expect(line).toEqual(['=1+1', '+1', '-1', '@a', '\ta', '\nb', "'a", "''=1", '=1+1'])
})

describe('hostile files end in a named refusal', { timeout: 30_000 }, () => {
  test.each([
    ['a quote that is never closed', 'unclosedQuote', `${HEADER}\n1,"課題\n`],
    ['one line of 10 MB', 'tooLargeInside', 'a'.repeat(10_000_000)],
    ['one quoted cell of 10 MB', 'tooLargeInside', `"${'a'.repeat(10_000_000)}"`],
    ['five million columns', 'tooLargeInside', 'a,'.repeat(5_000_000)],
    ['too many columns within a line', 'tooLargeInside', ','.repeat(20_000)],
    ['a million empty lines', 'tooLargeInside', '\n'.repeat(1_000_000)],
    ['a malformed quote in every cell', 'tooLargeInside', '"a"b,'.repeat(2_000_000)],
  ])('%s', (_, code, text) => {
    expect(codeOf(file(text))).toBe(code)
  })

  test('just within the limits', () => {
    expect(codeOf(file('a'.repeat(MAX_RECORD_LENGTH - 10)))).toBe('read')
    expect(codeOf(file('a\n'.repeat(MAX_DELIMITED_ROWS)))).toBe('read')
  })
})
