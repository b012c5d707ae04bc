import { beforeAll, beforeEach, expect, test } from 'vitest'
import { useCases as rowsOf, worksheet as sheet } from '@/lib/domain/worksheet/fixtures'
import type { Cells } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { readExportId } from '@/lib/excel/read/custom-properties'
import { getWorksheetHistory } from '@/lib/features/history/data'
import { getImport, previewImport } from '@/lib/features/imports/data'
import { startImport, undoImport } from '@/lib/features/imports/mutations'
import { previewMerge } from '@/lib/features/merges/data'
import { commitMerge } from '@/lib/features/merges/mutations'
import { db, pool } from '@/lib/server/db'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { decide, OfflineCopy, offlineRows as rows } from '@/tests/support/offline-copy'
import { addMember, patch, workspaceScope, worksheetScope } from '@/tests/support/worksheets'

let copy: OfflineCopy

beforeAll(buildWorker)
beforeEach(async () => {
  copy = await OfflineCopy.make()
})

test('what was edited in a copy and what was edited here meanwhile come together, as one action', async () => {
  const file = await copy.exported()
  const added = { A15: '4', C15: '採用', E15: '応募が読み切れない' }
  const id = await copy.upload(editFile(file, { E12: '入力が遅く、間違う', S14: null, ...added }, { without: [13] }))
  const theirs = await previewImport(copy.scope, id, 'en')
  expect(theirs.merge).toEqual({ worksheet: { id: copy.worksheet, title: 'Test' }, exportedAt: expect.any(String) })
  await copy.edit([patch(copy.ids[0]!, 'notes', 'ここで追記', 1), patch(copy.ids[2]!, 'position', 'a0', 1)])

  const before = await copy.everything()
  expect(await copy.preview(id)).toMatchObject({
    ...{ matches: [], conflicts: [], rowConflicts: [], undecided: 0, addedColumns: [], scale: null },
    base: { exportedBy: 'Test' },
    counts: { changedRows: 2, changedCells: 2, added: 1, deleted: 1, restored: 0, moved: 0, scales: 0 },
  })
  expect(await copy.everything()).toEqual(before)

  expect(await copy.commit(id)).toEqual({
    ok: true,
    value: { id, worksheets: [{ id: copy.worksheet, title: 'Test', rowCount: 4, created: false }] },
  })
  expect(await copy.texts()).toEqual([
    { no: '3', product: '給与', problem: '締めに間に合わない' },
    { no: '4', product: '採用', problem: '応募が読み切れない' },
    { ...rows[0], problem: '入力が遅く、間違う', notes: 'ここで追記' },
  ])
  const events = await db().historyEvent.findMany({ where: { worksheetId: copy.worksheet, actionId: id } })
  expect(events.map(({ source, useCaseId }) => [source, useCaseId === null]).sort()).toEqual([
    ...Array.from({ length: 4 }, () => ['merge', false]),
    ['merge', true],
  ])

  expect(await undoImport(copy.scope, id)).toMatchObject({ archived: [], kept: 0 })
  const undone = await copy.everything()
  expect(undone.filter((row) => before.some((each) => each.id === row.id))).toEqual(before)
  expect(undone.filter((row) => !before.some((each) => each.id === row.id))).toMatchObject([{ deleted: true }])
})

test('a copy that nobody edited changes nothing, whatever words its levels were exported in', async () => {
  for (const format of ['v1.1', 'v1.0', 'v2.0'] as const) {
    const id = await copy.upload(editFile(await copy.exported(format), {}))
    expect(await copy.preview(id)).toMatchObject({
      ...{ matches: [], undecided: 0, addedColumns: [], changes: [] },
      counts: { changedRows: 0, changedCells: 0, added: 0, deleted: 0, restored: 0, moved: 0, scales: 0 },
    })
    expect(await copy.commit(id)).toMatchObject({ ok: true })
    expect(await copy.texts()).toEqual(rows)
  }
})

test('a field that the format of the export lacks comes back into its own place', async () => {
  const file = await copy.exported('v2.0')
  // Q is the first column right of the format's own: 課題.
  const id = await copy.upload(editFile(file, { Q10: '入力が遅く、間違う' }))
  expect(await copy.preview(id)).toMatchObject({ addedColumns: [], undecided: 0 })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await copy.texts()).toEqual([{ ...rows[0], problem: '入力が遅く、間違う' }, rows[1], rows[2]])
})

test('a cell that both changed is a conflict, which the person decides', async () => {
  const file = await copy.exported()
  const id = await copy.upload(editFile(file, { E12: 'in the file', E13: 'in the file', C14: null }))
  await copy.edit([
    patch(copy.ids[0]!, 'problem', 'here', 1),
    patch(copy.ids[1]!, 'problem', 'here', 1),
    patch(copy.ids[2]!, 'product', 'here', 1),
  ])

  const { conflicts, undecided } = await copy.preview(id)
  const problem = (n: number) => ({
    rowId: copy.ids[n],
    field: 'problem',
    base: rows[n]!.problem,
    theirs: 'in the file',
    ours: 'here',
  })
  expect(conflicts).toMatchObject([
    { ...problem(0), name: { no: '1', product: '会計', problem: 'here' }, decided: false },
    problem(1),
    { rowId: copy.ids[2], field: 'product', base: '給与', theirs: null, ours: 'here' },
  ])
  expect(undecided).toBe(3)

  const partly = {
    choices: { rows: { [copy.ids[1]!]: 'ours' as const }, cells: { [copy.ids[0]!]: { problem: 'theirs' as const } } },
  }
  expect(await copy.preview(id, partly)).toMatchObject({
    undecided: 1,
    conflicts: [{ decided: true }, { decided: true }, { decided: false }],
  })
  const refused = await copy.commit(id, partly)
  expect(refused).toMatchObject({ ok: false, error: { code: 'undecided', preview: { undecided: 1 } } })
  expect((await copy.texts()).map(({ problem: text }) => text)).toEqual(['here', 'here', '締めに間に合わない'])

  const all = { choices: { ...partly.choices, all: 'theirs' as const } }
  expect(await copy.commit(id, all)).toMatchObject({ ok: true })
  expect(await copy.texts()).toEqual([
    { ...rows[0], problem: 'in the file' },
    { ...rows[1], problem: 'here' },
    { no: '3', problem: '締めに間に合わない', notes: '二行\n目' },
  ])
})

test('a row deleted on one side and edited on the other is a conflict, and may come back', async () => {
  const file = await copy.exported()
  const id = await copy.upload(editFile(file, { E13: 'in the file' }, { without: [12] }))
  await copy.edit([patch(copy.ids[0]!, 'notes', 'here', 1), patch(copy.ids[1]!, 'deleted', 'true', 1)])

  const { rowConflicts, undecided } = await copy.preview(id)
  expect(rowConflicts.toSorted((one, other) => (one.deletedIn < other.deletedIn ? 1 : -1))).toMatchObject([
    {
      rowId: copy.ids[0],
      deletedIn: 'theirs',
      base: { problem: '入力が遅い' },
      kept: { notes: 'here' },
      decided: false,
    },
    { rowId: copy.ids[1], deletedIn: 'ours', base: { no: '2' }, kept: { problem: 'in the file' }, decided: false },
  ])
  expect(undecided).toBe(2)
  const choices = { rows: { [copy.ids[0]!]: 'ours' as const, [copy.ids[1]!]: 'theirs' as const }, cells: {} }
  expect(await copy.commit(id, { choices })).toMatchObject({ ok: true })
  const merged = (await copy.texts()).toSorted((one, other) => (one.no! < other.no! ? -1 : 1))
  expect(merged).toEqual([{ ...rows[0], notes: 'here' }, { ...rows[1], problem: 'in the file' }, rows[2]])
})

test('what somebody changes after the preview is not overwritten: it is asked about', async () => {
  const file = await copy.exported()
  const id = await copy.upload(editFile(file, { E12: 'in the file', E13: 'in the file' }))
  await copy.edit([patch(copy.ids[0]!, 'problem', 'here', 1)])
  const { seq } = await copy.preview(id)
  await copy.edit([patch(copy.ids[0]!, 'problem', 'here, later', 2), patch(copy.ids[1]!, 'problem', 'here, later', 1)])

  const choices = { all: 'theirs' as const, rows: {}, cells: {} }
  const refused = await copy.commit(id, { seq, choices })
  expect(refused).toMatchObject({
    error: {
      preview: {
        undecided: 2,
        conflicts: [
          { ours: 'here, later', theirs: 'in the file', decided: false },
          { ours: 'here, later', theirs: 'in the file', decided: false },
        ],
      },
    },
  })
  expect((await copy.texts()).map(({ problem }) => problem)).toEqual([
    'here, later',
    'here, later',
    '締めに間に合わない',
  ])
  expect((await getImport(copy.scope, id)).committedAt).toBeNull()

  // Seen and decided again, it is applied; what changes beside the conflicts needs no second look.
  const seen = refused.ok ? 0 : refused.error.preview.seq
  await copy.edit([patch(copy.ids[2]!, 'notes', 'unrelated', 1)])
  expect(await copy.commit(id, { seq: seen, choices })).toMatchObject({ ok: true })
  expect((await copy.texts()).map(({ problem }) => problem)).toEqual([
    'in the file',
    'in the file',
    '締めに間に合わない',
  ])
})

test('a copied row is new, and a column that was added in the copy becomes one of the worksheet', async () => {
  const file = await copy.exported()
  const cells = { A15: '1', C15: '会計', E15: '別の課題', U15: copy.ids[0]!, V8: '期日', V13: '3月' }
  const id = await copy.upload(editFile(file, cells))
  expect(await copy.preview(id)).toMatchObject({
    addedColumns: ['期日'],
    counts: { added: 1, changedRows: 1 },
    undecided: 0,
  })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await copy.texts()).toEqual([
    rows[0],
    { ...rows[1], 'extra:期日': '3月' },
    rows[2],
    { no: '1', product: '会計', problem: '別の課題' },
  ])
  const { asOf, seq, now } = await getWorksheetHistory(
    await worksheetScope(copy.member, 'worksheet.view', copy.worksheet),
    1,
  )
  expect(now.extraColumns).toContain('extra:期日')
  const before = asOf(seq - 2)
  expect(before.extraColumns).toEqual(['extra:担当者'])
  expect(before.useCases.map(({ cells: was }) => was)).toEqual(rows)
  expect(await db().worksheet.findUnique({ where: { id: copy.worksheet } })).toMatchObject({
    extraColumns: ['extra:担当者', 'extra:期日'],
  })
})

test('rows of a file without ids are matched by what they say, and confirmed before anything is written', async () => {
  const retyped: Cells[] = [
    { no: '2', product: '在庫', problem: '在庫の数が合わない', notes: '棚卸し' },
    { no: '1', product: '会計', problem: '入力が遅い', urgency: '高' },
    { no: '9', product: '物流', problem: '届かない' },
  ]
  const { bytes } = await drawWorkbook(sheet('v1.1'), rowsOf(...retyped))
  const id = await copy.upload(Buffer.from(bytes), copy.worksheet)
  expect((await previewImport(copy.scope, id, 'en')).merge).toMatchObject({ exportedAt: null })

  const { matches, undecided } = await copy.preview(id)
  expect(matches).toMatchObject([
    { sheetRow: 12, useCaseId: copy.ids[1], cells: { file: retyped[0], worksheet: rows[1] }, decided: false },
    { sheetRow: 13, useCaseId: copy.ids[0], decided: false },
  ])
  expect(undecided).toBe(3)
  expect(await copy.commit(id, { choices: { all: 'theirs', rows: {}, cells: {} } })).toMatchObject({ ok: false })

  const confirmed = { matches: { 12: copy.ids[1]!, 13: copy.ids[0]! } }
  expect(await copy.preview(id, confirmed)).toMatchObject({
    base: null,
    conflicts: [
      { rowId: copy.ids[1], field: 'problem', base: null, theirs: '在庫の数が合わない', ours: '数が合わない' },
    ],
    counts: { changedRows: 1, changedCells: 1, added: 1, deleted: 0, moved: 0 },
    undecided: 1,
  })
  expect(await copy.commit(id, { ...confirmed, choices: { all: 'ours', rows: {}, cells: {} } })).toMatchObject({
    ok: true,
  })
  expect(await copy.texts()).toEqual([rows[0], retyped[2], { ...rows[1], notes: '棚卸し' }, rows[2]])
})

test('in a file that was written back without ids, a row is told by its place', async () => {
  const file = await copy.exported()
  const layout = Object.fromEntries(copy.ids.map((id, n) => [id, 12 + n]))
  await db().export.update({ where: { id: readExportId(file)! }, data: { layout } })
  const withoutIds = { U12: null, U13: null, U14: null }
  const id = await copy.upload(
    editFile(file, { ...withoutIds, E13: '棚卸しの数が帳簿と合わない', S13: '倉庫で聞いた' }),
  )
  const { matches, base } = await copy.preview(id)
  expect(base).not.toBeNull()
  expect(matches).toMatchObject([{ sheetRow: 13, useCaseId: copy.ids[1], by: 'position', decided: false }])
  expect(await copy.commit(id)).toMatchObject({ ok: false })
  expect(await copy.commit(id, { matches: { 13: copy.ids[1]! } })).toMatchObject({ ok: true })
  expect(await copy.texts()).toEqual([
    rows[0],
    { ...rows[1], problem: '棚卸しの数が帳簿と合わない', notes: '倉庫で聞いた' },
    rows[2],
  ])
})

test('a match that the person rejects is a new row', async () => {
  const { bytes } = await drawWorkbook(sheet('v1.1'), rowsOf(rows[1]!))
  const id = await copy.upload(Buffer.from(bytes), copy.worksheet)
  expect(await copy.commit(id, { matches: { 12: null } })).toMatchObject({ ok: true })
  expect((await copy.texts()).filter(({ product }) => product === '在庫')).toHaveLength(2)
})

test('rows that a file does not show, an example or one without texts, are not deleted by it', async () => {
  await copy.edit([patch(copy.ids[1]!, 'product', null, 1), patch(copy.ids[1]!, 'problem', null, 1)])
  const id = await copy.upload(editFile(await copy.exported(), { E12: 'in the file' }))
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await copy.texts()).toEqual([{ ...rows[0], problem: 'in the file' }, { no: '2' }, rows[2]])
})

test('committed twice, even at once, a merge is written once', async () => {
  const id = await copy.upload(editFile(await copy.exported(), { E12: 'in the file' }))
  const outcomes = await Promise.allSettled([copy.commit(id), copy.commit(id), copy.commit(id)])
  const again = await commitMerge(copy.scope, id, { ...decide(), seq: 0 })
  expect(again).toMatchObject({ ok: true, value: { worksheets: [{ rowCount: 1 }] } })
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') expect(outcome.value).toEqual(again)
    else expect(outcome.reason).toMatchObject({ code: 'conflict' })
  }
})

test('while others type, a merge and their changes wait for each other', async () => {
  const id = await copy.upload(
    editFile(await copy.exported(), { E12: 'in the file', E13: 'in the file', E14: 'in the file' }),
  )
  const typing = Array.from({ length: 20 }, (_, n) => copy.edit([patch(copy.ids[n % 3]!, 'solution', `${n}`, 1_000)]))
  const [merged] = await Promise.all([copy.commit(id), ...typing])
  expect(merged).toMatchObject({ ok: true })
  for (const cells of await copy.texts())
    expect(cells).toMatchObject({ problem: 'in the file', solution: expect.stringMatching(/^\d+$/) })
})

test('a merge that Postgres ends because of a deadlock is made again', async () => {
  const id = await copy.upload(editFile(await copy.exported(), { E12: 'in the file' }))
  const { seq } = await copy.preview(id)
  // Locks in the other order: the worksheet first, then a row. Its own wait never counts as the one to end.
  const other = await pool().connect()
  try {
    await other.query(`BEGIN; SET LOCAL deadlock_timeout = '60s'`)
    await other.query(`UPDATE "Worksheet" SET seq = seq + 1 WHERE id = $1`, [copy.worksheet])
    const merging = copy.commit(id, { seq })
    await expect.poll(waitsForLocks, { timeout: 10_000 }).toBe(1)
    await other.query(`UPDATE "UseCase" SET revision = revision WHERE id = $1`, [copy.ids[0]])
    await other.query('COMMIT')
    expect(await merging).toMatchObject({ ok: true })
  } finally {
    other.release(true)
  }
  expect((await copy.texts())[0]).toEqual({ ...rows[0], problem: 'in the file' })
  expect(await db().historyEvent.count({ where: { actionId: id, useCaseId: null } })).toBe(1)
})

/** How many connections wait for what another one has locked. */
async function waitsForLocks(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows[0]!.count
}

test('an export of another workspace, or of a worksheet that is gone, is a file like any other', async () => {
  const file = Buffer.from(await copy.exported())
  const stranger = await addMember()
  const theirScope = await workspaceScope(stranger, 'worksheet.import')
  const theirs = await startImport(theirScope, { fileName: 'copy.xlsx', bytes: file, target: null })
  const foreign = theirs.ok ? theirs.value : ''
  expect((await previewImport(theirScope, foreign, 'en')).merge).toBeNull()
  await expect(previewMerge(theirScope, foreign, decide())).rejects.toMatchObject({ code: 'notFound' })
  await expect(commitMerge(theirScope, foreign, { ...decide(), seq: 0 })).rejects.toMatchObject({ code: 'notFound' })

  const id = await copy.upload(file)
  await expect(previewMerge(theirScope, id, decide())).rejects.toMatchObject({ code: 'notFound' })
  await db().worksheet.update({ where: { id: copy.worksheet }, data: { archivedAt: new Date() } })
  expect((await previewImport(copy.scope, id, 'en')).merge).toBeNull()
  await db().worksheet.delete({ where: { id: copy.worksheet } })
  await expect(copy.commit(id, { seq: 0 })).rejects.toMatchObject({ code: 'notFound' })
})
