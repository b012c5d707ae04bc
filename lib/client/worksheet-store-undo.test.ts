import { describe, expect, it } from 'vitest'
import type { OutsideStep } from './undo'
import { accepted, open, useCase, worksheet } from './worksheet-store-fixture'

describe('undo and redo', () => {
  it('go back and forth over cells and created rows, as changes of their own', () => {
    const { store } = open(useCase('1', 'a1', { problem: '元' }))
    store.edit([{ useCaseId: '1', field: 'problem', value: '次' }], 'typing')
    store.edit(
      [
        { useCaseId: 'new', field: 'position', value: 'a2' },
        { useCaseId: 'new', field: 'no', value: '2' },
      ],
      'rows',
    )
    store.undo()
    expect(store.order.get()).toEqual(['1'])
    store.undo()
    expect(store.get('1')?.cells.problem).toBe('元')
    expect(store.undo()).toBeNull()
    store.redo()
    store.redo()
    expect(store.order.get()).toEqual(['1', 'new'])
    expect(store.get('new')?.cells.no).toBe('2')
    expect(store.get('1')?.cells.problem).toBe('次')
    expect(store.queue.unsentPatches().at(-1)).toMatchObject({ useCaseId: 'new', field: 'deleted', value: null })
  })

  it('leave alone what others changed since, and say how much that was', async () => {
    const { store, sent } = open(useCase('1', 'a1', { problem: 'old', notes: 'old' }))
    const edits = (['problem', 'notes'] as const).map((field) => ({ useCaseId: '1', field, value: 'mine' }))
    store.edit(edits, 'paste')
    await sent[0]?.answer(accepted({ '1': 2 }))
    const theirs = { ...useCase('1', 'a1', { problem: 'theirs', notes: 'mine' }), deleted: false }
    store.receive([{ ...theirs, revision: 3, cellRevisions: { problem: 3, notes: 2 } }])
    expect(store.undo()).toEqual({ edits: [{ useCaseId: '1', field: 'notes', value: 'old' }], kept: 1 })
    expect(store.get('1')?.cells).toEqual({ problem: 'theirs', notes: 'old' })
  })

  it('do not delete a made row in which somebody else wrote', async () => {
    const { store, sent } = open()
    store.edit([{ useCaseId: 'new', field: 'position', value: 'a1' }], 'rows')
    await sent[0]?.answer(accepted({ new: 1 }))
    const theirs = { ...useCase('new', 'a1', { problem: 'theirs' }), deleted: false }
    store.receive([{ ...theirs, revision: 2, cellRevisions: { problem: 2 } }])
    expect(store.undo()).toEqual({ edits: [], kept: 1 })
    expect(store.order.get()).toEqual(['new'])
  })

  it('do delete a made row in which only its maker wrote, in whatever order that was heard', async () => {
    const { store, sent } = open()
    store.edit([{ useCaseId: 'new', field: 'position', value: 'a1' }], 'rows')
    await sent[0]?.answer(accepted({ new: 1 }))
    store.edit([{ useCaseId: 'new', field: 'deleted', value: 'true' }], 'rows')
    store.receive([{ ...useCase('new', 'a1'), revision: 2, cellRevisions: { deleted: 2 }, deleted: true }])
    await sent[1]?.answer(accepted({ new: 2 }))
    store.undo()
    await sent[2]?.answer(accepted({ new: 3 }))
    expect(store.undo()).toMatchObject({ kept: 0 })
    expect(store.order.get()).toEqual([])
  })

  it('forgets what was taken back once something new is typed', () => {
    const { store } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    store.undo()
    store.edit([{ useCaseId: '1', field: 'problem', value: 'b' }], 'typing')
    expect(store.redo()).toBeNull()
  })
})

describe('a step outside the grid', () => {
  it('is taken back and done again in its turn, and stays when it could not be', async () => {
    const { store } = open(useCase('1', 'a1'))
    const calls: string[] = []
    let reached = false
    const again: OutsideStep = { revert: () => Promise.resolve(calls.push('redo') > 0 ? step : null) }
    const step: OutsideStep = {
      revert: () => Promise.resolve(calls.push('undo') > 0 && reached ? again : step),
    }
    store.undoStack.record(step)
    store.edit([{ useCaseId: '1', field: 'problem', value: 'after it' }], 'typing')

    expect(store.undo()?.edits).toHaveLength(1)
    expect(store.undo()).toBeNull()
    expect(store.undoStack.available.get()).toEqual({ undo: false, redo: false })
    await Promise.resolve()
    expect(store.undoStack.available.get()).toEqual({ undo: true, redo: true })
    reached = true
    store.undo()
    await Promise.resolve()
    expect(store.undoStack.available.get()).toEqual({ undo: false, redo: true })
    store.redo()
    await Promise.resolve()
    expect(calls).toEqual(['undo', 'undo', 'redo'])
    expect(store.redo()?.edits).toHaveLength(1)
  })
})

describe('a worksheet opened again in the same page', () => {
  it('has what others did meanwhile, and its own steps, and sends nothing twice', async () => {
    const { store, sent } = open(useCase('1', 'a1', { problem: 'first' }))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'mine' }], 'typing')
    await sent[0]?.answer(accepted({ '1': 2 }))
    store.edit([{ useCaseId: '1', field: 'solution', value: 'on its way' }], 'typing')
    const now = {
      ...useCase('1', 'a1', { problem: 'mine', notes: 'theirs' }),
      revision: 3,
      cellRevisions: { notes: 3 },
    }
    store.revisit({ ...worksheet, title: 'New' }, { seq: 5, useCases: [now, useCase('2', 'a2')], next: null })
    store.resume({ requests: sent.slice(1).map(({ request }) => request), conflicts: [] })

    expect(store.facts.get().title).toBe('New')
    expect(store.order.get()).toEqual(['1', '2'])
    expect(store.get('1')?.cells).toEqual({ problem: 'mine', notes: 'theirs', solution: 'on its way' })
    expect(store.queue.unsentPatches()).toHaveLength(1)
    store.undo()
    expect(store.undo()?.edits).toEqual([{ useCaseId: '1', field: 'problem', value: 'first' }])
  })
})
