import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { applyPatches, type StoredUseCase } from '@/lib/domain/merge/apply'
import type { Changes, Conflict, Patch } from '@/lib/domain/merge/patch'
import { applyChanges } from '@/lib/server/changes'
import { AppError } from '@/lib/server/errors'
import { db } from '@/lib/server/db'
import { addMember, addWorksheet, worksheetScope, type TestMember } from '@/tests/support/worksheets'

const ROWS = 4
const fields = ['problem', 'urgency', 'extra:担当者', 'position', 'deleted'] as const
const positions = ['a0', 'a1', 'a2V', 'Zz']
const texts = ['', '高', '低', 'one\ntwo', '😀 "quoted"', 'null']

const patchOf = fc.record({
  row: fc.nat(ROWS - 1),
  field: fc.constantFrom(...fields),
  pick: fc.nat(texts.length),
  behind: fc.nat(3),
})
const history = fc.array(fc.array(patchOf, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 })

let member: TestMember
beforeAll(async () => {
  member = await addMember()
})

test('the SQL function and its description in TypeScript make the same of random actions', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (actions) => {
      const worksheet = await addWorksheet(member, { extraColumns: ['extra:担当者'] })
      const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
      const ids = Array.from({ length: ROWS }, () => randomUUID())
      let model = new Map<string, StoredUseCase>()
      let seq = 0

      // All rows but the last exist from the start: actions that name an unknown row are refused as a whole.
      const creation = ids.slice(1).map((_, row) => ({ row, field: 'position' as const, pick: row, behind: 0 }))
      for (const action of [creation, ...actions]) {
        const actionId = randomUUID()
        const patches = action.map(({ row, field, pick, behind }): Patch => {
          const id = ids[row]!
          const known = model.get(id)?.revision ?? 0
          return { useCaseId: id, field, value: valueFor(field, pick), baseRevision: Math.max(0, known - behind) }
        })
        const expected = applyPatches(model, patches)
        const answer = applyChanges(scope, { actionId, source: 'typing', patches })
        if (!expected.ok) {
          await expect(answer).rejects.toEqual(new AppError('badInput'))
        } else {
          const { useCases, changes, conflicts } = expected.value
          model = new Map([...model, ...useCases])
          seq += useCases.size > 0 ? 1 : 0
          const actual = await answer
          expect(actual.seq).toBe(seq)
          expect(actual.revisions).toEqual(Object.fromEntries([...useCases].map(([id, row]) => [id, row.revision])))
          expect(sorted(actual.conflicts)).toEqual(sorted(conflicts))
          expect(await recorded(worksheet, actionId)).toEqual(changes)
        }
        expect(await stored(worksheet)).toEqual(model)
      }
    }),
    { numRuns: 100 },
  )
})

function valueFor(field: (typeof fields)[number], pick: number): string | null {
  if (field === 'position') return positions[pick % positions.length]!
  if (field === 'deleted') return pick % 2 ? 'true' : null
  return texts[pick] ?? null
}

async function stored(worksheetId: string): Promise<Map<string, StoredUseCase>> {
  const rows = await db().useCase.findMany({ where: { worksheetId }, omit: { worksheetId: true } })
  return new Map(rows.map((row) => [row.id, row as StoredUseCase]))
}

async function recorded(worksheetId: string, actionId: string): Promise<Map<string, Changes>> {
  const events = await db().historyEvent.findMany({ where: { worksheetId, actionId } })
  return new Map(events.map((event) => [event.useCaseId!, event.changes as Changes]))
}

function sorted(conflicts: Conflict[]): Conflict[] {
  return conflicts.toSorted((a, b) => (a.useCaseId + a.field < b.useCaseId + b.field ? -1 : 1))
}
