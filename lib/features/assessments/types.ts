import type { Fit } from '../../domain/readiness/fit'
import type { Cells } from '../../domain/worksheet/model'
import type { InventoryDataset } from '../datasets/types'
import type { OpenWorksheet } from '../worksheets/types'

/** The fields of a use case that readiness shows, or suggests texts for. */
export const assessedFields = ['no', 'product', 'problem', 'caseName', 'concerns', 'blockers'] as const

export interface AssessedUseCase {
  id: string
  cells: Pick<Cells, (typeof assessedFields)[number]>
  /** Revision of the row: what an accepted suggestion is written against. */
  revision: number
  /** Ids of the datasets it needs. */
  datasets: string[]
  fit: Fit
  /** Counts saves of the two above, from 0. */
  assessmentRevision: number
}

/** A worksheet's use cases with their data and ML fit, in worksheet order, and the workspace's inventory. */
export interface AssessmentPage extends OpenWorksheet {
  useCases: AssessedUseCase[]
  inventory: InventoryDataset[]
}
