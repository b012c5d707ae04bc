import type { MoneyLevels } from '../../domain/value/level'
import type { Valuation } from '../../domain/value/valuation'
import type { Cells } from '../../domain/worksheet/model'
import type { SharedTerm } from '../shared-terms/types'
import type { OpenWorksheet } from '../worksheets/types'

/** The fields of a use case that its value is shown with, read from, or written into. */
export const valuedFields = ['no', 'product', 'problem', 'caseName', 'mlValue', 'mlValueReason'] as const

export interface ValuedUseCase {
  id: string
  cells: Pick<Cells, (typeof valuedFields)[number]>
  /** Revision of the row: what a proposed level or text is written against. */
  revision: number
  valuation: Valuation | null
  /** Counts saves of the valuation, from 0. */
  valuationRevision: number
  /** Days and money until the required data is ready; null is not known. */
  preparation: { days: number | null; cost: number | null }
}

/** Use cases of a worksheet with what each is worth, in worksheet order, and the terms that they share. */
export interface ValuedUseCases {
  useCases: ValuedUseCase[]
  sharedTerms: SharedTerm[]
}

/** All of a worksheet's use cases. */
export interface ValuationPage extends OpenWorksheet, ValuedUseCases {
  /** Who may own a term. */
  members: { id: string; name: string }[]
  moneyLevels: MoneyLevels | null
}
