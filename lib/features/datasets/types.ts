import type { Role } from '../../domain/access/permissions'
import type { Dataset } from '../../domain/readiness/dataset'

/** Characters of a dataset's name. */
export const MAX_DATASET_NAME = 100

export interface InventoryDataset extends Dataset {
  revision: number
  /** Use cases that need it, over all worksheets. */
  uses: number
}

/** The workspace's datasets by name. */
export interface Inventory {
  workspaceSlug: string
  role: Role
  datasets: InventoryDataset[]
}
