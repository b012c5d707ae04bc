import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Cells, FormatId, UseCase, Worksheet } from '@/lib/domain/worksheet/model'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { headerRows, relationships, sheetXml, textCell, workbookXml, xlsx } from '@/lib/excel/xlsx-fixture'
import { getWorksheetHistory } from '@/lib/features/history/data'
import { getImport, getOriginal, previewImport } from '@/lib/features/imports/data'
import { changeImport, commitImport, startImport, undoImport } from '@/lib/features/imports/mutations'
import { importOptionsSchema } from '@/lib/features/imports/schema'
import { getWorksheetPage } from '@/lib/features/worksheets/data'
import { archiveWorksheet } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import { buildWorker } from '@/scripts/build-worker.mjs'
import {
  addMember,
  addWorksheet,
  patch,
  workspaceScope,
  worksheetScope,
  type TestMember,
} from '@/tests/support/worksheets'

let member: TestMember
let scope: Scope<'worksheet.import'>

beforeAll(buildWorker)
beforeEach(async () => {
  member = await addMember()
  scope = await workspaceScope(member, 'worksheet.import')
})

const rows: Cells[] = [
  { no: '1', product: '会計', problem: '入力が遅い', urgency: 'High', importance: '高', mlValue: '中' },
  { no: '2', problem: '二行\n目', urgency: '高め', 'extra:担当者': '佐藤 😀' },
]

async function file(cells = rows, changes: Partial<Worksheet> = {}, format: FormatId = 'v1.1'): Promise<Buffer> {
  const worksheet: Worksheet = {
    ...{ id: 'w', title: 'w', format, scale: defaultScale, extraColumns: ['extra:担当者' as const] },
    ...changes,
  }
  const useCases = cells.map((each, n): UseCase => {
    return { id: `${n}`, position: `a${n}`, cells: each, revision: 1, cellRevisions: {} }
  })
  return Buffer.from((await drawWorkbook(worksheet, useCases)).bytes)
}

async function start(bytes: Buffer, target: string | null = null, fileName = 'チームA.xlsx'): Promise<string> {
  const started = await startImport(scope, { fileName, bytes, target })
  if (!started.ok) throw new Error(started.error.code)
  return started.value
}

const preview = async (id: string) => previewImport(scope, id, 'en')
const page = async (id: string) => getWorksheetPage(await worksheetScope(member, 'worksheet.view', id))

test('the preview counts, shows what was read in other words and points at unclear cells; nothing is written', async () => {
  const { sheets, rowCount, worksheetCount, target } = await preview(await start(await file()))
  expect({ rowCount, worksheetCount, target }).toEqual({ rowCount: 2, worksheetCount: 1, target: null })
  const [sheet] = sheets
  expect(sheet).toMatchObject({
    format: 'v1.1',
    title: 'チームA',
    taken: true,
    headerRow: 10,
    rowCount: 2,
    exampleCount: 0,
  })
  expect(sheet?.columns).toContainEqual({
    column: 6,
    letter: 'G',
    header: expect.stringContaining('緊急度'),
    key: 'urgency',
  })
  expect(sheet?.columns.at(-1)).toMatchObject({ header: '担当者', key: 'extra:担当者' })
  const unclear = sheet?.issues.find(({ code }) => code === 'unclearLevel')
  expect(unclear).toMatchObject({ severity: 'warning', count: 1, issues: [{ cell: 'G13' }] })
  expect(await db().worksheet.count({ where: { workspaceId: member.workspaceId } })).toBe(0)
})

test('a committed import is a worksheet with the rows, the scale and the columns of the file, and one action', async () => {
  const scale = { 高: 5, 中: 3, 低: 1, 最高: 8 }
  const id = await start(await file(rows, { scale }))
  const { worksheets } = await commitImport(scope, id)

  expect(worksheets).toEqual([{ id: expect.any(String), title: 'チームA', rowCount: 2, created: true }])
  const { worksheet, useCases, seq } = await page(worksheets[0]!.id)
  expect(worksheet).toMatchObject({ title: 'チームA', format: 'v1.1', scale, extraColumns: ['extra:担当者'] })
  expect(seq).toBe(1)
  // The drawing writes a level in the one word that it means.
  expect(useCases.map(({ cells }) => cells)).toEqual([{ ...rows[0], urgency: '高' }, rows[1]])
  const events = await db().historyEvent.findMany({ where: { worksheetId: worksheet.id, actionId: id } })
  expect(events).toHaveLength(3)
  expect(events.find((event) => event.useCaseId === useCases[1]!.id)).toMatchObject({
    source: 'import',
    actorId: member.userId,
    changes: { no: { from: null, to: '2' }, position: { from: null, to: useCases[1]!.position } },
  })
})

test('committed twice, even at once, an import is written once', async () => {
  const id = await start(await file())
  const outcomes = await Promise.allSettled([commitImport(scope, id), commitImport(scope, id), commitImport(scope, id)])
  const again = await commitImport(scope, id)
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(again)
    else expect(outcome.reason).toMatchObject({ code: 'conflict' })
  }
  expect(await db().worksheet.count({ where: { workspaceId: member.workspaceId } })).toBe(1)
})

test('a person leaves columns out, moves others and names the worksheet before anything is written', async () => {
  const id = await start(await file())
  const columns = { 4: null, 5: 'problem', 19: null } as const
  const options = importOptionsSchema.parse({ sheets: { 0: { title: 'Mine', columns } } })
  expect(await changeImport(scope, id, options)).toEqual({ ok: true, value: null })

  const { sheets } = await preview(id)
  expect(sheets[0]?.columns.filter(({ column }) => column in columns).map(({ key }) => key)).toEqual([
    null,
    'problem',
    null,
  ])
  const { worksheets } = await commitImport(scope, id)
  const { worksheet, useCases } = await page(worksheets[0]!.id)
  expect(worksheet).toMatchObject({ title: 'Mine', extraColumns: [] })
  expect(useCases.map(({ cells }) => cells.problem)).toEqual([undefined, undefined])
  expect(useCases[1]?.cells).toEqual({ no: '2', urgency: '高め' })
})

test('appending to a worksheet of another format keeps every text, behind the rows that are there', async () => {
  const target = await addWorksheet(member)
  const edit = await worksheetScope(member, 'worksheet.edit', target)
  const existing = randomUUID()
  await applyChanges(edit, { actionId: randomUUID(), source: 'rows', patches: [patch(existing, 'position', 'a5')] })

  const cases: Cells[] = [{ no: '1', product: 'p', caseName: '勝ち筋', importance: '中' }]
  const id = await start(await file(cases, { extraColumns: [] }, 'v2.0'), target)
  const { worksheets } = await commitImport(scope, id)
  expect(worksheets).toEqual([{ id: target, title: 'Test', rowCount: 1, created: false }])

  const { worksheet, useCases } = await page(target)
  expect(worksheet.extraColumns).toEqual(['extra:事例の名前'])
  expect(useCases.map((useCase) => useCase.id)[0]).toBe(existing)
  expect(useCases[1]?.cells).toEqual({ no: '1', product: 'p', importance: '中', 'extra:事例の名前': '勝ち筋' })
})

test('scores beyond what a worksheet can hold are left out, so that it can be opened', async () => {
  const { worksheets } = await commitImport(scope, await start(await file(rows, { scale: { 高: 9_000_000, 低: 1 } })))
  expect((await page(worksheets[0]!.id)).worksheet.scale).toEqual({ 低: 1 })
  const none = await commitImport(scope, await start(await file(rows, { scale: { 高: 9_000_000 } })))
  expect((await page(none.worksheets[0]!.id)).worksheet.scale).toEqual(defaultScale)
})

test('of several sheets appended to one worksheet, each warning names its sheet', async () => {
  const names = ['チームA', 'チームB']
  const body = textCell('A12', '1') + textCell('E12', 'p') + textCell('G12', '高め')
  const xml = sheetXml(`${headerRows('v1.2')}<row r="12">${body}</row>`)
  const targets = names.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`])
  const more = { 'xl/worksheets/sheet2.xml': xml, 'xl/workbook.xml': workbookXml(names) }
  const workbook = Buffer.from(xlsx(xml, { ...more, 'xl/_rels/workbook.xml.rels': relationships(targets) }))
  const { sheets } = await preview(await start(workbook, await addWorksheet(member)))
  const unclear = sheets.map(({ issues }) => issues.find(({ code }) => code === 'unclearLevel')?.issues[0]?.cell)
  expect(unclear).toEqual(['チームA!G12', 'チームB!G12'])

  const single = await preview(await start(Buffer.from(xlsx(xml))))
  expect(single.sheets[0]?.issues.find(({ code }) => code === 'unclearLevel')?.issues[0]?.cell).toBe('G12')
})

test('undoing an append deletes its rows, except those that somebody has worked on', async () => {
  const target = await addWorksheet(member)
  const id = await start(await file(), target)
  await commitImport(scope, id)
  const { useCases } = await page(target)
  const edit = await worksheetScope(member, 'worksheet.edit', target)
  const touched = patch(useCases[1]!.id, 'notes', 'worked on', 1)
  await applyChanges(edit, { actionId: randomUUID(), source: 'typing', patches: [touched] })

  expect(await undoImport(scope, id)).toEqual({
    archived: [],
    removed: 1,
    kept: 1,
    keptColumns: ['担当者'],
    keptScale: false,
    keptDatasets: [],
    actionId: expect.any(String),
  })
  expect((await page(target)).useCases.map((useCase) => useCase.id)).toEqual([useCases[1]!.id])
  expect(await undoImport(scope, id)).toMatchObject({ archived: [], removed: 0, kept: 0 })
})

test('undoing an append takes away the columns that it added, except those that somebody has used since', async () => {
  const target = await addWorksheet(member, { extraColumns: ['extra:部署'] })
  const edit = await worksheetScope(member, 'worksheet.edit', target)
  const existing = randomUUID()
  await applyChanges(edit, { actionId: randomUUID(), source: 'rows', patches: [patch(existing, 'position', 'a5')] })
  const columns: Worksheet['extraColumns'] = ['extra:部署', 'extra:担当者', 'extra:期日', 'extra:費用']
  const cells: Cells = { no: '1', problem: 'p', 'extra:部署': '経理', 'extra:担当者': '佐藤', 'extra:期日': '3月' }
  const bytes = await file([{ ...cells, 'extra:費用': '100' }], { extraColumns: columns })
  const append = async () => {
    const id = await start(bytes, target)
    await commitImport(scope, id)
    expect((await page(target)).worksheet.extraColumns).toEqual(columns)
    return id
  }

  const untouched = await append()
  expect(await undoImport(scope, untouched)).toMatchObject({ removed: 1, kept: 0, keptColumns: [] })
  expect((await page(target)).worksheet.extraColumns).toEqual(['extra:部署'])

  const used = await append()
  const type = (field: 'extra:期日' | 'extra:費用', text: string | null, revision: number) =>
    applyChanges(edit, {
      actionId: randomUUID(),
      source: 'typing',
      patches: [patch(existing, field, text, revision)],
    })
  await type('extra:期日', '4月', 1)
  // Emptied again, it still has been somebody's.
  await type('extra:費用', '200', 2)
  await type('extra:費用', null, 3)
  expect(await undoImport(scope, used)).toMatchObject({ removed: 1, kept: 0, keptColumns: ['期日', '費用'] })
  expect((await page(target)).worksheet.extraColumns).toEqual(['extra:部署', 'extra:期日', 'extra:費用'])

  const { asOf, seq } = await getWorksheetHistory(await worksheetScope(member, 'worksheet.view', target), 0)
  expect(asOf(seq - 1).extraColumns).toEqual(columns)
  expect(asOf(1).extraColumns).toEqual(['extra:部署'])
})

test('undoing an import that made a worksheet archives it', async () => {
  const id = await start(await file())
  const { worksheets } = await commitImport(scope, id)
  expect(await undoImport(scope, id)).toMatchObject({ archived: [worksheets[0]!.id], removed: 0, kept: 0 })
  expect(await page(worksheets[0]!.id)).toMatchObject({ archivedAt: expect.any(String) })
})

test('undone twice at once, an import is undone once', async () => {
  const id = await start(await file())
  const { worksheets } = await commitImport(scope, id)
  const undone = await Promise.all([undoImport(scope, id), undoImport(scope, id), undoImport(scope, id)])
  expect(undone.flatMap(({ archived }) => archived)).toEqual([worksheets[0]!.id])
  expect(await db().historyEvent.count({ where: { worksheetId: worksheets[0]!.id, source: 'undoImport' } })).toBe(1)
})

test('nothing is appended to an archived worksheet, and the import can be committed once it is restored', async () => {
  const target = await addWorksheet(member)
  const id = await start(await file(), target)
  await archiveWorksheet(await worksheetScope(member, 'worksheet.archive', target))
  await expect(commitImport(scope, id)).rejects.toEqual(new AppError('archived'))
  expect(await db().useCase.count({ where: { worksheetId: target } })).toBe(0)
  expect((await getImport(scope, id)).committedAt).toBeNull()
})

test('of each use case it is known from which row of the file it came', async () => {
  const bytes = await file([...rows, { no: '3', problem: '三つめ' }])
  const id = await start(bytes)
  const { worksheets } = await commitImport(scope, id)
  const worksheet = worksheets[0]!.id
  const { useCases } = await page(worksheet)
  const edit = await worksheetScope(member, 'worksheet.edit', worksheet)
  const moved = patch(useCases[2]!.id, 'position', 'Zz', 1)
  await applyChanges(edit, { actionId: randomUUID(), source: 'rows', patches: [moved] })
  await commitImport(scope, await start(await file(), worksheet))

  const original = await getOriginal(await worksheetScope(member, 'worksheet.writeBack', worksheet), id)
  expect(original.fileName).toBe('チームA.xlsx')
  expect(original.bytes.equals(bytes)).toBe(true)
  expect(original.sheets.map(({ sheetRowOf }) => [...sheetRowOf])).toEqual([
    useCases.map((useCase, n) => [useCase.id, 12 + n]),
  ])

  const blank = await addWorksheet(member)
  const unrelated = await worksheetScope(member, 'worksheet.writeBack', blank)
  await expect(getOriginal(unrelated, id)).rejects.toEqual(new AppError('notFound'))
  const stranger = await addMember()
  const crossed = {
    ...(await worksheetScope(stranger, 'worksheet.writeBack', await addWorksheet(stranger))),
    worksheetId: worksheet,
  }
  await expect(getOriginal(crossed, id)).rejects.toEqual(new AppError('notFound'))
})

test('a file that is no worksheet is refused by name', async () => {
  const refused = await startImport(scope, { fileName: 'a.xlsx', bytes: Buffer.from('no'), target: null })
  expect(refused).toEqual({ ok: false, error: { code: 'notAWorksheet' } })
})

test('a CSV file is imported like a workbook', async () => {
  const text =
    'No,プロダクト名,課題,緊急度の理由,重要度の理由,実現を阻害する要因\r\n4-1,会計,"月末に\r\n集中する",期限,,\'-1\r\n'
  const id = await start(Buffer.from(`\uFEFF${text}`))
  const { worksheets } = await commitImport(scope, id)
  const rows = await db().useCase.findMany({ where: { worksheetId: worksheets[0]!.id } })
  expect(rows.map(({ cells }) => cells)).toEqual([
    { no: '4-1', product: '会計', problem: '月末に\n集中する', urgencyReason: '期限', blockers: '-1' },
  ])
})

test('an import is its uploader’s alone', async () => {
  const id = await start(await file())
  const colleague = await addMember('editor', member.workspaceId)
  const stranger = await addMember()
  for (const other of [colleague, stranger]) {
    const theirs = await workspaceScope(other, 'worksheet.import')
    await expect(getImport(theirs, id)).rejects.toEqual(new AppError('notFound'))
    await expect(commitImport(theirs, id)).rejects.toEqual(new AppError('notFound'))
    await expect(undoImport(theirs, id)).rejects.toEqual(new AppError('notFound'))
  }
})

test('files that nobody decided about are cleared away after a day', async () => {
  const old = await start(await file())
  await db().import.update({ where: { id: old }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  const recent = await start(await file())
  await expect(getImport(scope, old)).rejects.toEqual(new AppError('notFound'))
  expect((await getImport(scope, recent)).id).toBe(recent)
})
