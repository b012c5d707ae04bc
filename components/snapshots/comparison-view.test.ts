import { expect, test } from 'vitest'
import type { PastUseCase } from '@/lib/domain/history/as-of'
import { compare } from '@/lib/domain/history/compare'
import { defaultScale, type Cells } from '@/lib/domain/worksheet/model'
import { comparisonView, PAGE_SIZE, SHOWN_RANKS } from './comparison-view'

const row = (n: number, cells: Cells, position = n): PastUseCase => ({
  ...{ id: `id${n}`, position: `a${String(position).padStart(5, '0')}1`, cells, deleted: false },
})
const sheet = (useCases: PastUseCase[]) => ({
  ...{ title: 'A', format: 'v2.0' as const, scale: defaultScale, extraColumns: [], useCases },
})
const many = (count: number, cells: Cells) =>
  Array.from({ length: count }, (_, n) => row(n, { no: String(n), ...cells }))

test('thousands of rows are shown a page at a time, and counted all together', () => {
  const level = { urgency: '高', importance: '高' }
  const comparison = compare(sheet(many(2_000, {})), sheet(many(2_000, level)))
  const first = comparisonView(comparison, undefined)
  expect(first).toMatchObject({ page: 1, pages: 2_000 / PAGE_SIZE, total: 2_000, moreRanks: 2_000 - SHOWN_RANKS })
  expect(first.counts).toEqual({ added: 0, deleted: 0, changed: 2_000, moved: 0, cells: 4_000 })
  expect(first.ranks).toHaveLength(SHOWN_RANKS)
  const second = comparisonView(comparison, '2')
  expect(second.rows.map(({ name }) => name.no)).toEqual(
    Array.from({ length: PAGE_SIZE }, (_, n) => String(n + PAGE_SIZE)),
  )
})

test.each([
  ['0', 1],
  ['-1', 1],
  ['x', 1],
  ['1.5', 1],
  ['9', 2],
])('page %s of two is page %i', (wanted, page) => {
  const comparison = compare(sheet([]), sheet(many(PAGE_SIZE + 1, {})))
  expect(comparisonView(comparison, wanted).page).toBe(page)
})

test('a row tells where it was moved to, and its name as it is now, or was before it was deleted', () => {
  const before = sheet([row(1, { problem: 'old' }), row(2, { problem: 'gone' }), row(3, { caseName: 'case' })])
  const after = sheet([row(3, { caseName: 'case' }, 0), row(1, { problem: 'new' })])
  const { rows, counts } = comparisonView(compare(before, after), undefined)
  expect(rows.map(({ kind, name, places }) => [kind, name.problem, places])).toEqual([
    ['moved', 'case', { from: 3, to: 1 }],
    ['changed', 'new', null],
    ['deleted', 'gone', null],
  ])
  expect(counts).toEqual({ added: 0, deleted: 1, changed: 1, moved: 1, cells: 1 })
})
