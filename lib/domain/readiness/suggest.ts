import type { Locale } from '../core/text'
import type { Check, UseCaseReadiness } from './assess'
import { assessDataset } from './assess'
import type { Dataset } from './dataset'
import type { FitReading } from './fit'
import { checkName, obstaclesOf, obstacleText } from './obstacles'

/** What readiness would say in the worksheet's columns P (concerns) and Q (blockers); '' where it has nothing to say. */
export interface ReadinessSuggestion {
  concerns: string
  blockers: string
}

const words = {
  ja: {
    unready: (dataset: string, checks: string) => `${dataset}: ${checks}が未確認または不十分`,
    effort: (days: number) => `データの準備に${days}日`,
    and: '・',
  },
  en: {
    unready: (dataset: string, checks: string) => `${dataset}: open or partly done: ${checks}`,
    effort: (days: number) => `${days} ${days === 1 ? 'day' : 'days'} to prepare the data`,
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
  const blockers = obstaclesOf(required, fit).map((obstacle) => obstacleText(obstacle, locale))
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
