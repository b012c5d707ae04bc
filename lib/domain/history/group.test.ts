import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupSteps } from './group'
import type { HistoryStep } from './step'

const start = Date.parse('2026-11-22T05:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

interface Save {
  who?: string
  row?: string
  field?: string
  minute: number
  from: string | null
  to: string | null
  source?: string
}

/** Steps newest first, from saves oldest first. */
function history(...saves: Save[]): HistoryStep[] {
  return saves
    .map(({ who = 'sato', row = 'a', field = 'problem', minute, from, to, source = 'typing' }, index) => ({
      ...{ seq: index + 1, actionId: `action ${index + 1}`, actorId: who, at: at(minute), source },
      ...{ worksheet: null, rowCount: 1 },
      rows: [{ useCaseId: row, name: { no: '1', product: null, problem: null }, changes: { [field]: { from, to } } }],
    }))
    .reverse()
}

const spans = (steps: HistoryStep[], field = 'problem') =>
  groupSteps(steps).map(({ rows, steps }) => [rows[0]!.changes[field], steps.length])

describe('saves of one cell', () => {
  test('in a row read as one, from the first text to the last', () => {
    const saves = Array.from({ length: 200 }, (_, n) => ({
      minute: n / 60,
      from: n === 0 ? null : 'a'.repeat(n),
      to: 'a'.repeat(n + 1),
    }))
    expect(spans(history(...saves))).toEqual([[{ from: null, to: 'a'.repeat(200) }, 200]])
  })

  test('after a pause begin anew', () => {
    const steps = history({ minute: 0, from: null, to: 'a' }, { minute: 5.1, from: 'a', to: 'b' })
    expect(spans(steps)).toEqual([
      [{ from: 'a', to: 'b' }, 1],
      [{ from: null, to: 'a' }, 1],
    ])
  })

  test('stay one while somebody else works in another cell', () => {
    const steps = history(
      { minute: 0, from: null, to: 'a' },
      { minute: 1, who: 'ito', row: 'b', from: null, to: 'x' },
      { minute: 2, from: 'a', to: 'b' },
      { minute: 3, who: 'ito', row: 'b', from: 'x', to: 'y' },
    )
    expect(spans(steps)).toEqual([
      [{ from: null, to: 'y' }, 2],
      [{ from: null, to: 'b' }, 2],
    ])
  })

  test.each<[string, Partial<Save>]>([
    ['of somebody else', { who: 'ito' }],
    ['by other means', { source: 'undo' }],
  ])('are parted by a change of the cell %s', (_, between) => {
    const steps = history(
      { minute: 0, from: null, to: 'a' },
      { minute: 1, from: 'a', to: 'b', ...between },
      { minute: 2, from: 'b', to: 'c' },
    )
    expect(spans(steps).map(([, count]) => count)).toEqual([1, 1, 1])
  })

  test('are parted by an action on rows that are not all known', () => {
    const [newest, middle, oldest] = history(
      { minute: 0, from: null, to: 'a' },
      { minute: 1, who: 'ito', row: 'b', source: 'paste', from: null, to: 'x' },
      { minute: 2, from: 'a', to: 'c' },
    )
    const steps = [newest!, { ...middle!, rowCount: 40 }, oldest!]
    expect(groupSteps(steps).map((entry) => entry.steps.length)).toEqual([1, 1, 1])
  })
})

test('moving a row place by place reads as one; deleting rows one by one does not', () => {
  const moves = history(
    { minute: 0, field: 'position', source: 'rows', from: 'a0', to: 'a2' },
    { minute: 0.1, field: 'position', source: 'rows', from: 'a2', to: 'a4' },
  )
  expect(spans(moves, 'position')).toEqual([[{ from: 'a0', to: 'a4' }, 2]])
  const deletions = history(
    { minute: 0, field: 'deleted', source: 'rows', from: null, to: 'true' },
    { minute: 0.1, field: 'deleted', source: 'rows', from: 'true', to: null },
  )
  expect(groupSteps(deletions)).toHaveLength(2)
})

test('a merge and the rows that it changed are one entry', () => {
  const [rows] = history({ minute: 0, source: 'merge', from: 'a', to: 'b' })
  const merge: HistoryStep = {
    ...{ ...rows!, seq: 0, rowCount: 0, rows: [] },
    worksheet: { kind: 'merge', fileName: 'a.xlsx', sheet: 'S', exportedAt: null, addedColumns: [] },
  }
  expect(groupSteps([rows!, merge])).toMatchObject([{ worksheet: { kind: 'merge' }, rowCount: 1, steps: [{}, {}] }])
})

const anySave: fc.Arbitrary<Save> = fc.record({
  who: fc.constantFrom('sato', 'ito'),
  row: fc.constantFrom('a', 'b'),
  field: fc.constantFrom('problem', 'notes', 'position', 'deleted'),
  minute: fc.nat(2),
  from: fc.constantFrom(null, 'x'),
  to: fc.constantFrom(null, 'y', 'z'),
  source: fc.constantFrom('typing', 'rows', 'paste'),
})

test('no step is lost or told twice, and each entry is one chain of texts', () => {
  fc.assert(
    fc.property(fc.array(anySave, { maxLength: 40 }), (saves) => {
      let minute = 0
      const values = new Map<string, string | null>()
      const steps = history(
        ...saves.map((save) => {
          const cell = `${save.row} ${save.field}`
          const from = values.get(cell) ?? null
          values.set(cell, save.to)
          return { ...save, from, minute: (minute += save.minute) }
        }),
      )
      const entries = groupSteps(steps)
      expect(entries.flatMap((entry) => entry.steps.map(({ seq }) => seq)).sort((a, b) => b - a)).toEqual(
        steps.map(({ seq }) => seq),
      )
      for (const { steps: own, rows } of entries) {
        for (const [field, span] of Object.entries(rows[0]!.changes)) {
          expect(span.to).toEqual(own[0]!.rows[0]!.changes[field]!.to)
          expect(span.from).toEqual(own.at(-1)!.rows[0]!.changes[field]!.from)
          // Nobody else's text is hidden between the first and the last.
          own.slice(1).forEach((earlier, index) => {
            expect(earlier.rows[0]!.changes[field]!.to).toEqual(own[index]!.rows[0]!.changes[field]!.from)
          })
        }
      }
    }),
  )
})
