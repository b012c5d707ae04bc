import type { Edit } from '../domain/merge/edit'
import { Observable } from './observable'

/** One step that a person can take back. */
export interface Step {
  /** What the step did: while this still stands, it can be taken back without touching anybody else's words. */
  made: readonly Edit[]
  /** The edits that take it back. */
  inverse: readonly Edit[]
}

/** Something done outside the grid, such as an import: the server takes it back. */
export interface OutsideStep {
  /** @returns the step that does it again, null where nothing can, this step when it could not be taken back now */
  revert: () => Promise<OutsideStep | null>
}

/** Steps a person is likely to want back; older ones are let go so that memory does not grow all day. */
const DEPTH = 500

type Side = 'done' | 'undone'

/** A person's own steps, to take back and to do again. A new step forgets what was taken back. */
export class UndoStack {
  readonly available = new Observable({ undo: false, redo: false })
  private done: (Step | OutsideStep)[] = []
  private undone: (Step | OutsideStep)[] = []
  private reverting = false

  record(step: Step | OutsideStep): void {
    this.done = [...this.done.slice(1 - DEPTH), step]
    this.undone = []
    this.report()
  }

  /**
   * Takes the newest step off one stack. A step outside the grid is taken back meanwhile.
   * @param revert takes the step back and returns that as a step of its own, which goes on the other stack
   */
  undo(revert: (step: Step) => Step): Step | null {
    return this.shift('done', 'undone', revert)
  }

  redo(revert: (step: Step) => Step): Step | null {
    return this.shift('undone', 'done', revert)
  }

  /** A step outside the grid came to nothing. */
  forget(step: OutsideStep): void {
    this.done = this.done.filter((each) => each !== step)
    this.report()
  }

  /** Takes a step outside the grid back, also when others were done since; nothing when it is no longer done. */
  undoOutside(step: OutsideStep): void {
    if (this.reverting || !this.done.includes(step)) return
    this.done = [...this.done.filter((each) => each !== step), step]
    this.undo(() => ({ made: [], inverse: [] }))
  }

  private shift(from: Side, to: Side, revert: (step: Step) => Step): Step | null {
    const step = this.reverting ? undefined : this[from].pop()
    if (!step) return null
    if ('revert' in step) {
      void this.shiftOutside(step, from, to)
      return null
    }
    const reverted = revert(step)
    if (reverted.made.length > 0) this[to].push(reverted)
    this.report()
    return step
  }

  private async shiftOutside(step: OutsideStep, from: Side, to: Side): Promise<void> {
    this.reverting = true
    this.report()
    const again = await step.revert()
    this.reverting = false
    if (again) this[again === step ? from : to].push(again)
    this.report()
  }

  private report(): void {
    const free = !this.reverting
    this.available.set({ undo: free && this.done.length > 0, redo: free && this.undone.length > 0 })
  }
}
