import { z } from 'zod'
import type { Text } from '../core/text'
import { answers, keptText } from './dataset'

/**
 * Whether ML fits a use case, by the workshop's lists. Every check is worded so that "yes" speaks for ML.
 */
export const fitChecks = [
  'complexLogic',
  'scale',
  'immediateResponse',
  'personalisation',
  'noAlgorithm',
  'followsNewData',
  'toleratesErrors',
  'toleratesUnexplained',
  'experienceEarns',
  'dataAccumulates',
  'rulesExhausted',
] as const
export type FitCheck = (typeof fitChecks)[number]

/** `reason`: one of them is enough to use ML. `condition`: a "no" rules ML out. `pattern`: all make the winning pattern. */
export type FitKind = 'reason' | 'condition' | 'pattern'

export const fitTexts: Record<FitCheck, { kind: FitKind; text: Text }> = {
  complexLogic: {
    kind: 'reason',
    text: { ja: '人が書き切れないほど複雑な判断である', en: 'The judgement is too complex to write down as rules' },
  },
  scale: {
    kind: 'reason',
    text: { ja: '人手では追いつかない量を扱う', en: 'There is more of it than people can handle' },
  },
  immediateResponse: { kind: 'reason', text: { ja: 'すぐに答えを返す必要がある', en: 'The answer is needed at once' } },
  personalisation: {
    kind: 'reason',
    text: { ja: '一人ひとりに合わせる必要がある', en: 'It has to fit each person' },
  },
  noAlgorithm: {
    kind: 'condition',
    text: { ja: '既存の計算方法では解決できない', en: 'No existing algorithm solves it' },
  },
  followsNewData: {
    kind: 'condition',
    text: { ja: '新しいデータに追随する必要がある', en: 'It has to follow new data' },
  },
  toleratesErrors: {
    kind: 'condition',
    text: { ja: '100%の正解率でなくても使える', en: 'It is useful with less than 100 % accuracy' },
  },
  toleratesUnexplained: {
    kind: 'condition',
    text: { ja: '判断の理由をすべて説明できなくてもよい', en: 'Not every decision has to be fully explained' },
  },
  experienceEarns: {
    kind: 'pattern',
    text: { ja: '顧客体験がよくなると収益につながる', en: 'A better experience leads to revenue' },
  },
  dataAccumulates: {
    kind: 'pattern',
    text: {
      ja: 'プロダクトの機能を使うだけでデータがたまる',
      en: 'Data accumulates through the use of the product itself',
    },
  },
  rulesExhausted: {
    kind: 'pattern',
    text: { ja: 'ルールによる安価な改善は限界に近い', en: 'Cheap improvement by rules is near its limit' },
  },
}

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
