import { z } from 'zod'
import { answers, keptText } from './dataset'
import { type FitCheck, fitChecks, type FitKind, fitTexts } from './fit-checks'

/** Characters of the reason beside an answer. */
export const MAX_FIT_REASON = 1_000

const fitAnswerSchema = z.object({
  answer: z.enum(answers).default('unknown'),
  reason: keptText(MAX_FIT_REASON),
})
/** Answers by check; a check without one is unknown, and one that says only that is left out. */
export const fitSchema = z.partialRecord(z.enum(fitChecks), fitAnswerSchema).transform((given) =>
  fitChecks.reduce<typeof given>((fit, check) => {
    const said = given[check]
    return said && (said.answer !== 'unknown' || said.reason !== '') ? { ...fit, [check]: said } : fit
  }, {}),
)
export type Fit = z.infer<typeof fitSchema>

export interface FitReading {
  /** `rules`: solve it without ML; `ml`: there is a reason and no condition is open; `open`: not yet known. */
  verdict: 'ml' | 'rules' | 'open'
  /** Conditions answered "no". Each stands as a gate in the ranking. */
  gates: FitCheck[]
  /** The winning pattern holds only if all three do. */
  pattern: 'holds' | 'fails' | 'open'
  /** Checks without an answer. */
  unanswered: FitCheck[]
}

/** What the answers say together. "Partly" neither fulfils a condition nor breaks it: it stays open. */
export function readFit(fit: Fit): FitReading {
  const of = (kind: FitKind) => fitChecks.filter((check) => fitTexts[check].kind === kind)
  const answerOf = (check: FitCheck) => fit[check]?.answer ?? 'unknown'
  const gates = of('condition').filter((check) => answerOf(check) === 'no')
  const reasons = of('reason').map(answerOf)
  const patterns = of('pattern').map(answerOf)
  const met = reasons.includes('yes') && of('condition').every((check) => answerOf(check) === 'yes')
  const ruledOut = gates.length > 0 || reasons.every((answer) => answer === 'no')
  return {
    verdict: ruledOut ? 'rules' : met ? 'ml' : 'open',
    gates,
    pattern: patterns.includes('no') ? 'fails' : patterns.every((answer) => answer === 'yes') ? 'holds' : 'open',
    unanswered: fitChecks.filter((check) => answerOf(check) === 'unknown'),
  }
}
