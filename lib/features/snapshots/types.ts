import type { Role } from '../../domain/access/permissions'
import type { Comparison } from '../../domain/history/compare'
import type { SnapshotReason } from '../../domain/history/snapshot'

/** Here and not beside its schema, as MAX_TITLE_LENGTH of the worksheets. */
export const MAX_NAME_LENGTH = 60

/** A marked moment of a worksheet. Either a person named it, or the product took it before something. */
export interface Snapshot {
  id: string
  /** The worksheet's seq: what it was right after the action with this seq. */
  seq: number
  name: string | null
  reason: SnapshotReason | null
  /** Name of who took it, or did what it was taken before; null once the person's account is gone. */
  createdBy: string | null
  /** ISO 8601 in UTC. */
  createdAt: string
}

/** A worksheet's snapshots, the last one first, and what the reader may do with them. */
export interface SnapshotList {
  worksheetId: string
  role: Role
  archivedAt: string | null
  snapshots: Snapshot[]
}

/** A worksheet at one snapshot against another, or against what it is now. */
export interface SnapshotComparison extends SnapshotList {
  from: Snapshot
  /** Null for the worksheet as it is. */
  to: Snapshot | null
  comparison: Comparison
}
