import { seedOf } from '@/lib/domain/core/rng'
import type { Locale } from '@/lib/domain/core/text'
import type { Lens } from '@/lib/domain/scoring/lenses'
import { rank, type Ranked } from '@/lib/domain/scoring/rank'
import { stabilityInput, type CaseVotes, type LevelLens, type StabilityInput } from '@/lib/domain/scoring/stability'
import { describeSwap, swaps, type Rule } from '@/lib/domain/scoring/what-changes'
import type { PriorityField } from '@/lib/domain/worksheet/priority'
import type { RevealedVote } from '@/lib/features/scoring/types'
import type { RankedUseCase, RankingPage } from '@/lib/features/worksheets/types'

/** How sure the ranking is: what the worker draws from, and the cases in the order that it is drawn in. */
export interface SurenessView {
  lens: LevelLens
  input: StabilityInput
  seed: number
  /** Those drawn, best first. */
  cases: { id: string; label: string; place: number }[]
  /** Ranked use cases in all; more than are drawn when there are very many. */
  ranked: number
  /** Votes that the draws build on. */
  votes: number
  /** What would swap the first places with their neighbours, a sentence each. */
  swaps: string[]
}

/**
 * The sureness of a ranking that consists of levels: through the lens in use where it does, else through the
 * worksheet's own.
 */
export function surenessView(
  { worksheet, useCases }: RankingPage,
  votes: readonly RevealedVote[],
  lens: Lens,
  nameOf: (useCase: RankedUseCase) => string,
  locale: Locale,
): SurenessView {
  const { format, scale } = worksheet
  const drawn: LevelLens = lens === 'product' || format === 'v2.0' ? 'product' : 'priority'
  const rule: Rule = { format, scale, lens: drawn }
  const { ranked } = rank(format, scale, drawn, useCases)
  const votesOf = votesByCase(votes)
  const input = stabilityInput(
    format,
    scale,
    drawn,
    ranked.map(({ useCase }) => useCase),
    (index) => votesOf.get(ranked[index]!.useCase.id) ?? {},
  )
  const shown: Ranked<RankedUseCase>[] = ranked.slice(0, input.rows)
  return {
    lens: drawn,
    input,
    seed: seedOf(worksheet.id),
    cases: shown.map(({ useCase, place }) => ({ id: useCase.id, label: nameOf(useCase), place })),
    ranked: ranked.length,
    votes: votes.length,
    swaps: swaps(rule, ranked).map((swap) => describeSwap(swap, (useCase) => `「${nameOf(useCase)}」`, locale)),
  }
}

function votesByCase(votes: readonly RevealedVote[]): Map<string, CaseVotes> {
  const byCase = new Map<string, CaseVotes>()
  for (const { useCaseId, criterion, ...vote } of votes) {
    if (!isLevelField(criterion)) continue
    const known = byCase.get(useCaseId) ?? {}
    byCase.set(useCaseId, { ...known, [criterion]: [...(known[criterion] ?? []), vote] })
  }
  return byCase
}

function isLevelField(criterion: RevealedVote['criterion']): criterion is PriorityField {
  return criterion !== 'mlApplicability'
}
