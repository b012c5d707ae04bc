import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPatches, type StoredUseCase } from '../merge/apply'
import { applyEdits } from '../merge/edit'
import type { Patch } from '../merge/patch'
import { comparePositions } from '../merge/position'
import { countPatches, missingColumns, restorePatches, rowEdits } from './restore'

const row = (id: string, cells: StoredUseCase['cells'], more: Partial<StoredUseCase> = {}): StoredUseCase => ({
  ...{ id, position: `a${id}`, cells, revision: 1, cellRevisions: {}, deleted: false },
  ...more,
})
const patch = (useCaseId: string, field: Patch['field'], value: string | null): Patch => ({
  ...{ useCaseId, field, value, baseRevision: 1 },
})

test('counts cells, rows that come back, rows that go and rows that move', () => {
  const counts = countPatches([
    patch('1', 'problem', 'a'),
    patch('1', 'notes', null),
    patch('1', 'position', 'a5'),
    patch('2', 'deleted', null),
    patch('2', 'problem', 'b'),
    patch('3', 'deleted', 'true'),
    patch('4', 'position', 'a6'),
  ])
  expect(counts).toEqual({ cells: 2, returned: 1, deleted: 1, moved: 1 })
})

test('names the columns that have to come back with their texts', () => {
  const patches = [patch('1', 'extra:期日', 'x'), patch('2', 'extra:期日', 'y'), patch('1', 'extra:担当', null)]
  expect(missingColumns(patches, [])).toEqual(['extra:期日'])
  expect(missingColumns(patches, ['extra:期日'])).toEqual([])
})

test('a deleted row comes back with the texts it had', () => {
  const now = row('1', { problem: 'b', notes: 'n' }, { deleted: true })
  const edits = rowEdits(now, { id: '1', position: 'a1', cells: { problem: 'a' }, deleted: false })
  expect(edits).toEqual([
    { useCaseId: '1', field: 'deleted', value: null },
    { useCaseId: '1', field: 'problem', value: 'a' },
    { useCaseId: '1', field: 'notes', value: null },
  ])
  expect(applyEdits(new Map([['1', now]]), edits).get('1')).toMatchObject({ deleted: false, cells: { problem: 'a' } })
})

const ids = ['1', '2', '3', '4']
const anyRows = fc
  .tuple(
    ...ids.map((id) =>
      fc
        .record({
          problem: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
          deleted: fc.boolean(),
          position: fc.constantFrom('a0', 'a1', 'a2', 'a3', 'a4'),
        })
        .map(({ problem, deleted, position }) => row(id, problem ? { problem } : {}, { deleted, position })),
    ),
  )
  .map((rows) => [...rows].sort(comparePositions))

const visible = (rows: readonly StoredUseCase[]) =>
  [...rows].sort(comparePositions).flatMap(({ id, cells, deleted }) => (deleted ? [] : [{ id, cells }]))

function apply(rows: StoredUseCase[], patches: Patch[]): StoredUseCase[] {
  const applied = applyPatches(new Map(rows.map((each) => [each.id, each])), patches)
  if (!applied.ok) throw new Error(applied.error.code)
  expect(applied.value.conflicts).toEqual([])
  return rows.map((each) => applied.value.useCases.get(each.id) ?? each)
}

test('restoring gives the rows of that moment, and restoring back gives the rows of now', () => {
  fc.assert(
    fc.property(anyRows, anyRows, (now, past) => {
      const restored = apply(now, restorePatches(now, past))
      expect(visible(restored)).toEqual(visible(past))
      const undone = apply(restored, restorePatches(restored, now))
      expect(visible(undone)).toEqual(visible(now))
      expect(restorePatches(restored, past)).toEqual([])
    }),
  )
})
