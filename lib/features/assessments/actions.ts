'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as assessments from './mutations'
import { assessSchema } from './schema'

export const assess = action(assessSchema, async ({ worksheet, ...written }) =>
  assessments.assess(await requireScope('worksheet.edit', { worksheet }), written),
)
