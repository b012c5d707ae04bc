import { questions } from '@/lib/domain/readiness/questions'

/**
 * What the form holds in the shape the server takes: `answers.exists.evidence` is `facts.answers.exists.evidence`.
 * The server parses it; nothing here decides what is right.
 */
export function factsOf(data: FormData) {
  const text = (name: string) => String(data.get(name) ?? '')
  const names = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, text(key)]))
  const part = (prefix: string, ...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, text(`${prefix}.${key}`)]))
  return {
    ...names('system', 'owner', 'rowMeaning', 'amount', 'history', 'updateFrequency', 'personalData', 'lawfulPurpose'),
    labels: part('labels', 'state', 'source', 'count', 'agreement', 'delay'),
    atPrediction: text('atPrediction'),
    answers: Object.fromEntries(
      questions.map((question) => [
        question,
        {
          ...part(`answers.${question}`, 'answer', 'evidence', 'checkedBy'),
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
