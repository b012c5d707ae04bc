import type { ChangeRequest, ChangeResponse, ChangeSource, UseCasePage } from '../domain/merge/change'
import { applyEdits, type Edit, type EditableUseCase, effectiveEdits, invertEdits, valueOf } from '../domain/merge/edit'
import type { Conflict, Patch, PatchField } from '../domain/merge/patch'
import { comparePositions, indexOfPosition } from '../domain/merge/position'
import type { UseCase, Worksheet } from '../domain/worksheet/model'
import { Observable } from './observable'
import { SyncQueue } from './sync-queue'
import type { Delivery } from './transport'
import { UndoStack } from './undo'

export interface StoreOptions {
  worksheet: Worksheet
  /** The first rows, in worksheet order. */
  page: UseCasePage
  send: (request: ChangeRequest) => Promise<Delivery>
  later?: (retry: () => void, ms: number) => () => void
}

/**
 * The open worksheet in the browser. Edits show at once and are sent by the queue; each row has its own listeners, so
 * that one changed cell draws one row again whatever the size of the worksheet.
 */
export class WorksheetStore {
  readonly worksheet: Worksheet
  readonly undoStack = new UndoStack()
  readonly queue: SyncQueue
  /** Ids of the living rows in worksheet order. A new array whenever a row comes, goes or moves. */
  readonly order: Observable<readonly string[]>
  /** Cursor of the next page, null once every row is here. */
  readonly next: Observable<string | null>
  /** Cells where somebody else's text and ours wait for a decision. */
  readonly conflicts = new Observable<readonly Conflict[]>([])
  private readonly useCases = new Map<string, EditableUseCase>()
  private readonly rowListeners = new Map<string, Set<() => void>>()
  /** Revision that our own latest change of a cell was given: it is no conflict with our next one. */
  private readonly ownRevisions = new Map<string, number>()
  /** Revision at which a row that we made began: what was typed into it before the server knew it is based on that. */
  private readonly madeRevisions = new Map<string, number>()

  constructor({ worksheet, page, send, later = laterByTimeout }: StoreOptions) {
    this.worksheet = worksheet
    for (const useCase of page.useCases) this.useCases.set(useCase.id, useCase)
    this.order = new Observable<readonly string[]>(page.useCases.map(({ id }) => id))
    this.next = new Observable(page.next)
    this.queue = new SyncQueue({
      send,
      later,
      rebase: (patch) => this.rebase(patch),
      accepted: (request, response) => this.accept(request, response),
    })
  }

  readonly get = (id: string): EditableUseCase | undefined => this.useCases.get(id)

  /** The living rows in worksheet order. */
  rows(): UseCase[] {
    return this.order.get().flatMap((id) => this.useCases.get(id) ?? [])
  }

  readonly subscribeRow = (id: string, listener: () => void): (() => void) => {
    const listeners = this.rowListeners.get(id) ?? new Set()
    this.rowListeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.rowListeners.delete(id)
    }
  }

  /** Adds a page that was loaded behind the first. Rows already here keep what was typed into them. */
  addPage({ useCases, next }: UseCasePage): void {
    const added = useCases.filter(({ id }) => !this.useCases.has(id))
    for (const useCase of added) this.useCases.set(useCase.id, useCase)
    this.next.set(next)
    this.order.set([...this.order.get(), ...added.map(({ id }) => id)])
  }

  /** Shows the edits at once, remembers how to take them back, and sends them. */
  edit(edits: readonly Edit[], source: ChangeSource): void {
    const effective = effectiveEdits(this.useCases, edits)
    if (effective.length > 0) this.undoStack.record(this.apply(effective, source))
  }

  /** @returns the edits that were made, so that the cursor can go there; null when there was nothing to take back */
  undo(): Edit[] | null {
    return this.undoStack.undo((edits) => this.apply(edits, 'undo'))
  }

  redo(): Edit[] | null {
    return this.undoStack.redo((edits) => this.apply(edits, 'redo'))
  }

  conflictOf(id: string, field: PatchField): Conflict | undefined {
    return this.conflicts.get().find((each) => each.useCaseId === id && each.field === field)
  }

  /** Ends a conflict: `mine` is sent again on top of the other's change, `theirs` stays as it is shown. */
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    if (choice === 'mine') {
      this.edit([{ useCaseId: conflict.useCaseId, field: conflict.field, value: conflict.mine }], 'conflict')
    }
    this.dropConflict(conflict)
  }

  private apply(edits: readonly Edit[], source: ChangeSource): Edit[] {
    const inverse = invertEdits(this.useCases, edits)
    const patches = edits.map((edit): Patch => ({ ...edit, baseRevision: this.baseOf(edit) }))
    this.show(edits)
    for (const edit of edits) {
      const conflict = this.conflictOf(edit.useCaseId, edit.field)
      if (conflict) this.dropConflict(conflict)
    }
    this.queue.enqueue(source, patches)
    return inverse
  }

  /** Changes what is held and tells who looks at it. */
  private show(edits: readonly Edit[]): void {
    const changed = applyEdits(this.useCases, edits)
    let order: string[] | null = null
    for (const [id, after] of changed) {
      const before = this.useCases.get(id)
      const moved = !before || before.position !== after.position || Boolean(before.deleted) !== Boolean(after.deleted)
      this.useCases.set(id, after)
      if (moved) order ??= [...this.order.get()]
    }
    if (order) this.reorder(order, changed)
    for (const id of changed.keys()) this.notifyRow(id)
  }

  private reorder(order: string[], changed: ReadonlyMap<string, EditableUseCase>): void {
    const staying = order.filter((id) => !changed.has(id))
    const placed = [...changed.values()].filter(({ deleted }) => !deleted).sort(comparePositions)
    const rows = staying.flatMap((id) => this.useCases.get(id) ?? [])
    // From the back, so that an insertion does not shift the places still to be found.
    for (const row of placed.reverse()) rows.splice(indexOfPosition(rows, row), 0, row)
    this.order.set(rows.map(({ id }) => id))
  }

  private notifyRow(id: string): void {
    for (const listener of [...(this.rowListeners.get(id) ?? [])]) listener()
  }

  private baseOf({ useCaseId, field }: Edit): number {
    const seen = this.useCases.get(useCaseId)?.revision ?? 0
    return Math.max(seen, this.conflictOf(useCaseId, field)?.revision ?? 0)
  }

  private rebase(patch: Patch): Patch {
    const made = patch.baseRevision === 0 ? this.madeRevisions.get(patch.useCaseId) : undefined
    const own = Math.max(made ?? 0, this.ownRevisions.get(cellId(patch)) ?? 0)
    return own > patch.baseRevision ? { ...patch, baseRevision: own } : patch
  }

  private accept(request: ChangeRequest, { revisions, conflicts }: ChangeResponse): void {
    const refused = new Set(conflicts.map(cellId))
    for (const patch of request.patches) {
      const revision = revisions[patch.useCaseId]
      if (revision === undefined || refused.has(cellId(patch))) continue
      this.ownRevisions.set(cellId(patch), revision)
      if (patch.baseRevision === 0 && !this.madeRevisions.has(patch.useCaseId)) {
        this.madeRevisions.set(patch.useCaseId, revision)
      }
    }
    for (const [id, revision] of Object.entries(revisions)) {
      const row = this.useCases.get(id)
      // A gap means that others changed the row in between: what we hold is still the older row, and saying
      // otherwise would let our next edit overwrite theirs unseen.
      if (row && revision === row.revision + 1) this.useCases.set(id, { ...row, revision })
    }
    for (const conflict of conflicts) this.raise(conflict)
  }

  /** Shows the other's text, keeps ours beside it. Text typed meanwhile is on its way and speaks for itself. */
  private raise(conflict: Conflict): void {
    const waiting = this.queue.unsentPatches().some((patch) => cellId(patch) === cellId(conflict))
    if (waiting) return
    const { useCaseId, field, theirs } = conflict
    const row = this.useCases.get(useCaseId)
    if (row && valueOf(row, field) !== theirs) this.show([{ useCaseId, field, value: theirs }])
    this.dropConflict(conflict)
    if (conflict.mine !== theirs) this.conflicts.set([...this.conflicts.get(), conflict])
    this.notifyRow(useCaseId)
  }

  private dropConflict(conflict: Conflict): void {
    const rest = this.conflicts.get().filter((each) => cellId(each) !== cellId(conflict))
    if (rest.length === this.conflicts.get().length) return
    this.conflicts.set(rest)
    this.notifyRow(conflict.useCaseId)
  }
}

function cellId({ useCaseId, field }: Pick<Patch, 'useCaseId' | 'field'>): string {
  return `${useCaseId} ${field}`
}

function laterByTimeout(retry: () => void, ms: number): () => void {
  const timer = setTimeout(retry, ms)
  return () => clearTimeout(timer)
}
