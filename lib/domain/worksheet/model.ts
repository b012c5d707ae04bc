import type { CellKey, ExtraKey } from './fields'

/** The published worksheet formats. */
export const formatIds = ['v1.0', 'v1.1', 'v1.2', 'v2.0'] as const
export type FormatId = (typeof formatIds)[number]

/**
 * Scores of the levels, best first by convention (`{ 高: 3, 中: 2, 低: 1 }`). Teams change the numbers and may add
 * a level; the keys are exactly what a level cell may mean in this worksheet.
 */
export type Scale = Record<string, number>
export const defaultScale: Scale = { 高: 3, 中: 2, 低: 1 }
/** Levels of a scale. */
export const MAX_LEVELS = 20
/** Characters of a level's name. */
export const MAX_LEVEL_LENGTH = 40

/**
 * The cells of one use case: text exactly as a person typed or the file held it (line feeds only, never empty:
 * an empty cell is an absent key). Meaning (level, applicability, priority) is derived on reading, never stored.
 */
export type Cells = Partial<Record<CellKey, string>>

export interface UseCase {
  id: string
  /** Fractional index: rows sort by it in code-unit order, so a move writes one row. */
  position: string
  cells: Cells
  /** Counts accepted changes of this row, from 1. */
  revision: number
  /** Row revision at which each cell last changed; a cell never changed since creation is absent. */
  cellRevisions: Record<string, number>
}

export interface Worksheet {
  id: string
  title: string
  format: FormatId
  scale: Scale
  /** Columns of the user's own, in their order; their label is the key without `extra:`. */
  extraColumns: ExtraKey[]
}
