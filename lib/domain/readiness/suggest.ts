import type { Locale } from '../core/text'
import type { Check, UseCaseReadiness } from './assess'
import { assessDataset } from './assess'
import type { Dataset } from './dataset'
import { type FitReading, fitTexts } from './fit'
import { questionTexts } from './questions'

/** What readiness would say in the worksheet's columns P (concerns) and Q (blockers); '' where it has nothing to say. */
export interface ReadinessSuggestion {
  concerns: string
  blockers: string
}

const checkNames: Record<'labels' | 'atPrediction', Record<Locale, string>> = {
  labels: { ja: 'ラベル', en: 'Labels' },
  atPrediction: { ja: '予測時の利用', en: 'At prediction time' },
}

/** A check in a word or two. */
export function checkName(check: Check, locale: Locale): string {
  return check === 'labels' || check === 'atPrediction' ? checkNames[check][locale] : questionTexts[check].label[locale]
}

const words = {
  ja: {
    unready: (dataset: string, checks: string) => `${dataset}: ${checks}が未確認または不十分`,
    blocked: (dataset: string, check: string) => `${dataset}: ${check}を満たさない`,
    effort: (days: number) => `データの準備に${days}日`,
    ruledOut: (text: string) => `MLに向かない: 「${text}」に当てはまらない`,
    and: '・',
  },
  en: {
    unready: (dataset: string, checks: string) => `${dataset}: open or partly done: ${checks}`,
    blocked: (dataset: string, check: string) => `${dataset}: fails "${check}"`,
    effort: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} to prepare the data`,
    ruledOut: (text: string) => `Not for ML: "${text}" does not hold`,
    and: ', ',
  },
}

/**
 * The sentences that a person may accept into the worksheet, one line each.
 * @param today the day the evidence is judged on, `2026-04-01`
 */
export function suggestReadiness(
  required: readonly Dataset[],
  readiness: UseCaseReadiness,
  fit: FitReading,
  today: string,
  locale: Locale,
): ReadinessSuggestion {
  const say = words[locale]
  const names = new Map(required.map(({ id, name }) => [id, name]))
  const blockers = [
    ...readiness.gates.map(({ dataset, question }) =>
      say.blocked(names.get(dataset) ?? '', checkName(question, locale)),
    ),
    ...fit.gates.map((check) => say.ruledOut(fitTexts[check].text[locale])),
  ]
  const blocked = new Set(readiness.gates.map(({ dataset, question }) => `${dataset} ${question}`))
  const concerns = required.flatMap((dataset) => {
    const { level, checks } = assessDataset(dataset, today)
    if (level === 'best') return []
    const open = (Object.keys(checks) as Check[]).filter(
      (check) => !['yes', 'notNeeded'].includes(checks[check]) && !blocked.has(`${dataset.id} ${check}`),
    )
    return open.length === 0
      ? []
      : [say.unready(dataset.name, open.map((check) => checkName(check, locale)).join(say.and))]
  })
  if (readiness.days) concerns.push(say.effort(readiness.days))
  return { concerns: concerns.join('\n'), blockers: blockers.join('\n') }
}
