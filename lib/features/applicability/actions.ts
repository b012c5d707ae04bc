'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as applicability from './mutations'
import { answerQuestionSchema, nameExpertSchema } from './schema'

export const answerQuestion = action(answerQuestionSchema, async ({ worksheet, ...answer }) =>
  applicability.answerQuestion(await requireScope('scoring.decide', { worksheet }), answer),
)

export const nameExpert = action(nameExpertSchema, async ({ worksheet, userId }) =>
  applicability.nameExpert(await requireScope('scoring.run', { worksheet }), userId),
)
