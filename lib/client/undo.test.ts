import { expect, test } from 'vitest'
import { type OutsideStep, UndoStack } from './undo'

const flush = () => new Promise((resolve) => setTimeout(resolve))

/** A step that says when it is taken back or done again. */
function step(name: string, said: string[]): OutsideStep {
  const again: OutsideStep = { revert: async () => (said.push(`redo ${name}`), back) }
  const back: OutsideStep = { revert: async () => (said.push(`undo ${name}`), again) }
  return back
}

test('a step that came to nothing is none to take back', () => {
  const stack = new UndoStack()
  const failed = step('failed', [])
  stack.record(failed)
  stack.forget(failed)
  expect(stack.available.get()).toEqual({ undo: false, redo: false })
})

test('a step outside the grid can be taken back by itself, once, also when others were done since', async () => {
  const said: string[] = []
  const [first, second] = [step('first', said), step('second', said)]
  const stack = new UndoStack()
  stack.record(first)
  stack.record(second)
  stack.undoOutside(first)
  await flush()
  stack.undoOutside(first)
  await flush()
  stack.undo((each) => each)
  await flush()
  stack.redo((each) => each)
  await flush()
  stack.redo((each) => each)
  await flush()
  expect(said).toEqual(['undo first', 'undo second', 'redo second', 'redo first'])
  expect(stack.available.get()).toEqual({ undo: true, redo: false })
})
