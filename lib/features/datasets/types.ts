import type { Role } from '../../domain/access/permissions'
import type { Dataset } from '../../domain/readiness/dataset'

export interface InventoryDataset extends Dataset {
  revision: number
  /** Use cases that need it, over all worksheets. */
  uses: number
}

/** What somebody made of a dataset. */
export interface DatasetChange {
  id: string
  /** ISO 8601 in UTC. */
  at: string
  /** Name of who changed it; null once the person's account is gone. */
  by: string | null
  from: Pick<Dataset, 'name' | 'facts'>
  to: Pick<Dataset, 'name' | 'facts'>
}

export interface DatasetInFull extends InventoryDataset {
  /** The last ones first. */
  changes: DatasetChange[]
}

/** The workspace's datasets by name. */
export interface Inventory {
  workspaceSlug: string
  role: Role
  datasets: InventoryDataset[]
}
