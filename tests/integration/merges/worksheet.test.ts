import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultScale, type Scale } from '@/lib/domain/worksheet/model'
import { getWorksheetHistory } from '@/lib/features/history/data'
import { undoImport } from '@/lib/features/imports/mutations'
import { setScale } from '@/lib/features/worksheets/mutations'
import { scaleSchema } from '@/lib/features/worksheets/schema'
import { db } from '@/lib/server/db'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { editFile } from '@/tests/support/edit-file'
import { OfflineCopy, offlineRows as rows } from '@/tests/support/offline-copy'
import { worksheetScope } from '@/tests/support/worksheets'

/** What a merge does to the worksheet itself: its columns, and the scores of its levels. */

let copy: OfflineCopy

beforeAll(buildWorker)
beforeEach(async () => {
  copy = await OfflineCopy.make()
})

const storedScale = async () => (await db().worksheet.findUniqueOrThrow({ where: { id: copy.worksheet } })).scale
const rescale = async (scale: Scale) =>
  setScale(
    await worksheetScope(copy.member, 'worksheet.edit', copy.worksheet),
    scale,
    scaleSchema.parse(await storedScale()),
  )
/** The file with other scores on its sheet of scores, where 高 stands first. */
function rescored(bytes: Uint8Array, high: number): Buffer {
  const parts = unzipSync(bytes)
  const sheet = 'xl/worksheets/sheet2.xml'
  const xml = strFromU8(parts[sheet]!).replace(/(<c r="B2"[^>]*><v>)3</, `$1${high}<`)
  return Buffer.from(zipSync({ ...parts, [sheet]: strToU8(xml) }))
}

test('undoing a merge takes the columns away that it added', async () => {
  const id = await copy.upload(editFile(await copy.exported(), { V8: '期日', V13: '3月' }))
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await undoImport(copy.scope, id)).toMatchObject({ kept: 0, keptColumns: [], keptScale: false })
  expect(await copy.texts()).toEqual(rows)
  expect(await db().worksheet.findUnique({ where: { id: copy.worksheet } })).toMatchObject({
    extraColumns: ['extra:担当者'],
  })
})

test('scores changed in the copy are merged like texts, and taken back with the merge', async () => {
  const id = await copy.upload(rescored(await copy.exported(), 5))
  const changed = { 高: 5, 中: 2, 低: 1 }
  expect(await copy.preview(id)).toMatchObject({
    scale: { base: defaultScale, theirs: changed, ours: defaultScale, merged: changed, isConflict: false },
    counts: { changedRows: 0, scales: 1 },
    undecided: 0,
  })
  expect(await copy.commit(id)).toMatchObject({ ok: true })
  expect(await storedScale()).toEqual(changed)
  const events = await db().historyEvent.findMany({ where: { worksheetId: copy.worksheet, actionId: id } })
  expect(events).toMatchObject([{ changes: { kind: 'merge', scale: { from: defaultScale, to: changed } } }])

  expect(await undoImport(copy.scope, id)).toMatchObject({ keptScale: false })
  expect(await storedScale()).toEqual(defaultScale)
  const { asOf, seq } = await getWorksheetHistory(
    await worksheetScope(copy.member, 'worksheet.view', copy.worksheet),
    0,
  )
  expect([seq - 1, seq - 2].map((moment) => asOf(moment).scale)).toEqual([changed, defaultScale])
})

test('scores changed on both sides are a conflict, and scores changed since are not taken back', async () => {
  const file = rescored(await copy.exported(), 5)
  await rescale({ 高: 7, 中: 2, 低: 1 })
  const id = await copy.upload(file)
  const { seq, scale, undecided } = await copy.preview(id)
  expect({ scale, undecided }).toMatchObject({ scale: { isConflict: true, decided: false }, undecided: 1 })
  expect(await copy.commit(id)).toMatchObject({ ok: false })

  await rescale({ 高: 8, 中: 2, 低: 1 })
  const choices = { rows: {}, cells: {}, scale: 'theirs' as const }
  const refused = await copy.commit(id, { seq, choices })
  expect(refused).toMatchObject({ error: { preview: { undecided: 1, scale: { ours: { 高: 8 }, decided: false } } } })
  expect(await copy.commit(id, { choices })).toMatchObject({ ok: true })
  expect(await storedScale()).toMatchObject({ 高: 5 })

  await rescale({ 高: 9, 中: 2, 低: 1 })
  expect(await undoImport(copy.scope, id)).toMatchObject({ keptScale: true })
  expect(await storedScale()).toMatchObject({ 高: 9 })
})
