import { z } from 'zod'
import { locales } from '../../domain/core/text'
import { MAX_REASON_LENGTH } from '../../domain/scoring/votes'

const id = z.uuid().toLowerCase()

const answerSchema = z.object({
  useCaseId: id,
  answer: z.enum(['〇', '×']),
  reason: z.string().trim().min(1, 'required').max(MAX_REASON_LENGTH, 'tooLong'),
  /** The language in which the worksheet says who answered. */
  locale: z.enum(locales),
})
export type Answer = z.infer<typeof answerSchema>
export const answerQuestionSchema = answerSchema.extend({ worksheet: id })
export const nameExpertSchema = z.object({ worksheet: id, userId: id.nullable() })
