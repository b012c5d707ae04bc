import { beforeEach, expect, test } from 'vitest'
import { getQueue } from '@/lib/features/applicability/data'
import { answerQuestion, nameExpert } from '@/lib/features/applicability/mutations'
import { db } from '@/lib/server/db'
import { addRows } from '@/tests/support/scoring'
import { addMember, addWorksheet, worksheetScope, type TestMember } from '@/tests/support/worksheets'

let facilitator: TestMember
let worksheet: string
let row: string

beforeEach(async () => {
  facilitator = await addMember('facilitator')
  worksheet = await addWorksheet(facilitator)
  const ids = await addRows(facilitator, worksheet, [
    { no: '1', problem: 'slow', mlApplicability: '▲', concerns: 'data', mlUseCase: 'text → class' },
    { no: '2', problem: 'wrong', mlApplicability: '〇' },
    { no: '3', problem: 'late' },
  ])
  row = ids[0]!
})

const queueOf = async (member: TestMember) => getQueue(await worksheetScope(member, 'scoring.view', worksheet))
const answer = async (member: TestMember, more: object = {}) =>
  answerQuestion(await worksheetScope(member, 'scoring.decide', worksheet), {
    useCaseId: row,
    answer: '×',
    reason: 'no labels',
    locale: 'ja',
    ...more,
  })

async function addScientist(): Promise<TestMember> {
  const member = await addMember('editor', facilitator.workspaceId)
  const { workspaceId, userId } = member
  const where = { workspaceId_userId: { workspaceId, userId } }
  await db().membership.update({ where, data: { workshopRole: 'dataScientist' } })
  return member
}

test('rows with △, however written, wait with their age and owner', async () => {
  const queue = await queueOf(facilitator)
  expect(queue.questions).toMatchObject([
    { useCaseId: row, no: '1', title: 'slow', owner: 'Test', mlUseCase: 'text → class' },
  ])
  expect(Date.now() - Date.parse(queue.questions[0]!.since!)).toBeLessThan(60_000)
  expect(queue).toMatchObject({ expert: null, dataScientists: [], reader: { mayAnswer: false, mayName: true } })
})

test('a data scientist answers: one undoable action, with the reason below the concerns', async () => {
  const scientist = await addScientist()
  expect((await queueOf(scientist)).reader).toEqual({ mayAnswer: true, mayName: false })
  await answer(scientist)
  expect((await db().useCase.findUniqueOrThrow({ where: { id: row } })).cells).toMatchObject({
    mlApplicability: '×',
    concerns: 'data\nMLの適用可能性 × no labels（判断: Test）',
  })
  expect(await db().historyEvent.findMany({ where: { worksheetId: worksheet, source: 'scoring' } })).toMatchObject([
    { useCaseId: row, actorId: scientist.userId },
  ])
  expect((await queueOf(scientist)).questions).toEqual([])
  await expect(answer(scientist, { answer: '〇' })).rejects.toMatchObject({ code: 'conflict' })
})

test('others do not answer, until they are named', async () => {
  const editor = await addMember('editor', facilitator.workspaceId)
  const viewer = await addMember('viewer', facilitator.workspaceId)
  await expect(answer(editor)).rejects.toMatchObject({ code: 'forbidden' })
  const run = await worksheetScope(facilitator, 'scoring.run', worksheet)
  await expect(nameExpert(run, viewer.userId)).rejects.toMatchObject({ code: 'badInput' })
  await expect(nameExpert(run, (await addMember()).userId)).rejects.toMatchObject({ code: 'badInput' })
  await nameExpert(run, editor.userId)
  expect(await queueOf(editor)).toMatchObject({ expert: { userId: editor.userId }, reader: { mayAnswer: true } })
  await answer(editor, { answer: '〇' })
  expect((await queueOf(editor)).questions).toEqual([])
})
