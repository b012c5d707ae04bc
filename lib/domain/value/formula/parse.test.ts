import fc from 'fast-check'
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { grammarUrl, parserFile, parserUrl } from '../../../../scripts/make-grammar.mjs'
import type { Node } from './ast'
import { formulaErrorText } from './errors'
import { parseFormula } from './parse'
import { printFormula } from './print'
import { MAX_DEPTH, noVocabulary, type Vocabulary } from './tokens'

const known = (...names: string[]): Vocabulary => ({ names, labels: new Set() })

/** A tree as nested lists, without places: 1 + a is ['+', 1, 'a']. */
function shape(node: Node): unknown {
  if (node.kind === 'number')
    return node.scale || node.unit ? `${node.value} ${node.scale} ${node.unit}`.trim() : node.value
  if (node.kind === 'name') return node.name
  if (node.kind === 'negative') return ['-', shape(node.of)]
  if (node.kind === 'call') return [node.function, ...node.arguments.map(shape)]
  return [node.operator, shape(node.left), shape(node.right)]
}

function read(text: string, vocabulary?: Vocabulary): unknown {
  const result = parseFormula(text, vocabulary)
  return result.ok ? shape(result.value) : result.error.code
}

test('the kept parser is what the grammar makes', () => {
  expect(fs.readFileSync(parserUrl, 'utf8')).toBe(parserFile(fs.readFileSync(grammarUrl, 'utf8')))
})

describe('formulas as people write them', () => {
  test.each<[string, unknown]>([
    [
      '確定申告する個人事業主の数 × 1人当たり入出金明細数 × 1明細当たり削減時間 × 時給',
      ['×', ['×', ['×', '確定申告する個人事業主の数', '1人当たり入出金明細数'], '1明細当たり削減時間'], '時給'],
    ],
    ['(20人 - 2人) * 7.5 h/day * 1200 円/h', ['×', ['×', ['-', '20  人', '2  人'], '7.5  h/day'], '1200  円/h']],
    ['（２０人－２人）×７．５時間／日', ['×', ['-', '20  人', '2  人'], '7.5  時間/日']],
    ['1 + 2 × 3', ['+', 1, ['×', 2, 3]]],
    ['(1 + 2) × 3', ['×', ['+', 1, 2], 3]],
    ['8 - 4 - 2', ['-', ['-', 8, 4], 2]],
    ['8 ÷ 4 / 2', ['÷', ['÷', 8, 4], 2]],
    ['2 ^ 3 ^ 2', ['^', 2, ['^', 3, 2]]],
    ['-2 ^ 2', ['-', ['^', 2, 2]]],
    ['2 ^ -1', ['^', 2, ['-', 1]]],
    ['−a − −b', ['-', ['-', 'a'], ['-', 'b']]],
    ['1200', 1200],
    ['1,200 + 1,200,000.5', ['+', 1200, 1200000.5]],
    ['12万 + 3億 + 5k + 2M + 10%', ['+', ['+', ['+', ['+', '12 万', '3 億'], '5 k'], '2 M'], '10 %']],
    ['1億2,000万円', '12000 万 円'],
    ['12 万円/月', '12 万 円/月'],
    ['$5 + ¥1,200 + $1.5M', ['+', ['+', '5  $', '1200  ¥'], '1.5 M $']],
    ['5$/日 + 1万 $', ['+', '5  $/日', '1 万 $']],
    ['5 hours per day', '5  hours/day'],
    ['100/人', '100  /人'],
    ['30 min', '30  min'],
    ['30 × min(1,200, a)', ['×', 30, ['min', 1, 200, 'a']]],
    ['MAX（1、2）', ['max', 1, 2]],
    ['if(人数 >= 10, 1, 0)', ['if', ['≥', '人数', 10], 1, 0]],
    ['a <> b', ['≠', 'a', 'b']],
    ['a ≦ (b = c)', ['≤', 'a', ['=', 'b', 'c']]],
    ['3x4', ['×', 3, 4]],
    ['a x b X 2', ['×', ['×', 'a', 'b'], 2]],
    ['x x x', ['×', 'x', 'x']],
    ['axb', 'axb'],
    ['20人x3', '20人x3'],
    ['削減時間（分） × 時給[円/h]', ['×', '削減時間(分)', '時給[円/h]']],
    ['bank entries per person × 5', ['×', 'bank entries per person', 5]],
    ["people's hours * 2", ['×', "people's hours", 2]],
    ['"a × b" + 「数（年間）」', ['+', 'a × b', '数(年間)']],
    ['Zahl der Größen * 数量_1', ['×', 'Zahl der Größen', '数量_1']],
    ['عدد × 5', ['×', 'عدد', 5]],
    ['5kg', '5kg'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('known names go first, longest first, and do not end within a word', () => {
    expect(read('人数/年 × 20人', known('人数', '人数/年'))).toEqual(['×', '人数/年', '20  人'])
    expect(read('20人 + 時給', known('20人', '時給'))).toEqual(['+', '20  人', '時給'])
    expect(read('時給合計', known('時給'))).toBe('時給合計')
    expect(read('1200 円/h', known('h'))).toEqual(['÷', '1200  円', 'h'])
    expect(read('検品数 - 返品数', known('検品数', '返品数', '検品数 - 返品数'))).toEqual(['-', '検品数', '返品数'])
    expect(read('A-B間の時間 - A', known('A', 'A-B間の時間'))).toEqual(['-', 'A-B間の時間', 'A'])
  })

  test('counters of the terms are units too', () => {
    expect(read('20ブランド × 3')).toEqual(['×', '20ブランド', 3])
    expect(read('20ブランド × 3', { names: [], labels: new Set(['ブランド']) })).toEqual(['×', '20  ブランド', 3])
  })

  test('each part knows its characters', () => {
    const formula = '（人数 + 2） × 時給'
    const result = parseFormula(formula)
    if (!result.ok || result.value.kind !== 'binary') throw new Error('not read')
    const { left, right } = result.value
    expect([formula.slice(left.from, left.to), formula.slice(right.from, right.to)]).toEqual(['人数 + 2', '時給'])
  })
})

describe('errors', () => {
  test.each<[text: string, code: string, place: string]>([
    ['', 'empty', ''],
    ['a +', 'valueMissing', ''],
    ['(a + )', 'valueMissing', ')'],
    ['a × ÷ b', 'unexpected', '÷'],
    ['20 人数', 'operatorMissing', '人数'],
    ['(a + b', 'unclosed', '('],
    ['a + b)', 'unopened', ')'],
    ['a + 。', 'unreadable', '。'],
    ['a + 👍', 'unreadable', '👍'],
    ['round(1, 2, 3)', 'argumentCount', 'round'],
    ['1 < a < 3', 'unexpected', '<'],
    ['1 + 1234567890123456', 'numberTooLong', '1234567890123456'],
    [`1 + ${'('.repeat(MAX_DEPTH + 1)}`, 'tooDeep', '('],
    ['a'.repeat(2001), 'tooLong', 'a'],
  ])('%#: %.20s %s', (text, code, place) => {
    const result = parseFormula(text)
    if (result.ok) throw new Error('read')
    expect([result.error.code, text.slice(result.error.from, result.error.to).trim()]).toEqual([code, place])
    const sentence = formulaErrorText(result.error)
    expect([sentence.ja.length > 0, sentence.en.length > 0]).toEqual([true, true])
  })
})

const place = { from: 0, to: 0 }
const vocabulary = known('人数', 'a', 'x', 'a b', 'A-B', '時給(円)', '20人', 'a × b', '1-2', 'sum(人)', '5/h', 'min')
const name = fc
  .oneof(
    fc.constantFrom(...vocabulary.names, '1人当たり数', 'x y', '率%', 'a - b', '「」', 'max', '5kg', "it's"),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/["\s]/g, '')),
  )
  .filter((text) => text.trim() !== '' && parseFormula(`"${text}"`).ok)
const numberParts = {
  kind: fc.constant('number' as const),
  value: fc.oneof(
    fc.nat(10 ** 9),
    fc.double({ min: 0.0001, max: 10 ** 6, noNaN: true }).map((value) => Number(value.toFixed(4))),
  ),
  scale: fc.constantFrom('', '万', '億', 'k'),
  unit: fc.constantFrom('', '円', '人', '円/h', 'h/day', '$', '$/月', '/人'),
}
const percent = fc.record({ ...numberParts, scale: fc.constant('%'), unit: fc.constantFrom('', '/月') })
const { tree } = fc.letrec<{ tree: Node; leaf: Node }>((tie) => ({
  leaf: fc.oneof(
    fc.oneof(fc.record(numberParts), percent).map((each): Node => ({ ...each, ...place })),
    name.map((text): Node => {
      const read = parseFormula(`"${text}"`)
      return read.ok ? { ...read.value, ...place } : { kind: 'name', name: text, ...place }
    }),
  ),
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    tie('leaf'),
    fc.record({ kind: fc.constant('negative' as const), of: tie('tree') }).map((each): Node => ({ ...each, ...place })),
    fc
      .record({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom('+', '-', '×', '÷', '^', '=', '≠', '<', '≤', '>', '≥'),
        left: tie('tree'),
        right: tie('tree'),
      })
      .map((each): Node => ({ ...each, ...place })),
    fc
      .record({
        kind: fc.constant('call' as const),
        function: fc.constantFrom('min', 'max', 'sum', 'avg'),
        arguments: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      })
      .map((each): Node => ({ ...each, ...place })),
  ),
}))

describe('printing', () => {
  test('reads back as the same tree', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(noVocabulary, vocabulary), (node, words) => {
        const text = printFormula(node, words)
        const again = parseFormula(text, words)
        if (!again.ok) throw new Error(`${text}: ${again.error.code}`)
        expect(shape(again.value)).toEqual(shape(node))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps what a reader needs and no more', () => {
    const printed = (text: string) => {
      const result = parseFormula(text)
      return result.ok ? printFormula(result.value) : result.error.code
    }
    expect(printed('((20人-2人))*7.5 h/day*1,200 円/h')).toBe('(20人 - 2人) × 7.5h/day × 1200円/h')
    expect(printed('a/(b*c)-(d-(e+12 万円))')).toBe('a ÷ (b × c) - (d - (e + 12万円))')
    expect(printed('$5/月 * 0.0000001')).toBe('$5/月 × 0.0000001')
  })
})

test('20,000 random strings are read or refused, none crashes or hangs', () => {
  const pieces = fc.constantFrom(
    ...[
      '(',
      ')',
      '（',
      ',',
      '、',
      '+',
      '-',
      '−',
      '×',
      'x',
      ' x ',
      '÷',
      '/',
      '^',
      '<',
      '>=',
      '=',
      ' ',
      '　',
      '\n',
      '"',
      '「',
    ],
    ...[
      '」',
      '1',
      '20人',
      '7.5',
      'h/day',
      '円/h',
      '12万',
      '億',
      '%',
      '$',
      'min(',
      'if(',
      'round',
      '時給',
      '1人当たり',
      'per',
      '👍',
    ],
  )
  const text = fc.oneof(
    { weight: 15, arbitrary: fc.array(pieces, { maxLength: 40 }).map((some) => some.join('')) },
    { weight: 15, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(pieces, { minLength: 1, maxLength: 2 })
        .map((some) => some.join('').repeat(700).slice(0, 2_000)),
    },
  )
  const vocabularies = fc.constantFrom(noVocabulary, vocabulary)
  let slowest = 0
  fc.assert(
    fc.property(text, vocabularies, (each, words) => {
      const start = performance.now()
      const result = parseFormula(each, words)
      slowest = Math.max(slowest, performance.now() - start)
      if (result.ok && each.length <= 600) expect(parseFormula(printFormula(result.value, words), words).ok).toBe(true)
      else if (!result.ok) expect(result.error.from >= 0 && result.error.to <= Math.max(each.length, 0)).toBe(true)
    }),
    { numRuns: 20_000 },
  )
  expect(slowest).toBeLessThan(500)
}, 120_000)

describe('what comes from elsewhere', () => {
  test('an equals sign in front, as Excel wants it', () => {
    expect(parseFormula(' =1 + 2').ok).toBe(true)
    expect(parseFormula('＝1').ok).toBe(true)
    expect(parseFormula('==1')).toMatchObject({ ok: false, error: { code: 'unexpected', from: 1 } })
  })

  test('a quote that is never closed is told as such', () => {
    expect(parseFormula('2 × "人数')).toMatchObject({ ok: false, error: { code: 'unclosedQuote', from: 4, to: 5 } })
  })
})
