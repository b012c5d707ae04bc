import type { Edit } from '../domain/merge/edit'
import { Observable } from './observable'

/** One step that a person can take back. */
export interface Step {
  /** What the step did: while this still stands, it can be taken back without touching anybody else's words. */
  made: readonly Edit[]
  /** The edits that take it back. */
  inverse: readonly Edit[]
}

/** Steps a person is likely to want back; older ones are let go so that memory does not grow all day. */
const DEPTH = 500

/** A person's own steps, to take back and to do again. A new step forgets what was taken back. */
export class UndoStack {
  readonly available = new Observable({ undo: false, redo: false })
  private done: Step[] = []
  private undone: Step[] = []

  record(step: Step): void {
    this.done = [...this.done.slice(1 - DEPTH), step]
    this.undone = []
    this.report()
  }

  /**
   * Takes the newest step off one stack.
   * @param revert takes the step back and returns that as a step of its own, which goes on the other stack
   */
  undo(revert: (step: Step) => Step): Step | null {
    return this.shift(this.done, this.undone, revert)
  }

  redo(revert: (step: Step) => Step): Step | null {
    return this.shift(this.undone, this.done, revert)
  }

  private shift(from: Step[], to: Step[], revert: (step: Step) => Step): Step | null {
    const step = from.pop()
    if (!step) return null
    const reverted = revert(step)
    if (reverted.made.length > 0) to.push(reverted)
    this.report()
    return step
  }

  private report(): void {
    this.available.set({ undo: this.done.length > 0, redo: this.undone.length > 0 })
  }
}
