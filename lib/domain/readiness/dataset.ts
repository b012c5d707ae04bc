import { z } from 'zod'
import { storableText } from '../worksheet/cell-text'
import { type Question, questions } from './questions'

export const answers = ['yes', 'partly', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]

/** Characters of a dataset's name. */
export const MAX_DATASET_NAME = 100
/** Characters of one text of a dataset. */
export const MAX_DATASET_TEXT = 2_000
/** Longer than anybody plans. */
export const MAX_DAYS_TO_READY = 10_000

/** A text of at most so many characters, as a database and a file can hold it; '' where there is none. */
export function keptText(maxLength: number) {
  return z
    .string()
    .transform((text) => storableText(text).trim())
    .pipe(z.string().max(maxLength, 'tooLong'))
    .default('')
}

const text = keptText(MAX_DATASET_TEXT)
/** A day of the calendar, `2026-04-01`. */
const day = z.iso.date().nullable().default(null)
/** `unknown` until somebody has looked. */
const answer = z.enum(answers).default('unknown')

const checkedAnswerSchema = z.object({
  answer,
  /** A link or a remark that lets somebody else see it too. */
  evidence: text,
  checkedBy: text,
  checkedOn: day,
})
/** An answer with what supports it, who looked, and when. */
export type CheckedAnswer = z.infer<typeof checkedAnswerSchema>

const unanswered = checkedAnswerSchema.parse({})

const noAnswers: Record<Question, CheckedAnswer> = {
  exists: unanswered,
  reachable: unanswered,
  private: unanswered,
  secure: unanswered,
  relevant: unanswered,
  representative: unanswered,
}

/** Stored as JSON: a key that an older version did not know is empty, not an error. */
export const datasetFactsSchema = z.object({
  system: text,
  owner: text,
  /** What one row is: an order, a customer on a day. */
  rowMeaning: text,
  amount: text,
  history: text,
  updateFrequency: text,
  personalData: text,
  lawfulPurpose: text,
  labels: z
    .object({
      /** `notNeeded` where the task learns without labels. */
      state: z.enum(['notNeeded', ...answers]).default('unknown'),
      source: text,
      count: text,
      agreement: text,
      delay: text,
    })
    .prefault({}),
  /** Whether it is there at the moment a prediction is made, not only afterwards. */
  atPrediction: answer,
  answers: z
    .partialRecord(z.enum(questions), checkedAnswerSchema)
    .prefault({})
    .transform((given) => ({ ...noAnswers, ...given })),
  /** What it takes until the dataset is ready; null while nobody has estimated it. Money in the workspace's currency. */
  daysToReady: z.number().min(0).max(MAX_DAYS_TO_READY).nullable().default(null),
  costToReady: z.number().min(0).max(1e15).nullable().default(null),
})

export type DatasetFacts = z.infer<typeof datasetFactsSchema>

/** A dataset of the workspace's inventory. */
export interface Dataset {
  id: string
  name: string
  facts: DatasetFacts
}
