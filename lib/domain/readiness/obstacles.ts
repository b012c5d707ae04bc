import type { Locale } from '../core/text'
import { type Check, datasetGates } from './assess'
import type { Dataset } from './dataset'
import { type FitReading } from './fit'
import { type FitCheck, fitTexts } from './fit-checks'
import { type Question, questionTexts } from './questions'

/** A "no" that keeps a use case out of the ranking: of a dataset it needs, or of the checks on ML fit. */
export type Obstacle =
  | { gate: 'blocked'; dataset: { id: string; name: string }; question: Question }
  /** `check` is null where no reason to use ML holds. */
  | { gate: 'rules'; check: FitCheck | null }

/** What speaks against starting a use case with ML, its data first. A "no" needs no evidence, so no day is asked for. */
export function obstaclesOf(required: readonly Dataset[], fit: FitReading): Obstacle[] {
  const names = new Map(required.map(({ id, name }) => [id, name]))
  const checks = fit.verdict === 'rules' && fit.gates.length === 0 ? [null] : fit.gates
  return [
    ...datasetGates(required).map(({ dataset: id, question }): Obstacle => ({
      gate: 'blocked',
      dataset: { id, name: names.get(id) ?? '' },
      question,
    })),
    ...checks.map((check): Obstacle => ({ gate: 'rules', check })),
  ]
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
    data: (dataset: string, check: string) => `${dataset}: 「${check}」を満たさない`,
    fit: (text: string) => `MLに向かない: 「${text}」に当てはまらない`,
    noReason: 'MLに向かない: MLを使う理由がない',
  },
  en: {
    data: (dataset: string, check: string) => `${dataset}: fails “${check}”`,
    fit: (text: string) => `Not for ML: “${text}” does not hold`,
    noReason: 'Not for ML: there is no reason to use it',
  },
}

/** One line, for the ranking and for the worksheet's blockers. */
export function obstacleText(obstacle: Obstacle, locale: Locale): string {
  const say = words[locale]
  if (obstacle.gate === 'blocked') return say.data(obstacle.dataset.name, checkName(obstacle.question, locale))
  return obstacle.check === null ? say.noReason : say.fit(fitTexts[obstacle.check].text[locale])
}
