import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { historyEventSchema } from '@/lib/domain/history/event'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { getAssessments, getObstacles } from '@/lib/features/assessments/data'
import { assess } from '@/lib/features/assessments/mutations'
import { getDataset, listDatasets } from '@/lib/features/datasets/data'
import { changeDataset, createDataset, deleteDataset } from '@/lib/features/datasets/mutations'
import { valuationSchema } from '@/lib/domain/value/valuation'
import { getValuations } from '@/lib/features/valuations/data'
import { saveValuation } from '@/lib/features/valuations/mutations'
import { archiveWorksheet, duplicateWorksheet, restoreWorksheet } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import {
  addMember,
  addWorksheet,
  patch,
  type TestMember,
  workspaceScope,
  worksheetScope,
} from '@/tests/support/worksheets'

let member: TestMember
let worksheet: string
let useCase: string

const facts = datasetFactsSchema.parse({ owner: '経理', answers: { exists: { answer: 'yes' } } })
const fit = { scale: { answer: 'yes', reason: '月10万件' } } as const

const editing = () => workspaceScope(member, 'dataset.edit')
const addDataset = async (name = '受注', who = member) =>
  createDataset(await workspaceScope(who, 'dataset.edit'), { name, facts })
const page = async () => getAssessments(await worksheetScope(member, 'worksheet.view', worksheet))
const write = async (written: Partial<Parameters<typeof assess>[1]>) =>
  assess(await worksheetScope(member, 'worksheet.edit', worksheet), {
    useCase,
    revision: 0,
    datasets: [],
    fit: {},
    ...written,
  })
async function change(...changes: [string, string | null, number][]) {
  await applyChanges(await worksheetScope(member, 'worksheet.edit', worksheet), {
    actionId: randomUUID(),
    source: 'rows',
    patches: changes.map(([field, value, base]) => patch(useCase, field as 'no', value, base)),
  })
}

beforeEach(async () => {
  member = await addMember()
  worksheet = await addWorksheet(member)
  useCase = randomUUID()
  await change(['position', 'a0', 0], ['no', '4-1', 0], ['background', '長い話', 0])
})

test('a dataset is saved as written, counted where it is needed, and not overwritten unseen', async () => {
  const id = await addDataset()
  await write({ datasets: [id] })
  expect((await listDatasets(await workspaceScope(member, 'dataset.view'))).datasets).toEqual([
    { id, name: '受注', facts, revision: 1, uses: 1 },
  ])
  await changeDataset(await editing(), id, 1, { name: '受注明細', facts: { ...facts, owner: '営業' } })
  await expect(changeDataset(await editing(), id, 1, { name: '古い', facts })).rejects.toEqual(new AppError('conflict'))
  expect(await getDataset(await workspaceScope(member, 'dataset.view'), id)).toMatchObject({
    name: '受注明細',
    revision: 2,
    facts: { owner: '営業' },
    changes: [
      { by: expect.any(String), from: { name: '受注', facts }, to: { name: '受注明細', facts: { owner: '営業' } } },
    ],
  })
})

test('a workspace knows each of its datasets by a name of its own', async () => {
  const id = await addDataset()
  const taken = new FieldError({ name: ['nameTaken'] })
  await expect(addDataset()).rejects.toEqual(taken)
  await addDataset('返品')
  await expect(changeDataset(await editing(), id, 1, { name: '返品', facts })).rejects.toEqual(taken)
  await addDataset('受注', await addMember())
})

test('what a use case needs is read with its row, and its change is one event of history', async () => {
  const ids = (await Promise.all([addDataset('受注'), addDataset('返品')])).sort()
  await write({ datasets: ids, fit })
  await write({ datasets: [ids[0]!], fit: {}, revision: 1 })
  expect((await page()).useCases).toEqual([
    { id: useCase, cells: { no: '4-1' }, revision: 1, datasets: [ids[0]], fit: {}, assessmentRevision: 2 },
  ])
  const [, event] = await db().historyEvent.findMany({ where: { worksheetId: worksheet }, orderBy: { seq: 'asc' } })
  expect(historyEventSchema.parse(event).changes).toMatchObject({
    kind: 'assessment',
    useCaseId: useCase,
    no: '4-1',
    from: { datasets: [], fit: {} },
    to: { datasets: expect.arrayContaining(['受注', '返品']), fit },
  })
})

test('a "no" that stops a use case is found for the ranking, in this worksheet alone', async () => {
  const id = await createDataset(await editing(), {
    name: '受注',
    facts: datasetFactsSchema.parse({ answers: { exists: { answer: 'no' } } }),
  })
  await write({ datasets: [id], fit: { noAlgorithm: { answer: 'no', reason: '' } } })
  const obstacles = await getObstacles(await worksheetScope(member, 'worksheet.view', worksheet))
  expect([...obstacles]).toEqual([
    [
      useCase,
      [
        { gate: 'blocked', dataset: { id, name: '受注' }, question: 'exists' },
        { gate: 'rules', check: 'noAlgorithm' },
      ],
    ],
  ])
  const other = await addWorksheet(member)
  expect((await getObstacles(await worksheetScope(member, 'worksheet.view', other))).size).toBe(0)
})

test('of two people who save at once one is told', async () => {
  const answers = await Promise.allSettled([write({ fit }), write({ fit: {} })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: new AppError('conflict') })
})

test('a dataset that is needed stays; one needed only by a deleted row can go', async () => {
  const id = await addDataset()
  await write({ datasets: [id] })
  await expect(deleteDataset(await editing(), id).catch((error: unknown) => error)).resolves.toEqual(
    new AppError('inUse'),
  )
  await change(['deleted', 'true', 1])
  await deleteDataset(await editing(), id)
  await expect(deleteDataset(await editing(), id)).rejects.toEqual(new AppError('notFound'))
})

test('a deleted row, and a worksheet that was archived, come back with what was said of them', async () => {
  const id = await addDataset()
  await write({ datasets: [id], fit })
  await saveValuation(await worksheetScope(member, 'worksheet.edit', worksheet), {
    useCase,
    revision: 0,
    valuation: valuationSchema.parse({ formulas: [] }),
  })
  await change(['deleted', 'true', 1])
  expect((await page()).useCases).toEqual([])
  await change(['deleted', null, 2])
  expect((await page()).useCases).toMatchObject([{ id: useCase, datasets: [id], fit, assessmentRevision: 1 }])
  await archiveWorksheet(await worksheetScope(member, 'worksheet.archive', worksheet))
  await restoreWorksheet(await worksheetScope(member, 'worksheet.archive', worksheet))
  expect((await page()).useCases).toMatchObject([{ id: useCase, datasets: [id], fit }])
  const { useCases } = await getValuations(await worksheetScope(member, 'worksheet.view', worksheet), '2026-11-23')
  expect(useCases).toMatchObject([{ id: useCase, valuationRevision: 1 }])
})

test('a copy of a worksheet has the data, the ML fit and the value of its rows', async () => {
  const id = await addDataset()
  await write({ datasets: [id], fit })
  const valuation = valuationSchema.parse({ schedule: { horizonDays: 90 } })
  const editing = await worksheetScope(member, 'worksheet.edit', worksheet)
  await saveValuation(editing, { useCase, revision: 0, valuation })
  const copy = await duplicateWorksheet(await worksheetScope(member, 'worksheet.create', worksheet), '写し')
  const viewing = await worksheetScope(member, 'worksheet.view', copy)
  expect((await getAssessments(viewing)).useCases).toMatchObject([{ datasets: [id], fit, assessmentRevision: 1 }])
  const { useCases } = await getValuations(viewing, '2026-11-23')
  expect(useCases).toMatchObject([{ valuation, valuationRevision: 1 }])
  expect(useCases[0]?.id).not.toBe(useCase)
})

test('nothing of another workspace can be read, changed or named', async () => {
  const stranger = await addMember()
  const theirs = await addDataset('秘密', stranger)
  await expect(write({ datasets: [theirs] })).rejects.toEqual(new AppError('notFound'))
  await expect(getDataset(await workspaceScope(member, 'dataset.view'), theirs)).rejects.toEqual(
    new AppError('notFound'),
  )
  await expect(changeDataset(await editing(), theirs, 1, { name: 'x', facts })).rejects.toEqual(
    new AppError('notFound'),
  )
  await expect(deleteDataset(await editing(), theirs)).rejects.toEqual(new AppError('notFound'))
  const elsewhere = await addWorksheet(stranger)
  await expect(
    assess(await worksheetScope(stranger, 'worksheet.edit', elsewhere), { useCase, revision: 0, datasets: [], fit }),
  ).rejects.toEqual(new AppError('notFound'))
})

test('viewers read, and an archived worksheet refuses', async () => {
  const viewer = await addMember('viewer', member.workspaceId)
  await expect(workspaceScope(viewer, 'dataset.edit')).rejects.toEqual(new AppError('forbidden'))
  expect((await listDatasets(await workspaceScope(viewer, 'dataset.view'))).datasets).toEqual([])
  await archiveWorksheet(await worksheetScope(member, 'worksheet.archive', worksheet))
  await expect(write({ fit })).rejects.toEqual(new AppError('archived'))
})
