'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as valuations from './mutations'
import { saveValuationSchema, setMoneyLevelsSchema } from './schema'

export const saveValuation = action(saveValuationSchema, async ({ worksheet, ...written }) =>
  valuations.saveValuation(await requireScope('worksheet.edit', { worksheet }), written),
)

export const setMoneyLevels = action(setMoneyLevelsSchema, async ({ workspace, levels }) =>
  valuations.setMoneyLevels(await requireScope('moneyLevels.edit', { workspace }), levels),
)
