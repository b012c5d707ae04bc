import type { ChangedUseCase } from '../domain/live/live'
import type { ChangeRequest, ChangeResponse, ChangeSource, UseCasePage } from '../domain/merge/change'
import { applyEdits, type Edit, type EditableUseCase, effectiveEdits, invertEdits, valueOf } from '../domain/merge/edit'
import { type Conflict, isText, type Patch, type PatchField } from '../domain/merge/patch'
import { comparePositions, indexOfPosition } from '../domain/merge/position'
import type { UseCase, Worksheet } from '../domain/worksheet/model'
import { laterByTimeout } from './later'
import { Observable } from './observable'
import { cellId, OwnRevisions } from './own-revisions'
import { type Keeper, shownOf, SyncQueue } from './sync-queue'
import type { Delivery } from './transport'
import { UndoStack } from './undo'

export interface StoreOptions {
  worksheet: Worksheet
  /** The first rows, in worksheet order. */
  page: UseCasePage
  send: (request: ChangeRequest) => Promise<Delivery>
  /** Keeps what is not confirmed on this device. */
  keeper?: Keeper
  later?: (retry: () => void, ms: number) => () => void
}

/** What taking a step back, or doing it again, came to. */
export interface Reverted {
  /** The edits that were made, so that the cursor can go there. */
  edits: Edit[]
  /** Cells and rows that others changed since; they stay as they are. */
  kept: number
}

/**
 * The open worksheet in the browser. Edits show at once and are sent by the queue; each row has its own listeners, so
 * that one changed cell draws one row again whatever the size of the worksheet.
 */
export class WorksheetStore {
  /** Everything about the worksheet but its rows; others may change it. */
  readonly facts: Observable<Worksheet>
  readonly undoStack = new UndoStack()
  readonly queue: SyncQueue
  /** Ids of the living rows in worksheet order. A new array whenever a row comes, goes or moves. */
  readonly order: Observable<readonly string[]>
  /** Cursor of the next page, null once every row is here. */
  readonly next: Observable<string | null>
  /** Cells where somebody else's text and ours wait for a decision. */
  readonly conflicts = new Observable<readonly Conflict[]>([])
  /** Everything that happened up to this seq is in the rows that are here. */
  seq: number
  private readonly useCases = new Map<string, EditableUseCase>()
  private readonly rowListeners = new Map<string, Set<() => void>>()
  private readonly own = new OwnRevisions()
  /** Others' texts of cells in which something of ours is still on its way: ours is shown until that is answered. */
  private readonly held = new Map<string, Edit & { revision: number }>()

  constructor({ worksheet, page, send, keeper = nowhere, later = laterByTimeout }: StoreOptions) {
    this.facts = new Observable(worksheet)
    this.seq = page.seq
    for (const useCase of page.useCases) this.useCases.set(useCase.id, useCase)
    this.order = new Observable<readonly string[]>(page.useCases.map(({ id }) => id))
    this.next = new Observable(page.next)
    this.queue = new SyncQueue({
      send,
      keeper,
      later,
      rebase: (patch) => this.own.rebase(patch),
      accepted: (request, response) => this.accept(request, response),
    })
  }

  get worksheet(): Worksheet {
    return this.facts.get()
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

  /** The worksheet is opened again in the same page: what happened since `seq` comes through the stream. */
  revisit(worksheet: Worksheet, page: UseCasePage): void {
    // The browser may show a page that it had kept.
    if (page.seq < this.seq) return
    this.facts.set(worksheet)
    this.receive(page.useCases.map((useCase) => ({ ...useCase, deleted: false })))
  }

  /** Takes in rows that others changed, as they are now; told twice or late, they change nothing. */
  receive(rows: readonly ChangedUseCase[]): void {
    const unsent = this.queue.shownPatches()
    const changed = new Map<string, EditableUseCase>()
    for (const row of rows) {
      const known = this.useCases.get(row.id)
      if (known ? known.revision >= row.revision : row.deleted || this.comesWithAPage(row)) continue
      const ours = unsent.filter(({ useCaseId }) => useCaseId === row.id)
      changed.set(row.id, known ? this.holdBack(known, row, ours) : row)
    }
    this.put(changed)
    for (const conflict of this.conflicts.get()) this.followConflict(conflict, changed.get(conflict.useCaseId))
  }

  /** Learns of a row that may have been deleted before the worksheet was opened, so that it can come back. */
  know(row: ChangedUseCase): void {
    if (!this.useCases.has(row.id) && (row.deleted || !this.comesWithAPage(row))) this.put(new Map([[row.id, row]]))
  }

  /** Shows the edits at once, remembers how to take them back, and sends them. */
  edit(edits: readonly Edit[], source: ChangeSource): void {
    const made = effectiveEdits(this.useCases, edits)
    if (made.length > 0) this.undoStack.record({ made, inverse: this.apply(made, source) })
  }

  /** Takes back the last step that is not taken back yet, apart from what others changed since. */
  undo(): Reverted | null {
    return this.revert('undo')
  }

  redo(): Reverted | null {
    return this.revert('redo')
  }

  /**
   * Takes up what an earlier page of this person left unsent, apart from cells that were typed into since, and the
   * conflicts that were not decided.
   */
  resume({ requests, conflicts }: { requests: readonly ChangeRequest[]; conflicts: readonly Conflict[] }): void {
    const typedSince = new Set(this.queue.shownPatches().map(cellId))
    const left = this.queue.notHeld(requests).map((request) => ({
      ...request,
      patches: request.patches.filter((patch) => !typedSince.has(cellId(patch))),
    }))
    this.show(effectiveEdits(this.useCases, left.flatMap(shownOf)))
    this.queue.resume(left)
    for (const conflict of conflicts) this.raise(conflict)
  }

  conflictOf(id: string, field: PatchField): Conflict | undefined {
    return this.conflicts.get().find((each) => each.useCaseId === id && each.field === field)
  }

  /**
   * Ends a conflict: `mine` is sent again on top of the other's change; `theirs` stays as it is shown, and what the person
   * wrote goes into history.
   */
  resolve(conflict: Conflict, choice: 'mine' | 'theirs'): void {
    const { useCaseId, field, mine: value, revision: baseRevision } = conflict
    if (choice === 'mine') this.edit([{ useCaseId, field, value }], 'conflict')
    else if (isText(field) && value) this.queue.enqueue('declined', [{ useCaseId, field, value, baseRevision }])
    this.dropConflict(conflict)
  }

  private revert(direction: 'undo' | 'redo'): Reverted | null {
    let reverted: Reverted | null = null
    this.undoStack[direction](({ made, inverse }) => {
      const ours = new Map(made.map((edit) => [cellId(edit), edit]))
      const edits = inverse.filter((edit) => this.stands(edit, ours.get(cellId(edit))))
      reverted = { edits, kept: inverse.length - edits.length }
      return { made: edits, inverse: this.apply(edits, direction) }
    })
    return reverted
  }

  /** Whether what a step made is still there to be taken back by this edit of its inverse. */
  private stands({ useCaseId, field }: Edit, ours: Edit | undefined): boolean {
    const row = this.useCases.get(useCaseId)
    if (ours) return row !== undefined && valueOf(row, field) === (ours.value || null)
    // The row was made by the step: taking it back deletes it, and with it what others wrote there.
    const since = this.own.ofNewRow(useCaseId)
    return !Object.entries(row?.cellRevisions ?? {}).some(
      // Ours may be later than what was heard: an answer can overtake the stream.
      ([key, revision]) => revision > since && revision > this.own.ofCell({ useCaseId, field: key as PatchField }),
    )
  }

  private apply(edits: readonly Edit[], source: ChangeSource): Edit[] {
    const inverse = invertEdits(this.useCases, edits)
    const patches = edits.map((edit): Patch => ({ ...edit, baseRevision: this.baseOf(edit) }))
    this.show(edits)
    for (const edit of edits) {
      const conflict = this.conflictOf(edit.useCaseId, edit.field)
      if (conflict) this.dropConflict(conflict)
    }
    if (patches.length > 0) this.queue.enqueue(source, patches)
    return inverse
  }

  private show(edits: readonly Edit[]): void {
    this.put(applyEdits(this.useCases, edits))
  }

  /** Changes what is kept of these rows and tells who looks at them. */
  private put(changed: ReadonlyMap<string, EditableUseCase>): void {
    let moved = false
    for (const [id, after] of changed) {
      const before = this.useCases.get(id)
      moved ||= !before || before.position !== after.position || Boolean(before.deleted) !== Boolean(after.deleted)
      this.useCases.set(id, after)
    }
    if (moved) this.reorder([...this.order.get()], changed)
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
    const seen = Math.max(this.useCases.get(useCaseId)?.revision ?? 0, this.conflictOf(useCaseId, field)?.revision ?? 0)
    // What is held back was not seen: writing over it has to be a conflict.
    const held = this.held.get(cellId({ useCaseId, field }))
    return held ? Math.min(seen, held.revision - 1) : seen
  }

  private accept(request: ChangeRequest, response: ChangeResponse): void {
    const { revisions, conflicts } = response
    this.own.note(request, response)
    for (const [id, revision] of Object.entries(revisions)) {
      const row = this.useCases.get(id)
      // A gap means that others changed the row in between: what we hold is still the older row, and saying
      // otherwise would let our next edit overwrite theirs unseen.
      if (row && revision === row.revision + 1) this.useCases.set(id, { ...row, revision })
    }
    for (const conflict of conflicts) this.raise(conflict)
    this.release(request.patches, new Set(conflicts.map(cellId)))
  }

  /** A page further on will bring the row. */
  private comesWithAPage(row: ChangedUseCase): boolean {
    const last = this.useCases.get(this.order.get().at(-1) ?? '')
    return this.next.get() !== null && last !== undefined && comparePositions(row, last) > 0
  }

  /** The row as it is now, but for the cells in which something of ours is on its way. */
  private holdBack(known: EditableUseCase, row: ChangedUseCase, ours: readonly Patch[]): EditableUseCase {
    const kept: Edit[] = []
    for (const { useCaseId, field } of ours) {
      const [shown, theirs] = [valueOf(known, field), valueOf(row, field)]
      this.held.delete(cellId({ useCaseId, field }))
      if (shown === theirs) continue
      kept.push({ useCaseId, field, value: shown })
      const revision = row.cellRevisions[field] ?? 1
      this.held.set(cellId({ useCaseId, field }), { useCaseId, field, value: theirs, revision })
    }
    return applyEdits(new Map([[row.id, row]]), kept).get(row.id) ?? row
  }

  /** Shows what was held back in cells where nothing of ours is on its way any more and theirs came after ours. */
  private release(patches: readonly Patch[], refused: ReadonlySet<string>): void {
    const waiting = new Set(this.queue.shownPatches().map(cellId))
    for (const patch of patches) {
      const held = this.held.get(cellId(patch))
      if (!held || waiting.has(cellId(patch))) continue
      this.held.delete(cellId(patch))
      const own = this.own.ofCell(patch)
      if (!refused.has(cellId(patch)) && held.revision > own) this.show([held])
    }
  }

  /** Somebody changed a cell again while its conflict waits: that is their text now. */
  private followConflict(conflict: Conflict, row: EditableUseCase | undefined): void {
    if (!row) return
    const theirs = valueOf(row, conflict.field)
    this.dropConflict(conflict)
    if (conflict.mine !== theirs) {
      this.conflicts.set([...this.conflicts.get(), { ...conflict, theirs, revision: row.revision }])
    }
  }

  /** Shows the other's text, keeps ours beside it. Text typed meanwhile is on its way and speaks for itself. */
  private raise(conflict: Conflict): void {
    const waiting = this.queue.shownPatches().some((patch) => cellId(patch) === cellId(conflict))
    if (waiting) return
    const { useCaseId, field } = conflict
    const row = this.useCases.get(useCaseId)
    // The stream may already have told of something later than what ours met.
    const heard = row && { value: valueOf(row, field), revision: row.revision }
    const later = this.held.get(cellId(conflict)) ?? heard
    const { value: theirs, revision } =
      later && later.revision > conflict.revision ? later : { value: conflict.theirs, revision: conflict.revision }
    if (row && valueOf(row, field) !== theirs) this.show([{ useCaseId, field, value: theirs }])
    this.dropConflict(conflict)
    if (conflict.mine !== theirs) this.conflicts.set([...this.conflicts.get(), { ...conflict, theirs, revision }])
    this.notifyRow(useCaseId)
  }

  private dropConflict(conflict: Conflict): void {
    const rest = this.conflicts.get().filter((each) => cellId(each) !== cellId(conflict))
    if (rest.length === this.conflicts.get().length) return
    this.conflicts.set(rest)
    this.notifyRow(conflict.useCaseId)
  }
}

const nowhere: Keeper = { keep: () => {}, drop: () => {} }
