'use server'

import { action } from '@/lib/server/action'
import { requireBallot, requireScope } from '@/lib/server/scope'
import * as decisions from './mutations'
import { assignOwnerSchema, decideSchema, recordDissentSchema, undoDecisionSchema } from './schema'

export const decide = action(decideSchema, async ({ scoring, ...decision }) =>
  decisions.decide(await requireScope('scoring.decide', { scoring }), decision),
)

export const undoDecision = action(undoDecisionSchema, async ({ scoring, ...item }) =>
  decisions.undoDecision(await requireScope('scoring.decide', { scoring }), item),
)

export const recordDissent = action(recordDissentSchema, async ({ scoring, ...dissent }) =>
  decisions.recordDissent(await requireBallot(scoring), dissent),
)

export const assignOwner = action(assignOwnerSchema, async ({ scoring, useCaseId, userId }) =>
  decisions.assignOwner(await requireScope('scoring.run', { scoring }), useCaseId, userId),
)
