import { beforeAll, beforeEach, expect, test } from 'vitest'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { fitSchema } from '@/lib/domain/readiness/fit'
import { getAssessments } from '@/lib/features/assessments/data'
import { assess } from '@/lib/features/assessments/mutations'
import { getDataset, listDatasets } from '@/lib/features/datasets/data'
import { changeDataset, createDataset } from '@/lib/features/datasets/mutations'
import { getHistoryPage } from '@/lib/features/history/data'
import { groupSteps } from '@/lib/domain/history/group'
import { describe as sentence } from '@/lib/domain/history/describe'
import { previewImport } from '@/lib/features/imports/data'
import { changeImport, commitImport, startImport, undoImport } from '@/lib/features/imports/mutations'
import { importOptionsSchema } from '@/lib/features/imports/schema'
import { db } from '@/lib/server/db'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { OfflineCopy } from '@/tests/support/offline-copy'
import { addMember, type TestMember, workspaceScope, worksheetScope } from '@/tests/support/worksheets'

/** Data readiness on its way through a file: exported, edited, imported elsewhere and merged back. */

let copy: OfflineCopy
let dataset: string

const facts = datasetFactsSchema.parse({
  owner: '経理',
  labels: { state: 'partly', count: '1,200件' },
  answers: {
    exists: { answer: 'yes', evidence: 'https://wiki.example/a', checkedBy: '佐藤', checkedOn: '2026-11-01' },
  },
  daysToReady: 12.5,
  costToReady: 300_000,
})
const fit = fitSchema.parse({ scale: { answer: 'yes', reason: '月10万件' }, noAlgorithm: { answer: 'no' } })

/** Of the sheet of readiness in a file with one assessed use case: what it needs, whether the data exists, and scale. */
const cells = { required: 'D4', exists: 'E22', scale: 'F34' }
const edited = (file: Uint8Array, changes: Record<string, string | null>) => editFile(file, changes, { sheet: 3 })

const said = async (member: TestMember, worksheet: string) => {
  const { useCases, inventory } = await getAssessments(await worksheetScope(member, 'worksheet.view', worksheet))
  const names = new Map(inventory.map(({ id, name }) => [id, name]))
  return useCases.map(({ datasets, fit }) => ({ datasets: datasets.map((id) => names.get(id)), fit }))
}
const inventory = async (member: TestMember) => {
  const { datasets } = await listDatasets(await workspaceScope(member, 'dataset.view'))
  return datasets.map(({ name, facts }) => ({ name, facts }))
}
const current = async () => (await getDataset(await workspaceScope(copy.member, 'dataset.view'), dataset)).facts
const assessment = async (written: { datasets?: string[]; fit?: typeof fit; revision: number }) =>
  assess(await worksheetScope(copy.member, 'worksheet.edit', copy.worksheet), {
    useCase: copy.ids[0]!,
    datasets: [],
    fit: {},
    ...written,
  })

beforeAll(buildWorker)
beforeEach(async () => {
  copy = await OfflineCopy.make()
  dataset = await createDataset(await workspaceScope(copy.member, 'dataset.edit'), { name: '受注', facts })
  await assessment({ datasets: [dataset], fit, revision: 0 })
})

test('imported into another workspace, a file brings its datasets and every answer; undone, others keep what they use', async () => {
  const other = await addMember()
  const scope = await workspaceScope(other, 'worksheet.import')
  const started = await startImport(scope, {
    fileName: 'copy.xlsx',
    bytes: Buffer.from(await copy.exported()),
    target: null,
  })
  const id = started.ok ? started.value : ''
  expect((await previewImport(scope, id, 'ja')).readiness).toEqual({
    useCases: 1,
    datasets: [{ name: '受注', fate: 'new', differences: [] }],
    kept: [],
  })
  const { worksheets } = await commitImport(scope, id)
  expect(await inventory(other)).toEqual([{ name: '受注', facts }])
  const none = { datasets: [], fit: {} }
  expect(await said(other, worksheets[0]!.id)).toEqual([{ datasets: ['受注'], fit }, none, none])
  expect(await undoImport(scope, id)).toMatchObject({ archived: [worksheets[0]!.id], keptDatasets: ['受注'] })
})

test('rows appended with their assessments go with them when the import is undone', async () => {
  const file = Buffer.from(await copy.exported())
  const id = await copy.upload(file, copy.worksheet)
  await commitImport(copy.scope, id)
  const own = { datasets: ['受注'], fit }
  expect((await said(copy.member, copy.worksheet)).filter(({ datasets }) => datasets.length > 0)).toEqual([own, own])
  expect(await undoImport(copy.scope, id)).toMatchObject({ removed: 3, kept: 0, keptDatasets: [] })
  expect((await said(copy.member, copy.worksheet)).filter(({ datasets }) => datasets.length > 0)).toEqual([own])
})

test('what was changed in the file since its export comes back by merging, as one action that can be undone', async () => {
  const file = edited(await copy.exported(), {
    [cells.exists]: 'いいえ',
    [cells.scale]: '一部',
    [cells.required]: '受注\n返品',
  })
  const id = await copy.upload(file)
  expect((await previewImport(copy.scope, id, 'ja')).readiness).toEqual({
    useCases: 1,
    datasets: [{ name: '受注', fate: 'taken', differences: ['必要なデータがすでにありますか'] }],
    kept: [],
  })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect((await current()).answers.exists.answer).toBe('no')
  const [first] = await said(copy.member, copy.worksheet)
  expect(first).toEqual({
    datasets: expect.arrayContaining(['受注', '返品']),
    fit: { ...fit, scale: { answer: 'partly', reason: '月10万件' } },
  })
  const { steps } = await getHistoryPage(await worksheetScope(copy.member, 'worksheet.view', copy.worksheet), {
    before: 2_147_483_647,
  })
  expect(sentence(groupSteps(steps)[0]!, 'worksheet', 'ja', String)).toContain('「copy.xlsx」を統合')

  expect(await undoImport(copy.scope, id)).toMatchObject({ kept: 0, keptDatasets: ['返品'], actionId: null })
  expect(await current()).toEqual(facts)
  expect((await said(copy.member, copy.worksheet))[0]).toEqual({ datasets: ['受注'], fit })
})

test('a row added in Excel brings the data that it needs by merging, and goes with it when that is undone', async () => {
  const added = editFile(await copy.exported(), { A15: '5', C15: '検品', E15: '見落としがある' })
  const id = await copy.upload(edited(added, { A4: null, B4: '5', [cells.required]: '受注\n返品' }))
  await copy.commit(id)
  const before = { datasets: ['受注'], fit }
  const none = { datasets: [], fit: {} }
  const brought = { datasets: expect.arrayContaining(['受注', '返品']), fit: {} }
  expect(await said(copy.member, copy.worksheet)).toEqual([before, none, none, brought])
  expect(await undoImport(copy.scope, id)).toMatchObject({ removed: 1, kept: 0 })
  expect(await said(copy.member, copy.worksheet)).toEqual([before, none, none])
})

test('what somebody has changed here since is kept, and said before anything is written; a person may decide otherwise', async () => {
  const file = edited(await copy.exported(), { [cells.exists]: '一部', [cells.scale]: 'いいえ' })
  await assessment({ datasets: [dataset], fit: fitSchema.parse({ scale: { answer: 'partly' } }), revision: 1 })
  const newer = { ...facts, owner: '営業' }
  await changeDataset(await workspaceScope(copy.member, 'dataset.edit'), dataset, 1, { name: '受注', facts: newer })

  const id = await copy.upload(file)
  const preview = (await previewImport(copy.scope, id, 'ja')).readiness
  expect(preview).toMatchObject({
    datasets: [{ fate: 'kept', differences: ['管理者', '必要なデータがすでにありますか'] }],
    kept: ['1'],
  })
  await copy.commit(id)
  expect(await current()).toEqual(newer)
  expect((await said(copy.member, copy.worksheet))[0]?.fit).toEqual(fitSchema.parse({ scale: { answer: 'partly' } }))

  const again = await copy.upload(file)
  await changeImport(copy.scope, again, importOptionsSchema.parse({ datasets: { 受注: true } }))
  expect((await previewImport(copy.scope, again, 'ja')).readiness?.datasets[0]?.fate).toBe('taken')
  await copy.commit(again)
  expect(await current()).toMatchObject({ owner: '経理', answers: { exists: { answer: 'partly' } } })
  // What a file writes over stays to be found, as what a person writes over does.
  const { changes } = await getDataset(await workspaceScope(copy.member, 'dataset.view'), dataset)
  expect(changes.map(({ from, to }) => [from.facts.owner, to.facts.owner])).toEqual([
    ['営業', '経理'],
    ['経理', '営業'],
  ])
})

test('undoing leaves what somebody has changed after the import', async () => {
  const id = await copy.upload(edited(await copy.exported(), { [cells.exists]: 'いいえ', [cells.scale]: '一部' }))
  await copy.commit(id)
  const { revision } = await db().dataset.findUniqueOrThrow({ where: { id: dataset } })
  const newer = { ...facts, owner: '営業' }
  await changeDataset(await workspaceScope(copy.member, 'dataset.edit'), dataset, revision, {
    name: '受注',
    facts: newer,
  })
  await assessment({ datasets: [], fit: {}, revision: 2 })
  expect(await undoImport(copy.scope, id)).toMatchObject({ kept: 1, keptDatasets: ['受注'] })
  expect(await current()).toEqual(newer)
  expect((await said(copy.member, copy.worksheet))[0]).toEqual({ datasets: [], fit: {} })
})
