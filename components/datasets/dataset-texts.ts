import type { FormTexts } from '@/lib/domain/merge/form'
import type { Dataset } from '@/lib/domain/readiness/dataset'
import { questions } from '@/lib/domain/readiness/questions'

/** The fields with a plain text, as the form groups them. */
export const about = ['system', 'owner', 'rowMeaning', 'amount', 'history', 'updateFrequency'] as const
export const rights = ['personalData', 'lawfulPurpose'] as const
export const labelTexts = ['source', 'count', 'agreement', 'delay'] as const
export const toReady = ['daysToReady', 'costToReady'] as const

/** A dataset as its form holds it: `answers.exists.evidence` is `facts.answers.exists.evidence`. */
export function textsOf({ name, facts }: Pick<Dataset, 'name' | 'facts'>): FormTexts {
  return Object.fromEntries([
    ['name', name],
    ...[...about, ...rights].map((key) => [key, facts[key]]),
    ...(['state', ...labelTexts] as const).map((key) => [`labels.${key}`, facts.labels[key]]),
    ['atPrediction', facts.atPrediction],
    ...questions.flatMap((question) => {
      const { answer, evidence, checkedBy, checkedOn } = facts.answers[question]
      const texts = { answer, evidence, checkedBy, checkedOn: checkedOn ?? '' }
      return Object.entries(texts).map(([part, text]) => [`answers.${question}.${part}`, text])
    }),
    ...toReady.map((key) => [key, facts[key]?.toString() ?? '']),
  ])
}

/** What the form holds in the shape the server takes. The server parses it; nothing here decides what is right. */
export function factsOf(texts: FormTexts) {
  const text = (name: string) => texts[name] ?? ''
  const part = (prefix: string, ...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, text(`${prefix}${key}`)]))
  return {
    ...part('', ...about, ...rights),
    labels: part('labels.', 'state', ...labelTexts),
    atPrediction: text('atPrediction'),
    answers: Object.fromEntries(
      questions.map((question) => [
        question,
        {
          ...part(`answers.${question}.`, 'answer', 'evidence', 'checkedBy'),
          checkedOn: text(`answers.${question}.checkedOn`) || null,
        },
      ]),
    ),
    daysToReady: amountOf(text('daysToReady')),
    costToReady: amountOf(text('costToReady')),
  }
}

/** The number that somebody typed (`1,200`, `１２`), null for nothing, undefined for what is no number from 0 up. */
export function amountOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (plain === '') return null
  return /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined
}
