import type { Answer, CheckedAnswer, Dataset } from './dataset'
import { type Question, questions, questionTexts } from './questions'

/**
 * How ready data is. The three levels are the workshop's data strategy: `improve` is raw and must be prepared first,
 * `acceptable` can be worked with, `best` needs nothing more.
 */
export const readinessLevels = ['improve', 'acceptable', 'best'] as const
export type ReadinessLevel = (typeof readinessLevels)[number]

/** Evidence older than this is asked for again: systems, rights and data change. */
export const EVIDENCE_DAYS = 90

/** What is checked of a dataset: the six questions, its labels, and whether it is there when a prediction is made. */
export type Check = Question | 'labels' | 'atPrediction'

/** `unverified`: somebody said so, and there is no evidence, or none that is fresh. It counts as `unknown`. */
export type CheckState = Answer | 'unverified' | 'notNeeded'

export interface DatasetReadiness {
  level: ReadinessLevel
  checks: Record<Check, CheckState>
  /** The checks that hold it at its level; none at `best`. */
  reasons: Check[]
}

/** A dataset's answer that stops a use case, for the ranking and for the worksheet's blockers. */
export interface DatasetGate {
  dataset: string
  question: Question
}

/** @param today the day the evidence is judged on, `2026-04-01` */
export function assessDataset({ facts }: Dataset, today: string): DatasetReadiness {
  const checks: Record<Check, CheckState> = {
    exists: stateOf(facts.answers.exists, today),
    reachable: stateOf(facts.answers.reachable, today),
    private: stateOf(facts.answers.private, today),
    secure: stateOf(facts.answers.secure, today),
    relevant: stateOf(facts.answers.relevant, today),
    representative: stateOf(facts.answers.representative, today),
    labels: facts.labels.state,
    atPrediction: facts.atPrediction,
  }
  const all: readonly Check[] = [...questions, 'labels', 'atPrediction']
  const level = lowest(all.map((check) => levelOf(checks[check])))
  return { level, checks, reasons: level === 'best' ? [] : all.filter((check) => levelOf(checks[check]) === level) }
}

/**
 * A "no" needs no evidence to be believed; a "yes" without any, or with evidence too old, is unverified. So is one of a
 * day to come, where somebody mistyped the year; tomorrow may be today where the checking was done.
 */
function stateOf({ answer, evidence, checkedOn }: CheckedAnswer, today: string): CheckState {
  if (answer === 'no' || answer === 'unknown') return answer
  const age = checkedOn === null ? Infinity : daysBetween(checkedOn, today)
  return evidence === '' || age > EVIDENCE_DAYS || age < -1 ? 'unverified' : answer
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

function levelOf(state: CheckState): ReadinessLevel {
  if (state === 'yes' || state === 'notNeeded') return 'best'
  return state === 'partly' ? 'acceptable' : 'improve'
}

function lowest(levels: readonly ReadinessLevel[]): ReadinessLevel {
  return readinessLevels[Math.min(...levels.map((level) => readinessLevels.indexOf(level)))] ?? 'best'
}

export interface UseCaseReadiness {
  /** Null while no dataset is listed: nobody has looked, which is not the same as needing none. */
  level: ReadinessLevel | null
  /** The worst state of each check over the required datasets; the matrix shows these. */
  checks: Record<Check, CheckState> | null
  /** The datasets that hold the use case at its level, by id. */
  leastReady: string[]
  gates: DatasetGate[]
  /**
   * What it takes until every dataset is ready: datasets are prepared side by side, so the longest time, and all of the
   * cost. Null where a dataset that is not yet `best` has no estimate.
   */
  days: number | null
  cost: number | null
}

/** A use case is as ready as its least ready required dataset: the minimum, never a mean. */
export function assessUseCase(required: readonly Dataset[], today: string): UseCaseReadiness {
  const each = required.map((dataset) => ({ dataset, readiness: assessDataset(dataset, today) }))
  if (each.length === 0) return { level: null, checks: null, leastReady: [], gates: [], days: null, cost: null }
  const level = lowest(each.map(({ readiness }) => readiness.level))
  const unready = each.filter(({ readiness }) => readiness.level !== 'best').map(({ dataset }) => dataset.facts)
  const days = unready.map(({ daysToReady }) => daysToReady)
  const costs = unready.map(({ costToReady }) => costToReady)
  return {
    level,
    checks: each.map(({ readiness }) => readiness.checks).reduce(worse),
    leastReady: each.filter(({ readiness }) => readiness.level === level).map(({ dataset }) => dataset.id),
    gates: datasetGates(required),
    days: days.includes(null) ? null : Math.max(0, ...days.map((each) => each ?? 0)),
    cost: costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  }
}

/** The answers that stop a use case. A "no" is believed without evidence, so they hang on no day. */
export function datasetGates(required: readonly Dataset[]): DatasetGate[] {
  return required.flatMap(({ id, facts }) =>
    questions
      .filter((question) => questionTexts[question].blocks && facts.answers[question].answer === 'no')
      .map((question) => ({ dataset: id, question })),
  )
}

/** Worst first: a clear "no" is worse than what nobody knows, because waiting does not mend it. */
const worstFirst: readonly CheckState[] = ['no', 'unknown', 'unverified', 'partly', 'yes', 'notNeeded']

function worse(a: Record<Check, CheckState>, b: Record<Check, CheckState>): Record<Check, CheckState> {
  const pick = (check: Check) => (worstFirst.indexOf(a[check]) <= worstFirst.indexOf(b[check]) ? a[check] : b[check])
  return {
    exists: pick('exists'),
    reachable: pick('reachable'),
    private: pick('private'),
    secure: pick('secure'),
    relevant: pick('relevant'),
    representative: pick('representative'),
    labels: pick('labels'),
    atPrediction: pick('atPrediction'),
  }
}

/**
 * Use cases in the order in which they want attention: those with a gate, then those of whose data nobody has said
 * anything, then the least ready, then those where most checks are open. Stable for equals.
 */
export function worstReadinessFirst<Row extends { readiness: UseCaseReadiness }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => weight(b.readiness) - weight(a.readiness))
}

function weight({ level, gates, checks }: UseCaseReadiness): number {
  if (level === null || checks === null) return 5_000
  const open = Object.values(checks).filter((state) => levelOf(state) !== 'best').length
  return gates.length * 10_000 + (readinessLevels.length - readinessLevels.indexOf(level)) * 100 + open
}
