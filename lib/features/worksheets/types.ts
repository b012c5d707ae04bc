import type { Role } from '../../domain/access/permissions'
import type { Obstacle } from '../../domain/readiness/obstacles'
import type { ProductField } from '../../domain/worksheet/fields'
import type { Cells, FormatId, UseCase, Worksheet } from '../../domain/worksheet/model'

/** Here and not beside its schema: forms need the number, and a page that opens fast cannot carry zod for it. */
export const MAX_TITLE_LENGTH = 120

/** A worksheet in the workspace's list. Moments are ISO 8601 in UTC. */
export interface WorksheetSummary {
  id: string
  title: string
  format: FormatId
  useCaseCount: number
  updatedAt: string
  /** Name of who made the last change; null once the person's account is gone. */
  changedBy: string | null
  archivedAt: string | null
}

/** The workspace's worksheets, the last changed first, and what the reader may do with them. */
export interface WorksheetList {
  workspaceSlug: string
  role: Role
  active: WorksheetSummary[]
  archived: WorksheetSummary[]
}

/** A worksheet as its screens need it before anything else. */
export interface OpenWorksheet {
  worksheet: Worksheet
  workspaceSlug: string
  role: Role
  /** Who looks at it. */
  userId: string
  archivedAt: string | null
  seq: number
}

/** The first rows with the worksheet, so that the grid draws them without another request. */
export interface WorksheetPage extends OpenWorksheet {
  useCases: UseCase[]
  /** Cursor for `GET /api/worksheets/{id}/use-cases?after=`, null when these are all. */
  next: string | null
}

/** What ranking and the matrix read of a row; long texts other than the names of the case stay behind. */
export interface RankedUseCase {
  id: string
  revision: number
  cells: Pick<
    Cells,
    | 'no'
    | 'product'
    | 'problem'
    | 'caseName'
    | 'urgency'
    | 'importance'
    | 'mlValue'
    | 'mlApplicability'
    | 'mlUseCase'
    | 'targetUser'
    | ProductField
  >
  /** What its data and its ML fit say against it; absent where there is nothing. */
  obstacles?: readonly Obstacle[]
}

export interface RankingPage extends OpenWorksheet {
  /** In worksheet order. */
  useCases: RankedUseCase[]
}
