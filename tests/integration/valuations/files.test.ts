import { beforeAll, beforeEach, expect, test } from 'vitest'
import { term, workedExample } from '@/lib/domain/value/fixtures'
import { type Valuation, valuationSchema } from '@/lib/domain/value/valuation'
import { previewImport } from '@/lib/features/imports/data'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { packageFaults } from '@/lib/excel/package-fixture'
import { getAssessments } from '@/lib/features/assessments/data'
import { assess } from '@/lib/features/assessments/mutations'
import { createDataset } from '@/lib/features/datasets/mutations'
import { previewWriteBack } from '@/lib/features/exports/data'
import { exportInto } from '@/lib/features/exports/mutations'
import { commitImport, startImport, undoImport } from '@/lib/features/imports/mutations'
import { listSharedTerms } from '@/lib/features/shared-terms/data'
import { createSharedTerm } from '@/lib/features/shared-terms/mutations'
import { getValuations } from '@/lib/features/valuations/data'
import { saveValuation } from '@/lib/features/valuations/mutations'
import { db } from '@/lib/server/db'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { offlineRows, OfflineCopy } from '@/tests/support/offline-copy'
import { ownWorkbook } from '@/lib/excel/own-workbook-fixture'
import { addMember, type TestMember, workspaceScope, worksheetScope } from '@/tests/support/worksheets'

/** Values on their way through a file: exported, edited, imported elsewhere, appended and merged back. */

let copy: OfflineCopy
let wage: string
let valuation: Valuation

const TODAY = '2026-11-23'
/** Of the sheet with the values: the best value of the third term, and of the shared one behind the five. */
const cells = { workersAfter: 'E8', wage: 'E11' }
const edited = (file: Uint8Array, changes: Record<string, string | null>) => editFile(file, changes, { sheet: 3 })

const valued = async (member: TestMember, worksheet: string) => {
  const { useCases } = await getValuations(await worksheetScope(member, 'worksheet.view', worksheet), TODAY)
  return useCases.map((each) => each.valuation)
}
const sharedIn = async (member: TestMember) => {
  const shared = await listSharedTerms(await workspaceScope(member, 'sharedTerm.view'))
  return shared.map(({ term: { name, value, unit, owner } }) => ({ name, value, unit, owner }))
}
const save = async (changed: Partial<Valuation>, revision: number) =>
  saveValuation(await worksheetScope(copy.member, 'worksheet.edit', copy.worksheet), {
    useCase: copy.ids[0]!,
    revision,
    valuation: valuationSchema.parse({ ...valuation, ...changed }),
  })

beforeAll(buildWorker)
beforeEach(async () => {
  copy = await OfflineCopy.make()
  const { id: _, ...content } = term('標準の時給', [2_500, 3_000, 4_000], '円/h')
  wage = await createSharedTerm(await workspaceScope(copy.member, 'sharedTerm.edit'), {
    ...content,
    owner: { kind: 'member', id: copy.member.userId },
  })
  valuation = valuationSchema.parse({
    ...workedExample(2, 7.5, '10万円/月', true),
    sharedTerms: [wage],
    scenarios: [{ name: '慎重', values: { 導入後の人数: 10, [wage]: 2_600 } }],
    startsOn: '2027-04-01',
    seed: 5,
  })
  await save({}, 0)
})

test('imported into another workspace, a file brings its values and the shared terms that are missing there', async () => {
  const other = await addMember()
  const scope = await workspaceScope(other, 'worksheet.import')
  const bytes = Buffer.from(await copy.exported())
  const started = await startImport(scope, { fileName: 'copy.xlsx', bytes, target: null })
  const id = started.ok ? started.value : ''
  expect((await previewImport(scope, id, 'ja')).values).toEqual({ useCases: 1, taken: [], kept: [], withRows: [] })
  const { worksheets } = await commitImport(scope, id)
  const [brought] = await listSharedTerms(await workspaceScope(other, 'sharedTerm.view'))
  expect(await valued(other, worksheets[0]!.id)).toEqual([
    {
      ...valuation,
      sharedTerms: [brought!.term.id],
      scenarios: [{ name: '慎重', values: { 導入後の人数: 10, [brought!.term.id]: 2_600 } }],
    },
    null,
    null,
  ])
  // Who owns the term is no member here, but is still told.
  const [{ owner, ...shared }] = (await sharedIn(other)) as [Awaited<ReturnType<typeof sharedIn>>[number]]
  expect(shared).toEqual({
    name: '標準の時給',
    unit: '円/h',
    value: { kind: 'percentiles', low: 2_500, best: 3_000, high: 4_000, min: null, max: null },
  })
  expect(owner).toMatchObject({ kind: 'role' })

  const again = await startImport(scope, { fileName: 'copy.xlsx', bytes, target: null })
  await commitImport(scope, again.ok ? again.value : '')
  expect(await sharedIn(other)).toHaveLength(1)
  expect(await undoImport(scope, id)).toMatchObject({ archived: [worksheets[0]!.id] })
})

test('rows appended with their values go with them when the import is undone', async () => {
  const id = await copy.upload(Buffer.from(await copy.exported()), copy.worksheet)
  await commitImport(copy.scope, id)
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null, valuation, null, null])
  expect(await undoImport(copy.scope, id)).toMatchObject({ removed: 3, kept: 0 })
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null])
  expect(await sharedIn(copy.member)).toHaveLength(1)
})

test('a number changed in Excel comes back by merging, and goes back when that is undone', async () => {
  const id = await copy.upload(edited(await copy.exported(), { [cells.workersAfter]: '2.5', [cells.wage]: '3,200' }))
  expect((await previewImport(copy.scope, id, 'ja')).values).toEqual({
    useCases: 1,
    taken: ['1'],
    kept: [],
    withRows: [],
  })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  const [now] = await valued(copy.member, copy.worksheet)
  expect(now!.terms[2]!.value).toMatchObject({ best: 2.5 })
  // The workspace's term stays as it is for everybody else.
  expect(now!.sharedTerms).toEqual([])
  expect(now!.terms.at(-1)).toMatchObject({ name: '標準の時給', value: { best: 3_200 } })
  expect((await sharedIn(copy.member))[0]!.value).toMatchObject({ best: 3_000 })

  expect(await undoImport(copy.scope, id)).toMatchObject({ kept: 0 })
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null])
})

test('a row added in Excel brings its value by merging, and goes with it when that is undone', async () => {
  const added = editFile(await copy.exported(), { A15: '5', C15: '検品', E15: '見落としがある' })
  // The block of row 1 is now about the row that was added, and about none that the product knows.
  const id = await copy.upload(edited(added, { B4: '5', Q4: null }))
  expect((await previewImport(copy.scope, id, 'ja')).values).toEqual({
    useCases: 1,
    taken: [],
    kept: [],
    withRows: [15],
  })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null, valuation])
  expect(await undoImport(copy.scope, id)).toMatchObject({ removed: 1, kept: 0 })
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null])
})

test('a row that a person says to be one of the worksheet brings its value to that one', async () => {
  const moved = edited(await copy.exported(), { B4: '2', Q4: null })
  const id = await copy.upload(editFile(moved, { T13: null }))
  const { matches } = await copy.preview(id)
  await copy.commit(id, { matches: Object.fromEntries(matches.map((each) => [each.sheetRow, each.useCaseId])) })
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, valuation, null])
})

test('what was not changed in the file is left, what both sides changed is kept as it is here and said before', async () => {
  const file = await copy.exported()
  await save({ seed: 6 }, 1)
  const unchanged = await copy.upload(Buffer.from(file))
  expect((await previewImport(copy.scope, unchanged, 'ja')).values).toEqual({
    useCases: 1,
    taken: [],
    kept: [],
    withRows: [],
  })
  await copy.commit(unchanged)
  const both = await copy.upload(edited(file, { [cells.workersAfter]: '2.5' }))
  expect((await previewImport(copy.scope, both, 'ja')).values).toMatchObject({ taken: [], kept: ['1'] })
  await copy.commit(both)
  expect((await valued(copy.member, copy.worksheet))[0]).toEqual({ ...valuation, seed: 6 })
})

test('a value that cannot be read is told with its cell, and the rest is imported', async () => {
  const id = await copy.upload(edited(await copy.exported(), { [cells.workersAfter]: '二人' }), copy.worksheet)
  const { values, issues } = await previewImport(copy.scope, id, 'ja')
  expect(values).toBeNull()
  expect(issues.flatMap((group) => group.issues.map(({ cell }) => cell))).toContain(
    `価値 (Value)!${cells.workersAfter}`,
  )
  await commitImport(copy.scope, id)
  expect(await valued(copy.member, copy.worksheet)).toEqual([valuation, null, null, null, null, null])
})

test("a person's own file gets the values and the data, and is imported with them as they are", async () => {
  const own = ownWorkbook([offlineRows[0]!, offlineRows[1]!])
  const other = await addMember()
  const importing = await workspaceScope(other, 'worksheet.import')
  const imported = async (bytes: Buffer) => {
    const started = await startImport(importing, { fileName: 'own.xlsx', bytes, target: null })
    const id = started.ok ? started.value : ''
    const { worksheets } = await commitImport(importing, id)
    return { id, worksheet: worksheets[0]!.id }
  }
  const first = await imported(own)
  const rows = await db().useCase.findMany({ where: { worksheetId: first.worksheet }, orderBy: { position: 'asc' } })
  const stated = valuationSchema.parse(workedExample(2, 7.5, '10万円/月', true))
  await saveValuation(await worksheetScope(other, 'worksheet.edit', first.worksheet), {
    useCase: rows[1]!.id,
    revision: 0,
    valuation: stated,
  })
  const facts = datasetFactsSchema.parse({ answers: { exists: { answer: 'yes', evidence: '倉庫' } } })
  const dataset = await createDataset(await workspaceScope(other, 'dataset.edit'), { name: '受注', facts })
  await assess(await worksheetScope(other, 'worksheet.edit', first.worksheet), {
    useCase: rows[0]!.id,
    datasets: [dataset],
    fit: { scale: { answer: 'yes', reason: '月10万件' } },
    revision: 0,
  })
  const scope = await worksheetScope(other, 'worksheet.writeBack', first.worksheet)
  const preview = await previewWriteBack(scope, first.id, 'ja')
  const messages = preview.ok ? preview.value.notes.items.map(({ message }) => message) : []
  expect(messages).toEqual([
    expect.stringContaining('「価値 (Value)」のシートを加えました'),
    expect.stringContaining('「データ準備状況」のシートを加えました'),
  ])

  const written = await exportInto(scope, first.id)
  const bytes = Buffer.from(written.ok ? written.value.bytes : [])
  expect(packageFaults(bytes)).toEqual([])
  const second = await imported(bytes)
  expect(await valued(other, second.worksheet)).toEqual([null, stated])
  const { useCases } = await getAssessments(await worksheetScope(other, 'worksheet.view', second.worksheet))
  expect(useCases.map(({ datasets, fit }) => ({ datasets, fit }))).toEqual([
    { datasets: [dataset], fit: { scale: { answer: 'yes', reason: '月10万件' } } },
    { datasets: [], fit: {} },
  ])

  // Written into the file that has the sheets already, nothing of it is another.
  const again = await worksheetScope(other, 'worksheet.writeBack', second.worksheet)
  const same = await previewWriteBack(again, second.id, 'ja')
  expect(same.ok && same.value).toMatchObject({ notes: { count: 0 }, parts: { added: { count: 0 } } })
})
