import { agenda, agreementOf, type Agreement } from '@/lib/domain/scoring/agreement'
import { MAX_ROUNDS, mayVote, outstanding } from '@/lib/domain/scoring/rounds'
import { levelsOf, type Criterion } from '@/lib/domain/scoring/votes'
import type { Round, ScoringCase, SessionView, ShownVote } from '@/lib/features/scoring/types'

/** A round with votes to see. */
export type RevealedRound = Round & { votes: ShownVote[] }

/** One criterion of one use case, as far as it is revealed. */
export interface RevealedItem {
  key: string
  useCase: ScoringCase
  criterion: Criterion
  /** Lowest first. */
  levels: readonly string[]
  /** The last that is revealed. */
  round: RevealedRound
  /** Those before it, the first first. */
  earlier: RevealedRound[]
  /** Number of the round that is being voted on now. */
  votingAgain: number | null
  agreement: Agreement
}

const isRevealed = (round: Round): round is RevealedRound => round.votes !== null

/** What is revealed, in the order in which to talk about it. */
export function revealedItems(view: SessionView): RevealedItem[] {
  const items = view.cases.flatMap((useCase) =>
    view.rules.flatMap(({ criterion }) => {
      const rounds = view.rounds.filter((each) => each.useCaseId === useCase.useCaseId && each.criterion === criterion)
      const shown = rounds.filter(isRevealed)
      const round = shown.at(-1)
      if (!round) return []
      const levels = levelsOf(criterion, view.format, view.scale)
      return {
        key: `${useCase.useCaseId} ${criterion}`,
        useCase,
        criterion,
        levels,
        round,
        earlier: shown.slice(0, -1),
        votingAgain: rounds.find(({ votes }) => votes === null)?.number ?? null,
        agreement: agreementOf(round.votes, levels),
      }
    }),
  )
  return agenda(items)
}

/** What both ends were voted for and nobody has decided yet, as far as a further round is left for it. */
export function agendaToRepeat(
  { decisions }: SessionView,
  items: readonly RevealedItem[],
): { useCaseId: string; criterion: Criterion }[] {
  return items.flatMap(({ useCase: { useCaseId }, criterion, round, votingAgain, agreement }) => {
    const decided = decisions.some((each) => each.useCaseId === useCaseId && each.criterion === criterion)
    const repeats = agreement.opposed && votingAgain === null && round.number < MAX_ROUNDS && !decided
    return repeats ? { useCaseId, criterion } : []
  })
}

/** The open rounds in which somebody with this role votes, by use case in worksheet order. */
export function ballotsFor(view: SessionView, role: string): { useCase: ScoringCase; rounds: Round[] }[] {
  const open = view.rounds.filter(({ votes, criterion }) => votes === null && mayVote(view.rules, criterion, role))
  return view.cases.flatMap((useCase) => {
    const rounds = open.filter(({ useCaseId }) => useCaseId === useCase.useCaseId)
    return rounds.length > 0 ? { useCase, rounds } : []
  })
}

/** How many votes each person still owes, by id. */
export function owedVotes({ rules, participants, rounds }: SessionView): Map<string, number> {
  return outstanding(
    rules,
    participants,
    rounds.filter(({ votes }) => votes === null),
  )
}

/** What a use case is called in lists. */
export function caseTitle({ cells }: ScoringCase): string {
  const name = cells.problem ?? cells.caseName ?? cells.product ?? cells.mlUseCase ?? ''
  return [cells.no, name].filter(Boolean).join('. ')
}
