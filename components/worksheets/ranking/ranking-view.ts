import { can } from '@/lib/domain/access/permissions'
import type { Locale } from '@/lib/domain/core/text'
import { describeFormula, describeScore, scoreText } from '@/lib/domain/scoring/describe'
import { obstacleText } from '@/lib/domain/readiness/obstacles'
import { gates, type Gate } from '@/lib/domain/scoring/gates'
import {
  lensDefinition,
  lensesOf,
  levelFieldsOf,
  readWeights,
  usualWeights,
  type Lens,
  type MissingInput,
} from '@/lib/domain/scoring/lenses'
import { matrixOf } from '@/lib/domain/scoring/matrix'
import { rank, type Gated } from '@/lib/domain/scoring/rank'
import { outcomes, type Outcome, type Rule } from '@/lib/domain/scoring/what-changes'
import type { Worksheet } from '@/lib/domain/worksheet/model'
import { priorityOf, type PriorityField } from '@/lib/domain/worksheet/priority'
import { readApplicability, type Applicability } from '@/lib/domain/worksheet/levels'
import type { RevealedVote } from '@/lib/features/scoring/types'
import type { ValuedUseCases } from '@/lib/features/valuations/types'
import type { RankedUseCase, RankingPage } from '@/lib/features/worksheets/types'
import { bubbleView, type BubbleView } from './bubble-view'
import { surenessView, type SurenessView } from './sureness-view'
import type { Editing } from './use-ranking-changes'

/** Use cases of one page of the list. */
export const PAGE_SIZE = 100

// What leaves the server is bounded whatever the worksheet's size: a cell of the matrix cannot show more dots on the
// largest screen, and the list shows three lines of a problem.
const CELL_CASES = 80
const MAX_TEXT = 160

interface CaseTexts {
  id: string
  /** What a change of it is based on. */
  revision: number
  no: string
  product: string
  problem: string
  applicability: Applicability | null
}

export interface RankingEntry extends CaseTexts {
  /** Null for a use case without a score. `value` is written as people read it. */
  score: { place: number; tied: boolean; value: string; terms: string } | null
  missing: MissingInput[]
  /** The worksheet's own PoC priority, which stays visible through other lenses; null where it is the score, or none. */
  priority: string | null
  /** What each change of one of its levels would do to its place. */
  outcomes: Outcome[]
}

/** A use case beside the ranking: why it is there, and what it would score. */
export interface LaneEntry extends CaseTexts {
  /** Why it is there, beside what the lane itself says: the hard blocker, its data, its ML fit. */
  reasons: LaneReason[]
  value: string | null
}

/** `href` leads to where the answer stands; null for text of the worksheet itself. */
export interface LaneReason {
  text: string
  href: string | null
}

export interface Lane {
  gate: Gate
  count: number
  /** The first of them. */
  entries: LaneEntry[]
}

export interface MatrixCase {
  id: string
  revision: number
  no: string
  /** The number and what the case is about. */
  label: string
}

export interface MatrixView {
  levels: { name: string; score: number }[]
  /** Row by row from the top left. `count` is of all its cases, `cases` the first of them. */
  cells: { urgency: string; importance: string; count: number; cases: MatrixCase[] }[]
  unplaced: number
}

export interface RankingView {
  worksheetId: string
  /** The worksheet is shown as of this seq, or later. */
  seq: number
  lens: Lens
  lenses: readonly { lens: Lens; name: string }[]
  /** The formula in words, and how its inputs are measured. */
  formula: string
  scale: string
  /** What the weighted sum counts each level with, and whether somebody asked for it; null through other lenses. */
  weights: { amounts: { field: PriorityField; amount: number }[]; own: boolean } | null
  ranked: number
  unranked: number
  page: number
  pages: number
  entries: RankingEntry[]
  /** What is kept out of the ranking, by reason; lanes without a use case are left out. */
  lanes: Lane[]
  /** Id of the use case that the address names, if the worksheet has it. */
  selected: string | null
  matrix: MatrixView
  bubbles: BubbleView
  sureness: SurenessView
  /** Null for who may only look. */
  editing: Editing | null
}

/** What the address of a ranking asks for; a name given twice comes as a list and finds nothing. */
export type RankingQuery = Partial<Record<'lens' | 'row' | 'page' | 'weights', string | string[]>>

/** Everything the ranking shows, cut to one page: the page asked for, or the one that holds the selected use case. */
export function rankingView(
  ranking: RankingPage & { votes: readonly RevealedVote[]; valued: ValuedUseCases },
  query: RankingQuery,
  locale: Locale,
): RankingView {
  const { worksheet, useCases } = ranking
  const { format, scale } = worksheet
  const lenses = lensesOf(format)
  const lens = lenses.find((candidate) => candidate === query.lens) ?? lenses[0]
  const asked = typeof query.weights === 'string' ? readWeights(query.weights, format) : null
  const weights = asked ?? usualWeights(format)
  const { ranked, unranked, gated } = rank(format, scale, lens, useCases, weights)
  const rule: Rule = { format, scale, lens, weights }
  const order = [...ranked, ...unranked]
  const selected = order.findIndex(({ useCase }) => useCase.id === query.row)

  const pages = Math.max(1, Math.ceil(order.length / PAGE_SIZE))
  const wanted = Number(query.page ?? (selected < 0 ? 1 : Math.floor(selected / PAGE_SIZE) + 1))
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1
  const shown = order.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)

  const matrix = matrixOf(
    format,
    scale,
    [...order, ...gated].map(({ useCase }) => useCase),
  )
  return {
    worksheetId: worksheet.id,
    seq: ranking.seq,
    lens,
    lenses: lenses.map((each) => ({ lens: each, name: lensDefinition(each, format).name[locale] })),
    formula: describeFormula(lens, format, locale, weights),
    scale: lensDefinition(lens, format).scale[locale],
    weights:
      lens === 'weighted'
        ? {
            amounts: levelFieldsOf(format).map((field) => ({ field, amount: weights[field] })),
            own: asked !== null,
          }
        : null,
    ranked: ranked.length,
    unranked: unranked.length,
    page,
    pages,
    entries: shown.map((entry) => ({
      ...caseTexts(entry.useCase),
      outcomes: 'score' in entry ? outcomes(rule, ranked, entry.useCase) : [],
      score:
        'score' in entry
          ? {
              place: entry.place,
              tied: entry.tied,
              value: scoreText(entry.score.value, locale),
              terms: describeScore(entry.score, lens, format, locale, weights),
            }
          : null,
      missing: 'missing' in entry ? entry.missing : [],
      priority: lens === 'priority' ? null : priorityText(entry.useCase, worksheet, locale),
    })),
    lanes: lanesOf(ranking, gated, locale),
    selected: selected < 0 ? null : order[selected]!.useCase.id,
    matrix: {
      levels: matrix.levels,
      cells: matrix.cells.map(({ urgency, importance, cases }) => ({
        urgency,
        importance,
        count: cases.length,
        cases: cases.slice(0, CELL_CASES).map(matrixCase),
      })),
      unplaced: matrix.unplaced.length,
    },
    bubbles: bubbleView(format, scale, ranked, ranking.valued, (useCase) => matrixCase(useCase).label, locale),
    editing:
      can(ranking.role, 'worksheet.edit') && ranking.archivedAt === null
        ? { worksheetId: worksheet.id, userId: ranking.userId }
        : null,
    sureness: surenessView(ranking, ranking.votes, lens, (useCase) => matrixCase(useCase).label, locale),
  }
}

function priorityText({ cells }: RankedUseCase, { format, scale }: Worksheet, locale: Locale): string | null {
  const priority = priorityOf(format, scale, cells)
  return priority && scoreText(priority.value, locale)
}

function lanesOf(page: RankingPage, gated: readonly Gated<RankedUseCase>[], locale: Locale): Lane[] {
  return gates.flatMap((gate) => {
    const inLane = gated.filter((each) => each.gate === gate)
    const entries = inLane.slice(0, PAGE_SIZE).map(({ useCase, score }) => ({
      ...caseTexts(useCase),
      reasons: reasonsOf(page, useCase, locale),
      value: score && scoreText(score.value, locale),
    }))
    return inLane.length === 0 ? [] : [{ gate, count: inLane.length, entries }]
  })
}

function reasonsOf({ workspaceSlug, worksheet }: RankingPage, useCase: RankedUseCase, locale: Locale): LaneReason[] {
  const found = (useCase.obstacles ?? []).map((obstacle) => ({
    text: obstacleText(obstacle, locale),
    href:
      obstacle.gate === 'blocked'
        ? `/w/${workspaceSlug}/datasets/${obstacle.dataset.id}`
        : `/w/${workspaceSlug}/worksheets/${worksheet.id}/readiness?row=${useCase.id}`,
  }))
  const own = shorten(useCase.cells.hardBlocker)
  return own === '' ? found : [{ text: own, href: null }, ...found]
}

function shorten(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length > MAX_TEXT ? `${characters.slice(0, MAX_TEXT).join('')}…` : line
}

function caseTexts({ id, revision, cells }: RankedUseCase): CaseTexts {
  return {
    id,
    revision,
    no: shorten(cells.no),
    product: shorten(cells.product),
    problem: shorten(cells.problem ?? cells.caseName ?? cells.mlUseCase),
    applicability: readApplicability(cells.mlApplicability).applicability,
  }
}

function matrixCase(useCase: RankedUseCase): MatrixCase {
  const { id, revision, no, problem, product } = caseTexts(useCase)
  return { id, revision, no, label: [no, problem || product].filter(Boolean).join(' ').slice(0, 60) || '—' }
}
