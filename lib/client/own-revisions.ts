import type { ChangeRequest, ChangeResponse } from '../domain/merge/change'
import type { Patch, PatchField } from '../domain/merge/patch'

/** The revisions that one's own changes were given: what one builds on them is no conflict with oneself. */
export class OwnRevisions {
  /** By cell the revision that our latest change of it was given. */
  private readonly cells = new Map<string, number>()
  /** By row that we made the revision at which it began: what was typed before the server knew it is based on that. */
  private readonly rows = new Map<string, number>()

  /** 0 where we changed nothing. */
  ofCell(cell: Pick<Patch, 'useCaseId' | 'field'>): number {
    return this.cells.get(cellId(cell)) ?? 0
  }

  /** The first revision of a row: 1, but for one that came with a whole import. */
  ofNewRow(useCaseId: string): number {
    return this.rows.get(useCaseId) ?? 1
  }

  /** Raises a patch's base to what our own earlier change of that cell was given. */
  rebase(patch: Patch): Patch {
    const made = patch.baseRevision === 0 ? (this.rows.get(patch.useCaseId) ?? 0) : 0
    const own = Math.max(made, this.ofCell(patch))
    return own > patch.baseRevision ? { ...patch, baseRevision: own } : patch
  }

  note({ source, patches }: ChangeRequest, { revisions, conflicts }: ChangeResponse): void {
    const refused = new Set(conflicts.map(cellId))
    for (const patch of patches) {
      const revision = revisions[patch.useCaseId]
      if (revision === undefined || refused.has(cellId(patch))) continue
      // Written and taken back; more than these two steps means that others changed the row, which was not seen yet.
      if (source === 'declined' && revision !== patch.baseRevision + 2) continue
      this.cells.set(cellId(patch), revision)
      if (patch.baseRevision === 0 && !this.rows.has(patch.useCaseId)) this.rows.set(patch.useCaseId, revision)
    }
  }
}

/** One cell of one row, as a key. */
export function cellId({ useCaseId, field }: { useCaseId: string; field: PatchField }): string {
  return `${useCaseId} ${field}`
}
