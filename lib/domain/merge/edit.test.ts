import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit, type EditableUseCase, effectiveEdits, invertEdits } from './edit'

const row = (id: string, cells: EditableUseCase['cells'] = {}): EditableUseCase => ({
  id,
  position: `a${id}`,
  cells,
  revision: 3,
  cellRevisions: {},
})
const table = (...rows: EditableUseCase[]) => new Map(rows.map((each) => [each.id, each]))

describe('applyEdits', () => {
  it('changes one cell and leaves its input alone', () => {
    const before = table(row('1', { problem: '古い' }))
    const after = applyEdits(before, [{ useCaseId: '1', field: 'problem', value: '新しい' }])
    expect(after.get('1')?.cells).toEqual({ problem: '新しい' })
    expect(before.get('1')?.cells).toEqual({ problem: '古い' })
  })

  it('keeps an empty cell as an absent key', () => {
    const after = applyEdits(table(row('1', { problem: 'x', notes: 'y' })), [
      { useCaseId: '1', field: 'problem', value: null },
      { useCaseId: '1', field: 'notes', value: '' },
    ])
    expect(after.get('1')?.cells).toEqual({})
  })

  it('creates a row by its position and ignores cells of an unknown row', () => {
    const after = applyEdits(new Map(), [
      { useCaseId: 'ghost', field: 'problem', value: 'x' },
      { useCaseId: 'new', field: 'position', value: 'a0' },
      { useCaseId: 'new', field: 'no', value: '21' },
    ])
    expect([...after.keys()]).toEqual(['new'])
    expect(after.get('new')).toMatchObject({ position: 'a0', cells: { no: '21' }, revision: 0 })
  })
})

describe('invertEdits', () => {
  it('deletes what was created and revives what was deleted', () => {
    const before = table(row('1'))
    expect(
      invertEdits(before, [
        { useCaseId: 'new', field: 'position', value: 'a5' },
        { useCaseId: 'new', field: 'no', value: '2' },
        { useCaseId: '1', field: 'deleted', value: 'true' },
      ]),
    ).toEqual([
      { useCaseId: 'new', field: 'deleted', value: 'true' },
      { useCaseId: '1', field: 'deleted', value: null },
    ])
  })

  it('restores any list of edits of existing rows', () => {
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({
        useCaseId: fc.constantFrom('1', '2', '3'),
        field: fc.constantFrom('problem' as const, 'notes' as const, 'extra:担当者' as const),
        value: fc.option(fc.string({ minLength: 1 })),
      }),
      fc.record({
        useCaseId: fc.constantFrom('1', '2', '3'),
        field: fc.constant('deleted' as const),
        value: fc.constantFrom('true', null),
      }),
      fc.record({
        useCaseId: fc.constantFrom('1', '2', '3'),
        field: fc.constant('position' as const),
        value: fc.constantFrom('a1', 'b22', 'Zz'),
      }),
    )
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const before = table(row('1', { problem: 'p' }), row('2'), { ...row('3', { notes: 'n' }), deleted: true })
        const after = new Map([...before, ...applyEdits(before, edits)])
        const restored = new Map([...after, ...applyEdits(after, invertEdits(before, edits))])
        const plain = (rows: typeof before) =>
          [...rows.values()].map(({ cells, position, deleted }) => ({ cells, position, deleted: Boolean(deleted) }))
        expect(plain(restored)).toEqual(plain(before))
      }),
    )
  })
})

describe('effectiveEdits', () => {
  it('drops edits that change nothing', () => {
    const edits: Edit[] = [
      { useCaseId: '1', field: 'problem', value: 'p' },
      { useCaseId: '1', field: 'notes', value: null },
      { useCaseId: '1', field: 'notes', value: 'new' },
    ]
    expect(effectiveEdits(table(row('1', { problem: 'p' })), edits)).toEqual([edits[2]])
  })
})
