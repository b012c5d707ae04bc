import { worthOf } from '@/components/value/worth-of'
import type { Locale } from '@/lib/domain/core/text'
import { scoreText } from '@/lib/domain/scoring/describe'
import { levelFieldsOf, scoreOf, type Lens } from '@/lib/domain/scoring/lenses'
import type { Ranked } from '@/lib/domain/scoring/rank'
import { reachableScores, type ReachableScore } from '@/lib/domain/scoring/what-changes'
import { levelName, readLevel } from '@/lib/domain/worksheet/levels'
import type { FormatId, Scale } from '@/lib/domain/worksheet/model'
import { scaleOf } from '@/lib/domain/worksheet/priority'
import { readAmount } from '@/lib/domain/worksheet/product-fields'
import { formatMoney } from '@/lib/domain/value/money'
import type { ValuedUseCases } from '@/lib/features/valuations/types'
import type { RankedUseCase } from '@/lib/features/worksheets/types'

/** Value × effort: what a case is worth by the worksheet's own rule against what it costs. */
export interface BubbleView {
  /** What the vertical axis counts. */
  lens: Extract<Lens, 'priority' | 'product'>
  /** Best first. */
  bubbles: Bubble[]
  /** Ranked cases that are not drawn: without an effort, or beyond the first ones. */
  left: number
  /** What the areas can show here; the first unless somebody asks for another. */
  sizes: BubbleSize[]
}

/** The value of ML as its level, or the net value of a year at full use. */
export type BubbleSize = 'mlValue' | 'net'

export interface Bubble {
  id: string
  /** What a change of it is based on. */
  revision: number
  no: string
  label: string
  effort: number
  value: number
  /** The other values that its levels can make, lowest first, and how. */
  reachable: ReachableScore[]
  /** As shares of the highest, 0 for no value or a loss; null where it is not known. */
  sizes: Record<BubbleSize, number | null>
  /** The same in words, for a table; empty where it is not known. */
  texts: { effort: string; value: string } & Record<BubbleSize, string>
}

/** What a chart can still show with a label each. */
const MAX_BUBBLES = 60

/**
 * @param ranked the cases in the ranking
 * @param valued those of the worksheet that have a valuation
 */
export function bubbleView(
  format: FormatId,
  scale: Scale,
  ranked: readonly Ranked<RankedUseCase>[],
  valued: ValuedUseCases,
  nameOf: (useCase: RankedUseCase) => string,
  locale: Locale,
): BubbleView {
  const lens = format === 'v2.0' ? 'product' : 'priority'
  const scores = scaleOf(format, scale)
  const drawn = ranked
    .flatMap(({ useCase }) => {
      const effort = readAmount(useCase.cells.effort).value
      const { score } = scoreOf(format, scale, lens, useCase.cells)
      return effort === null || !score ? [] : [{ useCase, effort, value: score.value }]
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, MAX_BUBBLES)
  const nets = netValues(
    drawn.map(({ useCase }) => useCase.id),
    valued,
  )
  const currency = mostOften([...nets.values()].map((net) => net.currency))
  const comparable = [...nets.values()].filter((net) => net.currency === currency)
  const highest = {
    mlValue: Math.max(...Object.values(scores)),
    net: Math.max(...comparable.map(({ amount }) => amount)),
  }

  const bubbles = drawn.map(({ useCase, effort, value }): Bubble => {
    const { id, revision, cells } = useCase
    const { level } = readLevel(cells.mlValue, scores)
    const net = nets.get(id)
    return {
      id,
      revision,
      no: cells.no ?? '',
      label: nameOf(useCase),
      effort,
      value,
      reachable: reachableScores({ format, scale, lens }, cells),
      sizes: {
        mlValue: level === null ? null : shareOf(scores[level]!, highest.mlValue),
        net: net && net.currency === currency ? shareOf(net.amount, highest.net) : null,
      },
      texts: {
        effort: scoreText(effort, locale),
        value: scoreText(value, locale),
        mlValue: level === null ? '' : levelName(level, locale),
        net: net ? formatMoney(net.amount, net.currency, locale) : '',
      },
    }
  })
  const sizes: BubbleSize[] = levelFieldsOf(format).includes('mlValue') ? ['mlValue'] : []
  if (nets.size > 0) sizes.push('net')
  return { lens, bubbles, left: ranked.length - bubbles.length, sizes }
}

interface NetValue {
  amount: number
  currency: string
}

/** What the list of values shows for a year. A use case with a formula that is wrong has no value yet. */
function netValues(ids: readonly string[], { useCases, sharedTerms }: ValuedUseCases): Map<string, NetValue> {
  const byId = new Map(useCases.map((useCase) => [useCase.id, useCase]))
  return new Map(
    ids.flatMap((id) => {
      const useCase = byId.get(id)
      const worth = useCase && worthOf(useCase, { sharedTerms })
      if (!worth || worth.read.errors.size > 0 || worth.read.currency === null) return []
      return [[id, { amount: worth.netPer('year'), currency: worth.read.currency }] as const]
    }),
  )
}

/** Amounts of different currencies cannot be compared: of several, the one that most use cases count in. */
function mostOften(currencies: readonly string[]): string | undefined {
  const count = (one: string) => currencies.filter((other) => other === one).length
  return [...new Set(currencies)].sort((a, b) => count(b) - count(a))[0]
}

function shareOf(amount: number, highest: number): number {
  return highest > 0 ? Math.max(0, amount / highest) : 0
}
