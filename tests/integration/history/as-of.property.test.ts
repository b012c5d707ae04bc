import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { useCases, worksheet as sheet } from '@/lib/domain/worksheet/fixtures'
import type { Cells, Scale } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { getPastWorksheets, getWorksheetHistory } from '@/lib/features/history/data'
import { commitImport, startImport, undoImport } from '@/lib/features/imports/mutations'
import { getWorksheet } from '@/lib/features/worksheets/data'
import { duplicateWorksheet, renameWorksheet, setScale } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { buildWorker } from '@/scripts/build-worker.mjs'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

const ids = Array.from({ length: 5 }, () => randomUUID())
const positions = ['a0', 'a1', 'a2V', 'Zz']
const texts = [null, '高', 'one\ntwo', '😀 "quoted"', 'null']

const change = fc.oneof(
  fc.record({ row: fc.nat(4), field: fc.constantFrom('problem', 'urgency'), value: fc.constantFrom(...texts) }),
  fc.record({ row: fc.nat(4), field: fc.constant('deleted'), value: fc.constantFrom('true', null) }),
  fc.record({ row: fc.nat(4), field: fc.constant('position'), value: fc.constantFrom(...positions) }),
)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => ({ changes })) },
  { weight: 1, arbitrary: fc.constantFrom('A', 'B').map((title) => ({ title })) },
  { weight: 1, arbitrary: fc.constantFrom<Scale>({ 高: 5, 低: 1 }, { 最高: 9 }).map((scale) => ({ scale })) },
  { weight: 1, arbitrary: fc.constantFrom('担当者', '期日').map((column) => ({ column })) },
  { weight: 1, arbitrary: fc.constant({ undoImport: true }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

let member: TestMember
const files = new Map<string, Buffer>()
beforeAll(async () => {
  await buildWorker()
  member = await addMember()
  for (const name of ['担当者', '期日']) {
    const cells: Cells = { no: '1', problem: '取り込み', [`extra:${name}`]: '佐藤' }
    const { bytes } = await drawWorkbook(sheet('v1.1', { extraColumns: [`extra:${name}`] }), useCases(cells))
    files.set(name, Buffer.from(bytes))
  }
})

test(
  'what a worksheet was after each of its actions is known from what it is and its history',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        // Copied, so that it has rows whose history does not begin with their making.
        const original = await addWorksheet(member)
        const making = patch(randomUUID(), 'position', 'a1')
        await edit(original, [making, { ...making, field: 'problem', value: 'copied' }])
        const id = await duplicateWorksheet(await worksheetScope(member, 'worksheet.create', original), 'Copy')
        const [copied] = await db().useCase.findMany({ where: { worksheetId: id } })

        const rows = [copied!.id, ...ids.map(() => randomUUID())]
        const snapshots = [await snapshot(id)]
        const imports: string[] = []
        for (const each of steps) {
          await take(id, rows, imports, each)
          snapshots.push(await snapshot(id))
        }
        const scope = await worksheetScope(member, 'worksheet.view', id)
        const history = await getWorksheetHistory(scope, 1)
        const past = await getPastWorksheets(scope, [...snapshots.map(({ seq }) => seq), null])
        for (const [index, { seq, ...was }] of snapshots.entries()) {
          expect(history.asOf(seq)).toEqual(was)
          expect(past[index]).toEqual(was)
        }
        expect(past.at(-1)).toEqual(past.at(-2))
      }),
      { numRuns: 30 },
    )
  },
)

async function edit(worksheet: string, patches: ReturnType<typeof patch>[]): Promise<void> {
  const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
  await applyChanges(scope, { actionId: randomUUID(), source: 'typing', patches })
}

async function take(worksheet: string, rows: string[], imports: string[], each: Step): Promise<void> {
  const editing = await worksheetScope(member, 'worksheet.edit', worksheet)
  const importing = await workspaceScope(member, 'worksheet.import')
  if ('title' in each) await renameWorksheet(editing, each.title)
  else if ('scale' in each) {
    const { worksheet: current } = await getWorksheet(await worksheetScope(member, 'worksheet.view', worksheet))
    await setScale(editing, each.scale, current.scale)
  } else if ('column' in each) {
    const upload = { fileName: 'a.xlsx', bytes: files.get(each.column)!, target: worksheet }
    const started = await startImport(importing, upload)
    if (!started.ok) throw new Error(started.error.code)
    await commitImport(importing, started.value)
    imports.push(started.value)
  } else if ('undoImport' in each) {
    const last = imports.pop()
    if (last) await undoImport(importing, last)
  } else {
    // The first patch of an unknown row makes it.
    const known = new Set((await db().useCase.findMany({ where: { worksheetId: worksheet } })).map(({ id }) => id))
    const patches = each.changes.flatMap(({ row, field, value }) => {
      const id = rows[row]!
      return [...(known.has(id) ? [] : [patch(id, 'position', 'a5')]), patch(id, field as 'problem', value, 1_000)]
    })
    await edit(worksheet, patches)
  }
}

async function snapshot(id: string) {
  const { title, format, scale, extraColumns, seq } = await db().worksheet.findUniqueOrThrow({ where: { id } })
  const rows = await db().useCase.findMany({
    where: { worksheetId: id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const past = rows.map(({ id, position, cells, deleted }) => ({ id, position, cells, deleted }))
  return { seq, title, format, scale, extraColumns, useCases: past }
}

test('a worksheet of another workspace has no history to read', async () => {
  const stranger = await addMember()
  const theirs = await addWorksheet(stranger)
  const scope = await worksheetScope(member, 'worksheet.view', await addWorksheet(member))
  await expect(getWorksheetHistory({ ...scope, worksheetId: theirs }, 0)).rejects.toEqual(new AppError('notFound'))
})
