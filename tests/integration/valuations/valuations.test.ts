import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { historyEventSchema } from '@/lib/domain/history/event'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { flowOf, readModel, valuesOf } from '@/lib/domain/value/model'
import { termSchema } from '@/lib/domain/value/term'
import { modelOfValuation, valuationSchema, type Valuation } from '@/lib/domain/value/valuation'
import { assess } from '@/lib/features/assessments/mutations'
import { createDataset } from '@/lib/features/datasets/mutations'
import { listSharedTerms, listTermsInFull } from '@/lib/features/shared-terms/data'
import { changeSharedTerm, createSharedTerm, deleteSharedTerm } from '@/lib/features/shared-terms/mutations'
import { getValuations, listPricedLevels } from '@/lib/features/valuations/data'
import { saveValuation, setMoneyLevels } from '@/lib/features/valuations/mutations'
import { archiveWorksheet } from '@/lib/features/worksheets/mutations'
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

const wage = (value: number, name = '時給') =>
  termSchema.omit({ id: true }).parse({ name, value: { kind: 'single', value }, unit: '円/h' })
const hours = termSchema.parse({ id: 'hours', name: '削減時間', value: { kind: 'single', value: 10 }, unit: 'h/日' })
const worth = (sharedTerms: string[] = [], text = '削減時間 × 時給'): Valuation =>
  valuationSchema.parse({ terms: [hours], sharedTerms, formulas: [{ name: '価値', kind: 'value', text }] })

const addTerm = async (value = 2_000, who = member) =>
  createSharedTerm(await workspaceScope(who, 'sharedTerm.edit'), wage(value))
const page = async () => getValuations(await worksheetScope(member, 'worksheet.view', worksheet), '2026-11-22')
const save = async (valuation: Valuation, revision = 0, id = useCase) =>
  saveValuation(await worksheetScope(member, 'worksheet.edit', worksheet), { useCase: id, revision, valuation })
async function change(id: string, ...changes: [string, string | null, number][]) {
  await applyChanges(await worksheetScope(member, 'worksheet.edit', worksheet), {
    actionId: randomUUID(),
    source: 'rows',
    patches: changes.map(([field, value, base]) => patch(id, field as 'no', value, base)),
  })
}

beforeEach(async () => {
  member = await addMember()
  worksheet = await addWorksheet(member)
  useCase = randomUUID()
  await change(
    useCase,
    ['position', 'a0', 0],
    ['no', '1', 0],
    ['mlValueReason', '時間 × 時給', 0],
    ['background', '長い話', 0],
  )
})

test('a valuation is read as it was saved, beside what its screen shows of the row', async () => {
  expect((await page()).useCases[0]).toMatchObject({ valuation: null, valuationRevision: 0 })
  const valuation = worth([await addTerm()])
  await save(valuation)
  expect(await page()).toMatchObject({
    members: [{ id: member.userId }],
    moneyLevels: null,
    useCases: [
      { id: useCase, cells: { no: '1', mlValueReason: '時間 × 時給' }, revision: 1, valuation, valuationRevision: 1 },
    ],
  })
  expect((await page()).useCases[0]!.cells).not.toHaveProperty('background')
})

test('every save is one event of history, and none overwrites another unseen', async () => {
  const first = worth()
  await save(first)
  await save(worth([], '削減時間 × 1000円/h'), 1)
  await expect(save(first, 1)).rejects.toEqual(new AppError('conflict'))
  const events = await db().historyEvent.findMany({
    where: { worksheetId: worksheet, source: 'valuation' },
    orderBy: { seq: 'asc' },
  })
  expect(events.map((event) => historyEventSchema.parse(event).changes)).toMatchObject([
    { useCaseId: useCase, no: '1', from: null, to: first },
    { from: first, to: { formulas: [{ text: '削減時間 × 1000円/h' }] } },
  ])
})

test('a shared term that changes once changes every use case that uses it', async () => {
  const term = await addTerm(2_000)
  const other = randomUUID()
  await change(other, ['position', 'a1', 0])
  await save(worth([term]))
  await save(worth([term], '削減時間 × 時給 × 2'), 0, other)
  const perDay = async () => {
    const { useCases, sharedTerms } = await page()
    const shared = sharedTerms.map((each) => each.term)
    return useCases.map(({ valuation, preparation }) => {
      const read = readModel(modelOfValuation(valuation!, shared, preparation))
      return flowOf(read, valuesOf(read)).valuePerDay
    })
  }
  expect(await perDay()).toEqual([20_000, 40_000])
  await changeSharedTerm(await workspaceScope(member, 'sharedTerm.edit'), term, 1, wage(3_000))
  expect(await perDay()).toEqual([30_000, 60_000])
  expect((await page()).sharedTerms).toMatchObject([
    { id: term, revision: 2, uses: 2, term: { id: term, name: '時給' } },
  ])
})

test('a shared term tells who changed it from what to what, and where it is used', async () => {
  const term = await addTerm(2_000)
  await save(worth([term]))
  const scope = await workspaceScope(member, 'sharedTerm.edit')
  await changeSharedTerm(scope, term, 1, wage(3_000))
  await changeSharedTerm(scope, term, 2, { ...wage(3_000), status: 'measured' })
  await expect(changeSharedTerm(scope, term, 1, wage(9_000))).rejects.toEqual(new AppError('conflict'))
  const [listed] = await listTermsInFull(await workspaceScope(member, 'sharedTerm.view'))
  const { name } = await db().user.findUniqueOrThrow({ where: { id: member.userId } })
  expect(listed).toMatchObject({
    usedIn: [{ useCaseId: useCase, worksheetId: worksheet, cells: { no: '1' } }],
    changes: [
      { by: name, from: { status: 'guess' }, to: { status: 'measured' } },
      { by: name, from: { name: '時給', value: { value: 2_000 } }, to: { value: { value: 3_000 } } },
    ],
  })
  expect(Date.parse(listed?.changes[0]?.at ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect(await listTermsInFull(await workspaceScope(await addMember(), 'sharedTerm.view'))).toEqual([])
})

test('every level of every scale can be given a threshold, and one that no scale has any more is kept', async () => {
  await db().worksheet.update({ where: { id: worksheet }, data: { scale: { S: 4, 高: 3, 中: 2, 低: 1 } } })
  const scope = await workspaceScope(member, 'moneyLevels.edit')
  const levels = { currency: 'JPY', thresholds: [{ level: '特', atLeast: 5 }] }
  expect((await listPricedLevels(scope, levels)).map(({ level }) => level)).toEqual(['S', '高', '中', '特'])
})

test('a shared term has a name of its own, is not overwritten unseen, and not deleted while it is used', async () => {
  const scope = await workspaceScope(member, 'sharedTerm.edit')
  const term = await addTerm()
  await expect(addTerm()).rejects.toEqual(new FieldError({ name: ['nameTaken'] }))
  await changeSharedTerm(scope, term, 1, wage(1))
  await expect(changeSharedTerm(scope, term, 1, wage(2))).rejects.toEqual(new AppError('conflict'))
  await save(worth([term]))
  await expect(deleteSharedTerm(scope, term)).rejects.toEqual(new AppError('inUse'))
  await save(worth([]), 1)
  await deleteSharedTerm(scope, term)
  expect(await listSharedTerms(scope)).toEqual([])
  await expect(deleteSharedTerm(scope, term)).rejects.toEqual(new AppError('notFound'))
})

test('days and money that the data still needs come with the use case', async () => {
  const facts = datasetFactsSchema.parse({ daysToReady: 30, costToReady: 500_000 })
  const dataset = await createDataset(await workspaceScope(member, 'dataset.edit'), { name: '受注', facts })
  await assess(await worksheetScope(member, 'worksheet.edit', worksheet), {
    useCase,
    revision: 0,
    datasets: [dataset],
    fit: {},
  })
  const { useCases } = await page()
  expect(useCases[0]!.preparation).toEqual({ days: 30, cost: 500_000 })
  expect(modelOfValuation(worth(), [], useCases[0]!.preparation).schedule).toMatchObject({
    startDay: 30,
    preparationCost: 500_000,
  })
})

test('another workspace neither lends its terms nor takes valuations', async () => {
  const stranger = await addMember()
  const foreign = await addTerm(1, stranger)
  await expect(save(worth([foreign]))).rejects.toEqual(new AppError('notFound'))
  const elsewhere = await addWorksheet(stranger)
  const scope = await worksheetScope(stranger, 'worksheet.edit', elsewhere)
  await expect(saveValuation(scope, { useCase, revision: 0, valuation: worth() })).rejects.toEqual(
    new AppError('notFound'),
  )
  await expect(changeSharedTerm(await workspaceScope(member, 'sharedTerm.edit'), foreign, 1, wage(5))).rejects.toEqual(
    new AppError('notFound'),
  )
})

test('an archived worksheet takes no valuation, nor does a row that is not there', async () => {
  await save(worth())
  await archiveWorksheet(await worksheetScope(member, 'worksheet.archive', worksheet))
  await expect(save(worth(), 1)).rejects.toEqual(new AppError('archived'))
  const other = randomUUID()
  await expect(save(worth(), 0, other)).rejects.toEqual(new AppError('notFound'))
})

test('the levels that money suggests are the workspace’s', async () => {
  const levels = { currency: 'JPY', thresholds: [{ level: '高', atLeast: 100_000_000 }] }
  const scope = await workspaceScope(member, 'moneyLevels.edit')
  await setMoneyLevels(scope, levels)
  expect((await page()).moneyLevels).toEqual(levels)
  await setMoneyLevels(scope, null)
  expect((await page()).moneyLevels).toBeNull()
})
