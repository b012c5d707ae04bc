import { describe, expect, it } from 'vitest'
import type { ChangeRequest } from '../domain/merge/change'
import type { UseCase } from '../domain/worksheet/model'
import { accepted, open, useCase } from './worksheet-store-fixture'

describe('an edit', () => {
  it('made in a row that the server does not know yet is no conflict with the making of that row', async () => {
    const { store, sent } = open()
    store.edit([{ useCaseId: 'new', field: 'position', value: 'a1' }], 'rows')
    store.edit([{ useCaseId: 'new', field: 'problem', value: '締めに間に合わない' }], 'typing')
    await sent[0]?.answer(accepted({ new: 1 }))
    expect(sent[1]?.request.patches).toEqual([
      { useCaseId: 'new', field: 'problem', value: '締めに間に合わない', baseRevision: 1 },
    ])
  })

  it('shows at once, tells only its own row, and is sent with the revision that was seen', () => {
    const { store, sent } = open(useCase('1', 'a1'), useCase('2', 'a2'))
    const told: string[] = []
    for (const id of ['1', '2']) store.subscribeRow(id, () => told.push(id))
    store.edit([{ useCaseId: '2', field: 'problem', value: '新しい' }], 'typing')
    expect(store.get('2')?.cells.problem).toBe('新しい')
    expect(told).toEqual(['2'])
    expect(sent[0]?.request.patches).toEqual([{ useCaseId: '2', field: 'problem', value: '新しい', baseRevision: 1 }])
  })

  it('that changes nothing is neither sent nor undone', () => {
    const { store, sent } = open(useCase('1', 'a1', { problem: 'p' }))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'p' }], 'typing')
    expect(sent).toEqual([])
    expect(store.undoStack.available.get().undo).toBe(false)
  })

  it('keeps rows in order when they are created, moved and deleted', () => {
    const { store } = open(useCase('1', 'a1'), useCase('2', 'a2'), useCase('3', 'a3'))
    store.edit([{ useCaseId: 'new', field: 'position', value: 'a1V' }], 'rows')
    expect(store.order.get()).toEqual(['1', 'new', '2', '3'])
    store.edit([{ useCaseId: '1', field: 'position', value: 'a4' }], 'rows')
    expect(store.order.get()).toEqual(['new', '2', '3', '1'])
    store.edit([{ useCaseId: '2', field: 'deleted', value: 'true' }], 'rows')
    expect(store.order.get()).toEqual(['new', '3', '1'])
    store.undo()
    store.undo()
    store.undo()
    expect(store.order.get()).toEqual(['1', '2', '3'])
  })
})

describe('the queue', () => {
  it('sends one request at a time and gathers what is typed meanwhile', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    store.edit([{ useCaseId: '1', field: 'notes', value: 'b' }], 'typing')
    store.edit([{ useCaseId: '1', field: 'notes', value: 'bc' }], 'typing')
    expect(sent).toHaveLength(1)
    expect(store.queue.state.get()).toMatchObject({ unsent: 2, failing: false })
    await sent[0]?.answer(accepted({ '1': 2 }))
    expect(sent).toHaveLength(2)
    expect(sent[1]?.request.patches).toMatchObject([{ field: 'notes', value: 'bc' }])
    await sent[1]?.answer(accepted({ '1': 3 }))
    expect(store.queue.state.get().unsent).toBe(0)
  })

  it('repeats a lost request unchanged, ever more slowly, and drops nothing', async () => {
    const { store, sent, retries } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    await sent[0]?.answer({ kind: 'unreachable' })
    store.edit([{ useCaseId: '1', field: 'notes', value: 'b' }], 'typing')
    expect(sent).toHaveLength(1)
    expect(store.queue.state.get()).toEqual({ unsent: 2, failing: true, blocked: null })
    retries[0]?.run()
    expect(sent[1]?.request).toEqual(sent[0]?.request)
    await sent[1]?.answer({ kind: 'unreachable' })
    expect(retries[1]?.ms).toBeGreaterThan(retries[0]?.ms ?? Infinity)
    retries[1]?.run()
    await sent[2]?.answer(accepted({ '1': 2 }))
    expect(sent[3]?.request.patches).toMatchObject([{ field: 'notes', value: 'b' }])
    expect(store.queue.state.get()).toEqual({ unsent: 1, failing: false, blocked: null })
  })

  it('waits for the person after signing out, with everything still there', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    await sent[0]?.answer({ kind: 'signedOut' })
    store.edit([{ useCaseId: '1', field: 'notes', value: 'b' }], 'typing')
    expect(sent).toHaveLength(1)
    expect(store.queue.state.get()).toEqual({ unsent: 2, failing: true, blocked: { kind: 'signedOut' } })
    expect(store.queue.unsentPatches().map(({ value }) => value)).toEqual(['a', 'b'])
    store.queue.retry()
    expect(sent[1]?.request).toEqual(sent[0]?.request)
  })
})

describe('revisions', () => {
  it("do not let a cell conflict with the same person's own earlier change", async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    store.edit([{ useCaseId: '1', field: 'problem', value: 'ab' }], 'typing')
    await sent[0]?.answer(accepted({ '1': 7 }))
    expect(sent[1]?.request.patches[0]?.baseRevision).toBe(7)
  })

  it('do not hide a change by somebody else that was never seen', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    // Revision 2 was somebody else's change of another cell.
    await sent[0]?.answer(accepted({ '1': 3 }))
    store.edit([{ useCaseId: '1', field: 'notes', value: 'b' }], 'typing')
    expect(sent[1]?.request.patches[0]?.baseRevision).toBe(1)
  })
})

describe('a conflict', () => {
  const conflict = { useCaseId: '1', field: 'problem', mine: 'わたし', theirs: '相手', revision: 5 } as const

  async function inConflict() {
    const opened = open(useCase('1', 'a1', { problem: '元' }))
    opened.store.edit([{ useCaseId: '1', field: 'problem', value: 'わたし' }], 'typing')
    await opened.sent[0]?.answer(accepted({}, [conflict]))
    return opened
  }

  it('shows the other text and keeps both', async () => {
    const { store } = await inConflict()
    expect(store.get('1')?.cells.problem).toBe('相手')
    expect(store.conflicts.get()).toEqual([conflict])
  })

  it('ends with my text on top of theirs', async () => {
    const { store, sent } = await inConflict()
    store.resolve(conflict, 'mine')
    expect(store.get('1')?.cells.problem).toBe('わたし')
    expect(sent[1]?.request).toMatchObject({ source: 'conflict', patches: [{ value: 'わたし', baseRevision: 5 }] })
    expect(store.conflicts.get()).toEqual([])
  })

  it('ends with theirs, and sends my text for the history alone', async () => {
    const { store, sent } = await inConflict()
    store.resolve(conflict, 'theirs')
    expect(sent[1]?.request).toMatchObject({ source: 'declined', patches: [{ value: 'わたし', baseRevision: 5 }] })
    await sent[1]?.answer(accepted({ '1': 7 }))
    expect(store.get('1')?.cells.problem).toBe('相手')
    expect(store.conflicts.get()).toEqual([])
    store.edit([{ useCaseId: '1', field: 'problem', value: '次' }], 'typing')
    expect(sent[2]?.request.patches[0]?.baseRevision).toBe(7)
  })

  it('comes again where the other wrote once more before my text was given up', async () => {
    const { store, sent } = await inConflict()
    store.resolve(conflict, 'theirs')
    await sent[1]?.answer(accepted({}, [{ ...conflict, theirs: '相手の続き', revision: 6 }]))
    expect(store.get('1')?.cells.problem).toBe('相手の続き')
    expect(store.conflicts.get()).toMatchObject([{ mine: 'わたし', theirs: '相手の続き' }])
  })
})

describe('loading', () => {
  it('adds later pages behind the first and keeps what was typed', () => {
    const { store } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'a' }], 'typing')
    store.addPage({ seq: 1, useCases: [useCase('1', 'a1'), useCase('2', 'a2')], next: null })
    expect(store.order.get()).toEqual(['1', '2'])
    expect(store.get('1')?.cells.problem).toBe('a')
  })
})

describe("another person's change", () => {
  const theirs = (cells: UseCase['cells'], revision: number, fields: string[] = Object.keys(cells)) => ({
    ...useCase('1', 'a1', cells),
    revision,
    cellRevisions: Object.fromEntries(fields.map((field) => [field, revision])),
    deleted: false,
  })

  it('shows at once, and what is typed on top of it builds on it', () => {
    const { store, sent } = open(useCase('1', 'a1', { problem: 'old' }))
    store.receive([theirs({ problem: 'theirs' }, 2)])
    expect(store.get('1')?.cells.problem).toBe('theirs')
    store.edit([{ useCaseId: '1', field: 'problem', value: 'mine' }], 'typing')
    expect(sent[0]?.request.patches[0]?.baseRevision).toBe(2)
  })

  it('waits behind what is on its way in the same cell, and is not overwritten by what is typed meanwhile', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'first' }], 'typing')
    store.receive([theirs({ problem: 'theirs', notes: 'n' }, 2)])
    expect(store.get('1')?.cells).toEqual({ problem: 'first', notes: 'n' })
    store.edit([{ useCaseId: '1', field: 'problem', value: 'second' }], 'typing')
    await sent[0]?.answer(
      accepted({}, [{ useCaseId: '1', field: 'problem', mine: 'first', theirs: 'theirs', revision: 2 }]),
    )
    expect(sent[1]?.request.patches).toEqual([{ useCaseId: '1', field: 'problem', value: 'second', baseRevision: 1 }])
  })

  it('that came after ours shows once ours is answered', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'mine' }], 'typing')
    store.receive([theirs({ problem: 'after mine' }, 3)])
    expect(store.get('1')?.cells.problem).toBe('mine')
    await sent[0]?.answer(accepted({ '1': 2 }))
    expect(store.get('1')?.cells.problem).toBe('after mine')
  })

  it('of a cell in conflict is the text that is offered', async () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'mine' }], 'typing')
    await sent[0]?.answer(
      accepted({}, [{ useCaseId: '1', field: 'problem', mine: 'mine', theirs: 'theirs', revision: 2 }]),
    )
    store.receive([theirs({ problem: 'theirs again' }, 3)])
    expect(store.conflicts.get()).toEqual([
      { useCaseId: '1', field: 'problem', mine: 'mine', theirs: 'theirs again', revision: 3 },
    ])
  })

  it('adds, moves and removes rows where they belong, and leaves to a page what the page will bring', () => {
    const { store } = open(useCase('1', 'a1'), useCase('2', 'a2'))
    store.receive([{ ...theirs({}, 1), id: '3', position: 'a1V' }])
    expect(store.order.get()).toEqual(['1', '3', '2'])
    store.receive([{ ...theirs({}, 2), position: 'a3' }])
    expect(store.order.get()).toEqual(['3', '2', '1'])
    store.receive([{ ...theirs({}, 3), deleted: true }])
    expect(store.order.get()).toEqual(['3', '2'])
    store.addPage({ seq: 1, useCases: [], next: 'a9.x' })
    store.receive([{ ...theirs({}, 1), id: '9', position: 'a9' }])
    expect(store.order.get()).toEqual(['3', '2'])
  })
})

describe('what an earlier page left unsent', () => {
  const left: ChangeRequest = {
    actionId: 'a',
    source: 'typing',
    patches: [{ useCaseId: '1', field: 'problem', value: 'left behind', baseRevision: 1 }],
  }

  it('is shown again and sent first, under the id that it had', () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.resume({ requests: [left], conflicts: [] })
    expect(store.get('1')?.cells.problem).toBe('left behind')
    expect(store.queue.state.get().unsent).toBe(1)
    expect(sent[0]?.request).toEqual(left)
  })

  it('does not hide what was typed into the same cell since', () => {
    const { store, sent } = open(useCase('1', 'a1'))
    store.edit([{ useCaseId: '1', field: 'problem', value: 'newer' }], 'typing')
    store.resume({ requests: [left], conflicts: [] })
    expect(store.get('1')?.cells.problem).toBe('newer')
    expect(store.queue.unsentPatches().map(({ value }) => value)).toEqual(['newer'])
    expect(sent).toHaveLength(1)
  })

  it('asks again for the conflicts that were not decided', () => {
    const { store } = open(useCase('1', 'a1', { problem: 'theirs' }))
    const conflict = { useCaseId: '1', field: 'problem' as const, mine: 'mine', theirs: 'theirs', revision: 1 }
    store.resume({ requests: [], conflicts: [conflict] })
    expect(store.conflicts.get()).toEqual([conflict])
  })
})
