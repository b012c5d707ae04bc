import type { Cells, FormatId, Scale } from '../worksheet/model'
import type { CellKey, ExtraKey } from '../worksheet/fields'
import type { Changes } from '../merge/patch'
import { comparePositions } from '../merge/position'
import type { WorksheetEvent } from './event'

/** A use case at some moment. A deleted row keeps its texts, because it may come back with them. */
export interface PastUseCase {
  id: string
  position: string
  cells: Cells
  deleted: boolean
}

/** A worksheet at some moment. */
export interface PastWorksheet {
  title: string
  format: FormatId
  scale: Scale
  extraColumns: ExtraKey[]
  /** In worksheet order, deleted ones among them. */
  useCases: PastUseCase[]
}

/** What undoing needs of an event. The events of a row may also be taken together: each field from the first of them. */
export type UndoableEvent = { useCaseId: string; changes: Changes } | { useCaseId: null; changes: WorksheetEvent }

/**
 * A worksheet as it was before some events, by undoing them one after the other.
 * @param events every event since that moment, the last one first
 */
export function undoEvents(now: PastWorksheet, events: readonly UndoableEvent[]): PastWorksheet {
  // Only these: how often a row was changed later is not known of the past.
  const past = now.useCases.map(({ id, position, cells, deleted }) => ({ id, position, cells, deleted }))
  const useCases = new Map<string, PastUseCase>(past.map((useCase) => [useCase.id, useCase]))
  let worksheet = now
  for (const event of events) {
    if (event.useCaseId === null) worksheet = undoWorksheetEvent(worksheet, event.changes)
    else {
      const now = useCases.get(event.useCaseId)
      const before = now && undoChanges(now, event.changes)
      if (before) useCases.set(event.useCaseId, before)
      else useCases.delete(event.useCaseId)
    }
  }
  return { ...worksheet, useCases: [...useCases.values()].sort(comparePositions) }
}

function undoWorksheetEvent(worksheet: PastWorksheet, event: WorksheetEvent): PastWorksheet {
  if (event.kind === 'rename') return { ...worksheet, title: event.from }
  if (event.kind === 'scale') return { ...worksheet, scale: event.from }
  if (event.kind === 'import' || event.kind === 'merge' || event.kind === 'restoreAsOf') {
    const added = new Set<string>(event.addedColumns)
    const scale = (event.kind === 'merge' && event.scale?.from) || worksheet.scale
    return { ...worksheet, scale, extraColumns: worksheet.extraColumns.filter((key) => !added.has(key)) }
  }
  if (event.kind === 'undoImport') {
    const { extraColumns, scale } = event
    return {
      ...worksheet,
      extraColumns: extraColumns?.from ?? worksheet.extraColumns,
      scale: scale?.from ?? worksheet.scale,
    }
  }
  return worksheet
}

/**
 * A use case as it was before one action changed it.
 * @returns null when the action created it
 */
export function undoChanges(now: PastUseCase, changes: Changes): PastUseCase | null {
  // Only the event that created a row gave it its first position.
  if (changes.position?.from === null) return null
  const before: PastUseCase = { ...now, cells: { ...now.cells } }
  for (const [field, { from }] of Object.entries(changes)) {
    if (field === 'position') before.position = from ?? before.position
    else if (field === 'deleted') before.deleted = from !== null
    else if (from === null) delete before.cells[field as CellKey]
    else before.cells[field as CellKey] = from
  }
  return before
}
