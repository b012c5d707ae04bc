import { expect, test } from 'vitest'
import type { HistoryPage, HistoryStep } from '../domain/history/step'
import { HistoryList } from './history-list'

const PAGE = 3

/** A server that holds steps of different cells, or of one cell, with these seqs. */
function server(seqs: number[], { oneCell = false } = {}) {
  const step = (seq: number): HistoryStep => ({
    ...{ seq, actionId: String(seq), actorId: 'sato', at: '2026-11-22T05:00:00Z', source: 'typing', worksheet: null },
    rowCount: 1,
    rows: [
      {
        useCaseId: oneCell ? 'a' : String(seq),
        name: { no: null, product: null, problem: null },
        changes: { problem: { from: null, to: String(seq) } },
      },
    ],
  })
  const state = { seqs, reachable: true }
  const fetchPage = async (before: number | null): Promise<HistoryPage | null> => {
    if (!state.reachable) return null
    const steps = state.seqs.filter((seq) => before === null || seq < before).sort((a, b) => b - a)
    const shown = steps.slice(0, PAGE)
    return { steps: shown.map(step), next: steps.length > PAGE ? shown.at(-1)! : null, people: [] }
  }
  return { state, list: new HistoryList(fetchPage) }
}
const shown = (list: HistoryList) => list.state.get().steps.map(({ seq }) => seq)

test('loads further pages by itself while there is less than a screen to read', async () => {
  const { list } = server([1, 2, 3, 4, 5, 6, 7, 8], { oneCell: true })
  await list.open()
  expect(shown(list)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect(list.state.get().next).toBeNull()
})

test('keeps what was made since until it is asked for, or shows it at once', async () => {
  const { state, list } = server([1, 2])
  await list.open()
  state.seqs = [1, 2, 3]
  await list.refresh(() => false)
  expect(shown(list)).toEqual([2, 1])
  expect(list.state.get().newer).toHaveLength(1)
  list.showNewer()
  expect(shown(list)).toEqual([3, 2, 1])
  state.seqs = [1, 2, 3, 4]
  await list.refresh(() => true)
  expect(shown(list)).toEqual([4, 3, 2, 1])
})

test('leaves no gap when more than a page was made since', async () => {
  const { state, list } = server([1, 2])
  await list.open()
  state.seqs = [1, 2, 3, 4, 5, 6, 7]
  await list.refresh(() => false)
  expect(shown(list)).toEqual([7, 6, 5])
  await list.more()
  await list.more()
  expect(shown(list)).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('says that it could not be loaded, and goes on from there', async () => {
  const { state, list } = server([1, 2])
  state.reachable = false
  await list.open()
  expect(list.state.get().status).toBe('failed')
  state.reachable = true
  await list.open()
  expect(shown(list)).toEqual([2, 1])
})
