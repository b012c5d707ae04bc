import fc from 'fast-check'
import { generateNKeysBetween } from 'fractional-indexing'
import { describe, expect, test } from 'vitest'
import type { CellKey } from '../worksheet/fields'
import type { Cells } from '../worksheet/model'
import { applyPatches, type StoredUseCase } from './apply'
import { comparePositions } from './position'
import { patchesTo, resolveMerge } from './resolve'
import { fieldsOf, mergeRows, type MergeRow } from './three-way'

const row = (id: string, cells: Cells = {}): MergeRow => ({ id, cells })
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(' ')

const keys: CellKey[] = ['no', 'product', 'problem', 'urgency', 'extra:担当者']
const text = fc.constantFrom('高', '高い', '時間がかかる', '会計', '2', 'x')
const cells: fc.Arbitrary<Cells> = fc.dictionary(fc.constantFrom(...keys), text).map((some) => ({ ...some }))

/** A version of `base`: rows taken out, edited, moved and added. */
function version(base: MergeRow[], side: string): fc.Arbitrary<MergeRow[]> {
  const edited = fc.tuple(...base.map((each) => fc.oneof({ weight: 2, arbitrary: fc.constant(each.cells) }, cells)))
  const added = fc.array(cells, { maxLength: 3 }).map((some) => some.map((each, index) => row(`${side}${index}`, each)))
  return fc.tuple(edited, added).chain(([texts, more]) => {
    const rows = [...base.map(({ id }, index) => row(id, texts[index])), ...more]
    const inOrder = fc.subarray(rows, { minLength: Math.floor(rows.length / 2) })
    return fc.oneof(inOrder, fc.shuffledSubarray(rows, { minLength: Math.floor(rows.length / 2) }))
  })
}

/** A base and two versions of it. */
const versions = fc
  .array(cells, { maxLength: 7 })
  .map((some) => some.map((each, index) => row(`b${index}`, each)))
  .chain((base) => fc.tuple(fc.constant(base), version(base, 't'), version(base, 'a')))

describe('any three versions', () => {
  const check = (property: (base: MergeRow[], theirs: MergeRow[], ours: MergeRow[]) => void) =>
    fc.assert(
      fc.property(versions, ([base, theirs, ours]) => property(base, theirs, ours)),
      { numRuns: 200 },
    )

  test('an untouched side changes nothing', () => {
    check((base, theirs) => {
      expect(resolveMerge(mergeRows(base, theirs, base))).toEqual(theirs)
      expect(resolveMerge(mergeRows(base, base, theirs))).toEqual(theirs)
      expect(mergeRows(base, theirs, theirs)).toMatchObject({ conflicts: [], rowConflicts: [], moved: [] })
    })
  })

  test('the sides weigh the same', () => {
    check((base, theirs, ours) => {
      const merge = mergeRows(base, theirs, ours)
      const mirrored = mergeRows(base, ours, theirs)
      expect(ids(merge.rows)).toBe(ids(mirrored.rows))
      for (const side of ['base', 'theirs', 'ours'] as const) {
        const other = side === 'base' ? 'base' : side === 'ours' ? 'theirs' : 'ours'
        expect(resolveMerge(merge, { all: side })).toEqual(resolveMerge(mirrored, { all: other }))
      }
      const key = ({ rowId, field }: { rowId: string; field: string }) => `${rowId} ${field}`
      expect(merge.conflicts.map(key).sort()).toEqual(mirrored.conflicts.map(key).sort())
    })
  })

  test('merging the same copy once more changes nothing', () => {
    check((base, theirs, ours) => {
      const once = resolveMerge(mergeRows(base, theirs, ours))
      const again = mergeRows(base, theirs, once)
      expect(resolveMerge(again)).toEqual(once)
      expect(again.moved).toEqual([])
    })
  })

  test('no new text is lost without a conflict', () => {
    check((base, theirs, ours) => {
      const merge = mergeRows(base, theirs, ours)
      const rows = new Map(resolveMerge(merge).map((each) => [each.id, each.cells]))
      const before = new Map(base.map((each) => [each.id, each.cells]))
      for (const { id, cells } of [...theirs, ...ours]) {
        for (const field of fieldsOf(cells)) {
          if (cells[field] === before.get(id)?.[field]) continue
          const isInConflict =
            merge.conflicts.some((each) => each.rowId === id && each.field === field) ||
            merge.rowConflicts.some((each) => each.rowId === id)
          if (!isInConflict) expect(rows.get(id)?.[field]).toBe(cells[field])
        }
      }
    })
  })

  test('deciding everything for one side takes all of its changes', () => {
    check((base, theirs, ours) => {
      const merge = mergeRows(base, theirs, ours)
      const rows = new Map(resolveMerge(merge, { all: 'theirs' }).map((each) => [each.id, each.cells]))
      const before = new Map(base.map((each) => [each.id, each.cells]))
      const there = new Map(theirs.map((each) => [each.id, each.cells]))
      for (const [id, cells] of there) {
        for (const field of fieldsOf(cells, before.get(id) ?? null)) {
          if (cells[field] !== before.get(id)?.[field]) expect(rows.get(id)?.[field]).toBe(cells[field])
        }
      }
      for (const id of before.keys()) if (!there.has(id)) expect(rows.has(id)).toBe(false)
    })
  })

  test('its patches make the resolved rows through the one write path', () => {
    check((base, theirs, ours) => {
      const rows = resolveMerge(mergeRows(base, theirs, ours))
      const useCases = stored(ours)
      const result = applyPatches(useCases, patchesTo([...useCases.values()], rows))
      if (!result.ok) throw new Error(result.error.code)
      expect(result.value.conflicts).toEqual([])
      const left = [...new Map([...useCases, ...result.value.useCases]).values()].filter(({ deleted }) => !deleted)
      expect(left.sort(comparePositions).map(({ id, cells }) => row(id, cells))).toEqual(rows)
      expect(patchesTo([...stored(rows).values()], rows)).toEqual([])
    })
  })
})

function stored(rows: MergeRow[]): Map<string, StoredUseCase> {
  const positions = generateNKeysBetween(null, null, rows.length)
  const useCase = ({ id, cells }: MergeRow, index: number): StoredUseCase => {
    return { id, position: positions[index]!, cells, revision: 3, cellRevisions: {}, deleted: false }
  }
  return new Map(rows.map((each, index) => [each.id, useCase(each, index)]))
}
