import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePositions } from '../merge/position'
import type { CellKey, ExtraKey } from '../worksheet/fields'
import { defaultScale, type Cells, type Scale } from '../worksheet/model'
import type { PastUseCase, PastWorksheet } from './as-of'
import { compare, type ComparedRow, type Comparison } from './compare'

const row = (id: string, position: string, cells: Cells = {}, deleted = false): PastUseCase => ({
  ...{ id, position, cells, deleted },
})
const sheet = (useCases: PastUseCase[], more: Partial<PastWorksheet> = {}): PastWorksheet => ({
  ...{ title: '会計', format: 'v1.2', scale: defaultScale, extraColumns: [] },
  useCases: useCases.sort(comparePositions),
  ...more,
})
const levels = (urgency: string, importance: string): Cells => ({ urgency, importance })

/** What a test says of a row: its kind, its places and its cells. */
const told = ({ rows }: Comparison) =>
  rows.map(({ id, kind, moved, from, to, cells }) => ({
    ...{ id, kind, moved, places: [from?.place ?? null, to?.place ?? null] },
    cells: cells.map(({ field, ...texts }) => [field, texts.from, texts.to]),
  }))
const ranks = ({ ranks: rows }: Comparison) =>
  rows.map(({ id, from, to }) => [id, from?.rank ?? null, to?.rank ?? null])

describe('rows', () => {
  const before = sheet([
    row('a', 'a1', { problem: '遅い' }),
    row('b', 'a2', { problem: '合わない' }),
    row('c', 'a3', { problem: '間に合わない' }),
  ])

  test.each<[string, PastUseCase[], ReturnType<typeof told>]>([
    ['nothing', before.useCases, []],
    [
      'a text changed, one emptied and one filled, in the order of the registry',
      [row('a', 'a1', { notes: 'メモ', product: '会計' }), ...before.useCases.slice(1)],
      [
        {
          ...{ id: 'a', kind: 'changed', moved: false, places: [1, 1] },
          cells: [
            ['product', null, '会計'],
            ['problem', '遅い', null],
            ['notes', null, 'メモ'],
          ],
        },
      ],
    ],
    [
      'a row added between others, which it does not move',
      [...before.useCases, row('d', 'a1V', { problem: '新しい' })],
      [{ id: 'd', kind: 'added', moved: false, places: [null, 2], cells: [['problem', null, '新しい']] }],
    ],
    [
      'a row deleted, told where it was',
      [row('a', 'a1', { problem: '速い' }), row('b', 'a2', {}, true), row('c', 'a3')],
      [
        { id: 'a', kind: 'changed', moved: false, places: [1, 1], cells: [['problem', '遅い', '速い']] },
        { id: 'b', kind: 'deleted', moved: false, places: [2, null], cells: [['problem', '合わない', null]] },
        { id: 'c', kind: 'changed', moved: false, places: [3, 2], cells: [['problem', '間に合わない', null]] },
      ],
    ],
    [
      'the last row moved to the top, past rows that stay',
      [...before.useCases.slice(0, 2), row('c', 'a0', { problem: '間に合わない' })],
      [{ id: 'c', kind: 'moved', moved: true, places: [3, 1], cells: [] }],
    ],
    [
      'a row moved and changed at once',
      [...before.useCases.slice(0, 2), row('c', 'a0', { problem: '間に合う' })],
      [{ id: 'c', kind: 'changed', moved: true, places: [3, 1], cells: [['problem', '間に合わない', '間に合う']] }],
    ],
    [
      'a row that a person deleted and added again with the same texts is another one',
      [row('x', 'a1', { problem: '遅い' }), ...before.useCases.slice(1)],
      [
        { id: 'a', kind: 'deleted', moved: false, places: [1, null], cells: [['problem', '遅い', null]] },
        { id: 'x', kind: 'added', moved: false, places: [null, 1], cells: [['problem', null, '遅い']] },
      ],
    ],
  ])('%s', (_, useCases, differences) => {
    expect(told(compare(before, sheet([...useCases])))).toEqual(differences)
  })
})

test('a change of a level changes the ranks of others, which are told the best first', () => {
  const before = sheet([
    row('a', 'a1', levels('高', '高')),
    row('b', 'a2', levels('中', '中')),
    row('c', 'a3', levels('低', '低')),
    row('d', 'a4'),
  ])
  const after = sheet([
    row('a', 'a1', levels('低', '低')),
    row('b', 'a2', levels('中', '中')),
    row('c', 'a3', levels('低', '低'), true),
    row('d', 'a4', levels('高', '高')),
  ])
  expect(ranks(compare(before, after))).toEqual([
    ['d', null, 1],
    ['a', 1, 3],
    ['c', 3, null],
  ])
})

test('the same levels under another scale are other ranks, and no changed cells', () => {
  const useCases = [row('a', 'a1', levels('高', '低')), row('b', 'a2', levels('中', '中'))]
  const before = sheet(useCases, { format: 'v2.0', scale: { 高: 3, 中: 2, 低: 1 } })
  const after = sheet(useCases, { format: 'v2.0', scale: { 高: 5, 中: 2, 最高: 9 } })
  const comparison = compare(before, after)
  expect(comparison).toMatchObject({ lens: 'product', rows: [] })
  expect(comparison.scale).toEqual([
    { level: '高', from: 3, to: 5 },
    { level: '低', from: 1, to: null },
    { level: '最高', from: null, to: 9 },
  ])
  expect(ranks(comparison)).toEqual([['a', 2, null]])
})

test('title and columns of one’s own', () => {
  const before = sheet([], { title: '会計', extraColumns: ['extra:担当者'] })
  const after = sheet([], { title: '会計ソフト', extraColumns: ['extra:担当者', 'extra:期日'] })
  expect(compare(before, after)).toMatchObject({
    title: { from: '会計', to: '会計ソフト' },
    columns: { added: ['extra:期日'], deleted: [] },
  })
})

const texts = fc.constantFrom('高', '中', '低', 'A', '長い\n文')
const keys: CellKey[] = ['problem', 'urgency', 'importance', 'mlValue', 'notes', 'extra:担当者']
const cells: fc.Arbitrary<Cells> = fc.dictionary(fc.constantFrom(...keys), texts).map((some) => ({ ...some }))
const rows = fc.uniqueArray(
  fc.record({
    ...{ id: fc.constantFrom(...'abcdefgh'), position: fc.constantFrom('a0', 'a1', 'a2', 'Zz'), cells },
    deleted: fc.boolean(),
  }),
  { selector: ({ id }) => id },
)
const worksheets = fc
  .record({
    title: fc.constantFrom('A', 'B'),
    scale: fc.constantFrom<Scale>(defaultScale, { 高: 5, 中: 2 }),
    extraColumns: fc.constantFrom<ExtraKey[]>([], ['extra:担当者'], ['extra:担当者', 'extra:期日']),
    useCases: rows,
  })
  .map(({ useCases, ...more }) => sheet(useCases, { ...more, format: 'v1.1' }))

/** The worksheet `from` after everything that the comparison tells, and nothing else. */
function applied(from: PastWorksheet, { title, scale, columns, rows: differences }: Comparison): PastWorksheet {
  const useCases = new Map(from.useCases.filter(({ deleted }) => !deleted).map((each) => [each.id, each]))
  for (const { id, kind, to, cells: changed } of differences) {
    if (kind === 'deleted') useCases.delete(id)
    else {
      const texts: Cells = { ...useCases.get(id)?.cells }
      for (const { field, to: text } of changed) {
        if (text === null) delete texts[field]
        else texts[field] = text
      }
      useCases.set(id, row(id, to!.position, texts))
    }
  }
  const levelScores = Object.fromEntries(Object.entries(from.scale))
  for (const { level, to } of scale) {
    if (to === null) delete levelScores[level]
    else levelScores[level] = to
  }
  const kept = from.extraColumns.filter((key) => !columns.deleted.includes(key))
  return sheet([...useCases.values()], {
    ...{ title: title?.to ?? from.title, format: from.format, scale: levelScores },
    extraColumns: [...kept, ...columns.added],
  })
}

/** The comparison in the other direction, in no order. */
function inverse({ format, title, scale, columns, lens, rows: differences, ranks: places }: Comparison) {
  const turned = <Both extends { from: unknown; to: unknown }>(both: Both) => ({
    ...both,
    from: both.to,
    to: both.from,
  })
  const kinds = { added: 'deleted', deleted: 'added', changed: 'changed', moved: 'moved' } as const
  return sorted({
    format,
    title: title && { from: title.to, to: title.from },
    scale: scale.map(turned),
    columns: { added: columns.deleted, deleted: columns.added },
    lens,
    rows: differences.map((each) => ({ ...turned(each), kind: kinds[each.kind], cells: each.cells.map(turned) })),
    ranks: places.map(turned),
  })
}

function sorted(comparison: Comparison): Comparison {
  const byId = (one: ComparedRow, other: ComparedRow) => (one.id < other.id ? -1 : 1)
  return {
    ...comparison,
    scale: comparison.scale.toSorted((one, other) => (one.level < other.level ? -1 : 1)),
    rows: comparison.rows.toSorted(byId),
    ranks: comparison.ranks.toSorted(byId),
  }
}

describe('any two worksheets', () => {
  const check = (property: (a: PastWorksheet, b: PastWorksheet) => void) =>
    fc.assert(fc.property(worksheets, worksheets, property), { numRuns: 500 })

  test('nothing differs from itself', () => {
    check((a) => {
      const none = {
        format: 'v1.1',
        title: null,
        scale: [],
        columns: { added: [], deleted: [] },
        lens: 'priority',
        rows: [],
        ranks: [],
      }
      expect(compare(a, structuredClone(a))).toEqual(none)
    })
  })

  test('backwards is the inverse', () => {
    check((a, b) => {
      expect(sorted(compare(b, a))).toEqual(inverse(compare(a, b)))
    })
  })

  test('what is told of the one leads to the other', () => {
    check((a, b) => {
      const present = b.useCases.filter(({ deleted }) => !deleted)
      expect(applied(a, compare(a, b))).toEqual({ ...b, useCases: present })
    })
  })
})

test('ten thousand rows, all changed and turned round, are compared at once', () => {
  const rowsOf = (text: string, places: (n: number) => number) =>
    sheet(
      Array.from({ length: 10_000 }, (_, n) => {
        const texts = Object.fromEntries(keys.map((key) => [key, `${text} ${n}`]))
        return row(`id${n}`, `a${String(places(n)).padStart(6, '0')}1`, {
          ...texts,
          ...levels('高', n % 2 ? '中' : '低'),
        })
      }),
    )
  const [before, after] = [rowsOf('A', (n) => n), rowsOf('B', (n) => 10_000 - n)]
  const start = performance.now()
  expect(compare(before, after).rows).toHaveLength(10_000)
  // Some 150 ms alone on a laptop; one pass of each row over all others takes many times this.
  expect(performance.now() - start).toBeLessThan(2_000)
})
