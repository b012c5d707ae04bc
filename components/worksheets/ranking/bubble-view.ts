import type { Locale } from '@/lib/domain/core/text'
import { scoreText } from '@/lib/domain/scoring/describe'
import { scoreOf, type Lens } from '@/lib/domain/scoring/lenses'
import type { Ranked } from '@/lib/domain/scoring/rank'
import { reachableScores, type ReachableScore } from '@/lib/domain/scoring/what-changes'
import { levelName, readLevel } from '@/lib/domain/worksheet/levels'
import type { FormatId, Scale } from '@/lib/domain/worksheet/model'
import { scaleOf } from '@/lib/domain/worksheet/priority'
import { readAmount } from '@/lib/domain/worksheet/product-fields'
import type { RankedUseCase } from '@/lib/features/worksheets/types'

/** Value × effort: what a case is worth by the worksheet's own rule against what it costs. */
export interface BubbleView {
  /** What the vertical axis counts. */
  lens: Extract<Lens, 'priority' | 'product'>
  /** Best first. */
  bubbles: Bubble[]
  /** Ranked cases that are not drawn: without an effort, or beyond the first ones. */
  left: number
}

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
  /** The value of ML as a share of the highest level, 0.5 where it is not known. */
  size: number
  /** The same in words, for a table. */
  texts: { effort: string; value: string; mlValue: string }
}

/** What a chart can still show with a label each. */
const MAX_BUBBLES = 60

/** @param ranked the cases in the ranking */
export function bubbleView(
  format: FormatId,
  scale: Scale,
  ranked: readonly Ranked<RankedUseCase>[],
  nameOf: (useCase: RankedUseCase) => string,
  locale: Locale,
): BubbleView {
  const lens = format === 'v2.0' ? 'product' : 'priority'
  const scores = scaleOf(format, scale)
  const highest = Math.max(...Object.values(scores))
  const bubbles = ranked.flatMap(({ useCase }): Bubble[] => {
    const { id, revision, cells } = useCase
    const effort = readAmount(cells.effort).value
    const { score } = scoreOf(format, scale, lens, cells)
    if (effort === null || !score) return []
    const { level } = readLevel(cells.mlValue, scores)
    const texts = {
      effort: scoreText(effort, locale),
      value: scoreText(score.value, locale),
      mlValue: level === null ? '' : levelName(level, locale),
    }
    const size = level === null || highest <= 0 ? 0.5 : Math.max(0.1, scores[level]! / highest)
    const reachable = reachableScores({ format, scale, lens }, cells)
    const bubble = { id, revision, no: cells.no ?? '', label: nameOf(useCase), effort, value: score.value }
    return [{ ...bubble, reachable, size, texts }]
  })
  bubbles.sort((a, b) => b.value - a.value)
  const shown = bubbles.slice(0, MAX_BUBBLES)
  return { lens, bubbles: shown, left: ranked.length - shown.length }
}
