import type { Role } from '../../domain/access/permissions'
import type { Dataset } from '../../domain/readiness/dataset'

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
