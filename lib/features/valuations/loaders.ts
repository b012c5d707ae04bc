import { loader } from '@/lib/server/loader'
import { requirePageScope, requireScope } from '@/lib/server/scope'
import { getMoneyLevels, getValuations, listPricedLevels } from './data'

export const loadValuations = loader(async (workspace: string, worksheet: string, today: string) => {
  const scope = await requirePageScope(workspace, worksheet)
  return getValuations(scope, today)
})

/** For the settings of a workspace. */
export const loadMoneyLevels = loader(async (workspace: string) => {
  const scope = await requireScope('moneyLevels.edit', { workspace })
  const moneyLevels = await getMoneyLevels(scope)
  return { moneyLevels, levels: await listPricedLevels(scope, moneyLevels) }
})
