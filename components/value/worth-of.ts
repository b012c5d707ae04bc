import { gapsOf, type Gap } from '@/lib/domain/value/gaps'
import { flowOf, perPeriod, readModel, valuesOf, type ReadModel } from '@/lib/domain/value/model'
import { outcomeOf, timelineOf, type Outcome } from '@/lib/domain/value/schedule'
import { modelOfValuation, type Valuation } from '@/lib/domain/value/valuation'
import type { ValuedUseCase, ValuedUseCases } from '@/lib/features/valuations/types'

export interface Worth {
  read: ReadModel
  outcome: Outcome
  gaps: Gap[]
  /** Value less burden and operation at full use, in the currency. */
  netPer: (period: Valuation['period']) => number
}

/** What a use case comes to with one value of each term; null while it has no valuation. */
export function worthOf(useCase: ValuedUseCase, { sharedTerms }: Pick<ValuedUseCases, 'sharedTerms'>): Worth | null {
  if (!useCase.valuation) return null
  const shared = sharedTerms.map(({ term }) => term)
  const read = readModel(modelOfValuation(useCase.valuation, shared, useCase.preparation))
  const flow = flowOf(read, valuesOf(read))
  return {
    read,
    outcome: outcomeOf(flow, timelineOf(read.model.schedule)),
    gaps: gapsOf(read),
    netPer: (period) => perPeriod(flow.valuePerDay - flow.operationPerDay, period, read.model.calendar),
  }
}
