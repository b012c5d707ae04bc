import type { Edit } from '../domain/merge/edit'
import { Observable } from './observable'

/** One step that a person can take back: the edits that do so. */
interface Step {
  edits: Edit[]
}

/** Steps a person is likely to want back; older ones are let go so that memory does not grow all day. */
const DEPTH = 500

/** A person's own steps, to take back and to do again. A new step forgets what was taken back. */
export class UndoStack {
  readonly available = new Observable({ undo: false, redo: false })
  private done: Step[] = []
  private undone: Step[] = []

  record(inverse: Edit[]): void {
    this.done = [...this.done.slice(1 - DEPTH), { edits: inverse }]
    this.undone = []
    this.report()
  }

  /**
   * Takes the newest step off one stack.
   * @param apply applies the edits and returns those that take them back, which go on the other stack
   */
  undo(apply: (edits: Edit[]) => Edit[]): Edit[] | null {
    return this.shift(this.done, this.undone, apply)
  }

  redo(apply: (edits: Edit[]) => Edit[]): Edit[] | null {
    return this.shift(this.undone, this.done, apply)
  }

  private shift(from: Step[], to: Step[], apply: (edits: Edit[]) => Edit[]): Edit[] | null {
    const step = from.pop()
    if (!step) return null
    to.push({ edits: apply(step.edits) })
    this.report()
    return step.edits
  }

  private report(): void {
    this.available.set({ undo: this.done.length > 0, redo: this.undone.length > 0 })
  }
}
