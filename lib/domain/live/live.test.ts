import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { MAX_FOLLOWED, parseCursors, printCursors } from './live'

test('cursors survive being written and read', () => {
  const cursors = [
    { worksheetId: randomUUID(), seq: 0 },
    { worksheetId: randomUUID(), seq: 120_000 },
  ]
  expect(parseCursors(printCursors(cursors))).toEqual(cursors)
})

test('what is no cursor is left out, and nobody follows without end', () => {
  const worksheetId = randomUUID()
  expect(parseCursors('')).toEqual([])
  expect(parseCursors(`${worksheetId}.-1,${worksheetId}.x,x.1,${worksheetId}.1e3`)).toEqual([])
  expect(parseCursors(`${worksheetId}.4,${worksheetId}.5`)).toEqual([{ worksheetId, seq: 4 }])
  expect(parseCursors(Array.from({ length: 50 }, () => `${randomUUID()}.1`).join())).toHaveLength(MAX_FOLLOWED)
})
