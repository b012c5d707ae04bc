import type { CellKey } from '../worksheet/fields'
import type { Cells, UseCase } from '../worksheet/model'
import type { Patch } from './patch'

/** A patch before anyone decided which revision it builds on: what a person wants to be true. */
export type Edit = Omit<Patch, 'baseRevision'>

/** A use case as an editor holds it: deleted rows stay in memory so that undo can bring them back. */
export type EditableUseCase = UseCase & { deleted?: boolean }

/** What `field` of a use case holds now, in the shape of a patch's value. */
export function valueOf(useCase: EditableUseCase, field: Patch['field']): string | null {
  if (field === 'position') return useCase.position
  if (field === 'deleted') return useCase.deleted ? 'true' : null
  return useCase.cells[field] ?? null
}

/**
 * Applies edits in order, without changing its inputs.
 * @returns the use cases that the edits touched, by id. Edits of a row that neither exists nor is created are ignored.
 */
export function applyEdits(
  useCases: ReadonlyMap<string, EditableUseCase>,
  edits: readonly Edit[],
): Map<string, EditableUseCase> {
  const changed = new Map<string, EditableUseCase>()
  for (const edit of edits) {
    const { useCaseId: id, field, value } = edit
    let target = changed.get(id)
    if (!target) {
      const known = useCases.get(id)
      if (!known && (field !== 'position' || value === null)) continue
      target = known
        ? { ...known, cells: { ...known.cells } }
        : { id, position: value ?? '', cells: {}, revision: 0, cellRevisions: {} }
      changed.set(id, target)
    }
    if (field === 'position') target.position = value ?? target.position
    else if (field === 'deleted') target.deleted = value !== null
    else setCell(target.cells, field, value)
  }
  return changed
}

/**
 * The edits that take back `edits`: applying them afterwards restores every touched cell, moves rows back, revives
 * deleted rows and deletes created ones (whose cells stay, so that redo needs only to revive them).
 */
export function invertEdits(useCases: ReadonlyMap<string, EditableUseCase>, edits: readonly Edit[]): Edit[] {
  const inverse = new Map<string, Edit>()
  for (const { useCaseId, field, value } of edits) {
    const before = useCases.get(useCaseId)
    if (before) {
      const key = `${useCaseId} ${field}`
      if (!inverse.has(key)) inverse.set(key, { useCaseId, field, value: valueOf(before, field) })
    } else if (field === 'position' && value !== null && !inverse.has(useCaseId)) {
      inverse.set(useCaseId, { useCaseId, field: 'deleted', value: 'true' })
    }
  }
  return [...inverse.values()]
}

/** Drops edits that would change nothing, so that they neither reach history nor the undo stack. */
export function effectiveEdits(useCases: ReadonlyMap<string, EditableUseCase>, edits: readonly Edit[]): Edit[] {
  return edits.filter(({ useCaseId, field, value }) => {
    const before = useCases.get(useCaseId)
    return !before || valueOf(before, field) !== value
  })
}

function setCell(cells: Cells, field: CellKey, value: string | null): void {
  // An empty cell is an absent key: `''` and null must not become two kinds of empty.
  if (value === null || value === '') delete cells[field]
  else cells[field] = value
}
