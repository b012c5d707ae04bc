import { describe, expect, test } from 'vitest'
import { valuationSchema, type Valuation } from '@/lib/domain/value/valuation'
import type { Cells, FormatId } from '@/lib/domain/worksheet/model'
import { defaultScale } from '@/lib/domain/worksheet/model'
import type { ValuedUseCase } from '@/lib/features/valuations/types'
import { PAGE_SIZE, rankingView } from './ranking-view'

function ranking(format: FormatId, rows: Cells[]): Parameters<typeof rankingView>[0] {
  return {
    worksheet: { id: 'w', title: 'W', format, scale: defaultScale, extraColumns: [] },
    workspaceSlug: 'acme',
    role: 'viewer',
    userId: 'u',
    archivedAt: null,
    seq: 1,
    votes: [],
    valued: { useCases: [], sharedTerms: [] },
    useCases: rows.map((cells, index) => ({ id: `u${index}`, revision: 1, cells })),
  }
}

const best: Cells = { no: '1', problem: '長い\n課題', urgency: '高', importance: '高', mlValue: '高' }
const many = (count: number) =>
  ranking(
    'v1.1',
    Array.from({ length: count }, () => best),
  )

describe('rankingView', () => {
  test('describes a score with its terms and a missing score with what it waits for', () => {
    const view = rankingView(ranking('v1.1', [{ no: '2', urgency: '低' }, best]), {}, 'ja')
    expect(view.entries).toMatchObject([
      { no: '1', problem: '長い 課題', score: { place: 1, tied: false, value: '9' }, missing: [] },
      { no: '2', score: null, missing: [{ field: 'importance' }, { field: 'mlValue' }] },
    ])
    expect(view.entries[0]?.score?.terms).toBe('緊急度 高 3 + 重要度 高 3 + MLの価値 高 3 = 9')
    expect(view.matrix.unplaced).toBe(1)
  })

  test('weights in the address change the weighted sum and its formula; what is no weights changes nothing', () => {
    const urgent: Cells = { no: '1', urgency: '高', importance: '低', mlValue: '低' }
    const important: Cells = { no: '2', urgency: '低', importance: '高', mlValue: '低' }
    const page = ranking('v1.1', [urgent, important])
    const of = (weights?: string) => rankingView(page, { lens: 'weighted', weights }, 'ja')
    expect(of().entries.map(({ no }) => no)).toEqual(['2', '1'])
    expect(of('60-20-20').entries.map(({ no }) => no)).toEqual(['1', '2'])
    expect(of('60-20-20').formula).toBe('0.6 × 緊急度 + 0.2 × 重要度 + 0.2 × MLの価値')
    expect(of('60-20-20').weights?.own).toBe(true)
    expect(of('0-0-0')).toEqual(of())
    expect(rankingView(page, { lens: 'priority', weights: '60-20-20' }, 'ja').weights).toBeNull()
  })

  test('a v2.0 worksheet has only urgency × importance, whatever the address says', () => {
    expect(rankingView(ranking('v2.0', [best]), { lens: 'priority' }, 'en')).toMatchObject({
      lens: 'product',
      entries: [{ score: { value: '9', terms: 'Urgency High 3 × Importance High 3 = 9' } }],
    })
  })

  test('keeps what ML does not apply to and what is blocked visible beside the ranking', () => {
    const rows = [best, { ...best, mlApplicability: '×' }, { ...best, hardBlocker: '契約待ち' }]
    const view = rankingView(ranking('v1.1', rows), {}, 'ja')
    expect(view.entries).toHaveLength(1)
    expect(view.lanes).toMatchObject([
      { gate: 'rules', count: 1, entries: [{ id: 'u1', value: '9' }] },
      { gate: 'blocked', count: 1, entries: [{ id: 'u2', reasons: [{ text: '契約待ち', href: null }], value: '9' }] },
    ])
    expect(view.matrix.cells[0]?.count).toBe(3)
  })

  test('says what of data and ML fit stands against a case, and where the answer is', () => {
    const page = ranking('v1.1', [{ ...best, hardBlocker: '契約待ち' }])
    page.useCases[0]!.obstacles = [
      { gate: 'blocked', dataset: { id: 'd', name: '受注' }, question: 'private' },
      { gate: 'rules', check: 'noAlgorithm' },
    ]
    expect(rankingView(page, {}, 'ja').lanes).toMatchObject([
      {
        gate: 'rules',
        entries: [
          {
            reasons: [
              { text: '契約待ち', href: null },
              { text: '受注: 「プライバシー」を満たさない', href: '/w/acme/datasets/d' },
              {
                text: 'MLに向かない: 「既存の計算方法では解決できない」に当てはまらない',
                href: '/w/acme/worksheets/w/readiness?row=u0',
              },
            ],
          },
        ],
      },
    ])
  })

  test('shows the formula of the lens, and names what a use case lacks for it', () => {
    const view = rankingView(ranking('v1.1', [best]), { lens: 'rice' }, 'ja')
    expect(view.formula).toBe('影響を受ける人数(人/月) × 影響 × 確信度 ÷ 工数(人日)')
    expect(view.entries[0]).toMatchObject({
      score: null,
      missing: [{ field: 'reach' }, { field: 'evidence' }, { field: 'effort' }],
      // The worksheet's own number stays, as Excel has it.
      priority: '9',
    })
    expect(rankingView(ranking('v1.1', [best]), {}, 'ja').entries[0]?.priority).toBeNull()
  })

  test('says how sure the order is by the worksheet’s own rule where the lens counts more than levels', () => {
    const view = rankingView(ranking('v1.1', [{ ...best, urgency: '中' }, best]), { lens: 'ice' }, 'ja')
    expect(view.sureness).toMatchObject({
      lens: 'priority',
      cases: [
        { id: 'u1', place: 1 },
        { id: 'u0', place: 2 },
      ],
      swaps: ['「1 長い 課題」の緊急度が高から低に変わると、「1 長い 課題」より下になります。'],
    })
    expect(rankingView(ranking('v2.0', [best]), {}, 'ja').sureness.lens).toBe('product')
  })

  test('builds on the votes of the last round', () => {
    const vote = { useCaseId: 'u0', criterion: 'urgency', level: '低', confidence: 'sure' } as const
    const input = (votes: (typeof vote)[]) =>
      rankingView({ ...ranking('v1.1', [best]), votes }, {}, 'ja').sureness.input.chances.slice(0, 3)
    expect(input([])).toEqual([0, 0.2, 0.8])
    input([vote]).forEach((chance, level) => expect(chance).toBeCloseTo([0.475, 0.05, 0.475][level]!, 9))
  })

  test('circles show the net value of a year where it can be compared; a wrong formula has none', () => {
    const page = ranking(
      'v1.1',
      Array.from({ length: 5 }, () => ({ ...best, effort: '10' })),
    )
    expect(rankingView(page, {}, 'ja').bubbles.sizes).toEqual(['mlValue'])
    const earning = (text: string): Valuation =>
      valuationSchema.parse({ formulas: [{ name: '価値', text, kind: 'value', every: 'day' }] })
    const valuations = [earning('2万円'), earning('1万円'), earning('1万円 × なぞ'), earning('100ドル')]
    page.valued.useCases = valuations.map((valuation, index): ValuedUseCase => {
      const preparation = { days: null, cost: null }
      return { id: `u${index}`, cells: {}, revision: 1, valuation, valuationRevision: 1, preparation }
    })
    const { sizes, bubbles } = rankingView(page, {}, 'ja').bubbles
    expect(sizes).toEqual(['mlValue', 'net'])
    const byId = [...bubbles].sort((a, b) => a.id.localeCompare(b.id))
    expect(byId.map((bubble) => bubble.sizes.net)).toEqual([1, 0.5, null, null, null])
    expect(byId.map(({ texts }) => texts.net)).toEqual(['730万円', '365万円', '', '3.65万ドル', ''])
  })

  test('opens the page that holds the selected use case', () => {
    expect(rankingView(many(250), { row: 'u120' }, 'ja')).toMatchObject({ page: 2, pages: 3, selected: 'u120' })
    expect(rankingView(many(250), { row: 'u120', page: '1' }, 'ja').page).toBe(1)
  })

  test.each(['0', '-1', '9', 'x', ''])('page %j is one that exists', (page) => {
    const view = rankingView(many(250), { page }, 'ja')
    expect(view.entries.length).toBeGreaterThan(0)
    expect(view.entries.length).toBeLessThanOrEqual(PAGE_SIZE)
  })

  test('sends a bounded number of dots but counts all cases', () => {
    const [topLeft] = rankingView(many(1000), {}, 'ja').matrix.cells
    expect(topLeft?.count).toBe(1000)
    expect(topLeft?.cases.length).toBeLessThan(100)
  })
})
