import { isDeepStrictEqual } from 'node:util'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Locale } from '@/lib/domain/core/text'
import { exampleTitle, exampleUseCases } from '@/lib/domain/worksheet/starter'
import { defaultScale, type FormatId, type Scale } from '@/lib/domain/worksheet/model'
import { db, sql } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { log } from '@/lib/server/log'
import type { Scope, WorksheetScope } from '@/lib/server/scope'
import { transact, type WorksheetWrites } from '@/lib/server/transact'
import { scaleSchema } from './schema'

/**
 * Makes a worksheet without rows.
 * @returns its id
 */
export async function createWorksheet(
  scope: Scope<'worksheet.create'>,
  { title, format }: { title: string; format: FormatId },
): Promise<string> {
  return transact(scope, async ({ tx, record }) => {
    const { id } = await tx.worksheet.create({
      data: { workspaceId: scope.workspaceId, title, format, scale: defaultScale },
    })
    await record(id, { kind: 'create', title, format })
    return id
  })
}

/**
 * Makes a worksheet of the default format, filled with use cases to look at and to overwrite.
 * @returns its id
 */
export async function createExample(scope: Scope<'worksheet.create'>, locale: Locale): Promise<string> {
  const title = exampleTitle[locale]
  const format = 'v1.1'
  return transact(scope, async ({ tx, record, addUseCases }) => {
    const { id } = await tx.worksheet.create({
      data: { workspaceId: scope.workspaceId, title, format, scale: defaultScale },
    })
    await record(id, { kind: 'example', title, format })
    const rows = exampleUseCases[locale]
    await addUseCases(id, generateNKeysBetween(null, null, rows.length), sql`${JSON.stringify(rows)}::jsonb`)
    return id
  })
}

/**
 * Copies a worksheet with the rows it has now, what they are worth, the data they need and whether ML fits them; the copy's
 * history begins with the copying.
 * @returns the copy's id
 */
export async function duplicateWorksheet(scope: WorksheetScope<'worksheet.create'>, title: string): Promise<string> {
  return transact(scope, async ({ tx, record }) => {
    const id = crypto.randomUUID()
    // One statement sees one moment: no half of somebody's action is copied.
    await tx.$executeRaw`
      WITH original AS (
        SELECT * FROM "Worksheet" WHERE id = ${scope.worksheetId}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid
      ), copy AS (
        INSERT INTO "Worksheet" (id, "workspaceId", title, format, scale, "extraColumns")
        SELECT ${id}::uuid, "workspaceId", ${title}, format, scale, "extraColumns" FROM original
      ), pair AS MATERIALIZED (
        SELECT u.id AS old, gen_random_uuid() AS id, u.position, u.cells
        FROM "UseCase" u JOIN original o ON o.id = u."worksheetId" WHERE NOT u.deleted
      ), valued AS (
        INSERT INTO "Valuation" ("useCaseId", content) SELECT p.id, v.content
        FROM "Valuation" v JOIN pair p ON p.old = v."useCaseId"
      ), assessed AS (
        INSERT INTO "Assessment" ("useCaseId", fit, revision) SELECT p.id, a.fit, 1
        FROM "Assessment" a JOIN pair p ON p.old = a."useCaseId"
      ), needing AS (
        INSERT INTO "RequiredDataset" ("useCaseId", "datasetId") SELECT p.id, r."datasetId"
        FROM "RequiredDataset" r JOIN pair p ON p.old = r."useCaseId"
      )
      INSERT INTO "UseCase" (id, "worksheetId", position, cells)
      SELECT id, ${id}::uuid, position, cells FROM pair`
    await record(id, { kind: 'duplicate', title, of: scope.worksheetId })
    return id
  })
}

/** Gives a worksheet another title. Throws as `lock`. */
export async function renameWorksheet(scope: WorksheetScope<'worksheet.edit'>, title: string): Promise<void> {
  await transact(scope, async ({ tx, record }) => {
    const { title: from } = await lock(tx, scope)
    await record(scope.worksheetId, { kind: 'rename', from, to: title })
    await tx.worksheet.update({ where: { id: scope.worksheetId }, data: { title } })
  })
}

/**
 * Changes the scores of the levels. No cell changes: levels and priorities are derived on reading.
 * @param from the scale that the person looked at
 * @throws AppError `conflict` when it is no longer that one, and as `lock`
 */
export async function setScale(scope: WorksheetScope<'worksheet.edit'>, scale: Scale, from: Scale): Promise<void> {
  await transact(scope, async ({ tx, record }) => {
    const { scale: stored } = await lock(tx, scope)
    const current = scaleSchema.parse(stored)
    if (!isDeepStrictEqual(current, from)) throw new AppError('conflict')
    await record(scope.worksheetId, { kind: 'scale', from: current, to: scale })
    await tx.worksheet.update({ where: { id: scope.worksheetId }, data: { scale } })
  })
}

/** Takes a worksheet out of the list; it can be read, and restored, but not changed. */
export async function archiveWorksheet(scope: WorksheetScope<'worksheet.archive'>): Promise<void> {
  await transact(scope, async ({ tx, record }) => {
    await lock(tx, scope)
    await record(scope.worksheetId, { kind: 'archive' })
    await tx.worksheet.update({ where: { id: scope.worksheetId }, data: { archivedAt: new Date() } })
  })
}

/** Takes a worksheet back out of the archive; one that is not in it stays as it is. */
export async function restoreWorksheet(scope: WorksheetScope<'worksheet.archive'>): Promise<void> {
  await transact(scope, async ({ tx, record }) => {
    await record(scope.worksheetId, { kind: 'restore' })
    await tx.worksheet.update({ where: { id: scope.worksheetId }, data: { archivedAt: null } })
  })
}

/**
 * Deletes a worksheet with its rows and its history, for good. Not through `transact`: the history it would have to
 * record goes with it, so the server's log keeps who did it.
 * @param confirmation the worksheet's title, typed by the person
 * @throws AppError `badInput` when it is another
 */
export async function deleteWorksheet(scope: WorksheetScope<'worksheet.delete'>, confirmation: string): Promise<void> {
  const { workspaceId, worksheetId, userId } = scope
  await db().$transaction(async (tx) => {
    // Rows first and by id, as a change locks them: the other way round the two could deadlock.
    await tx.$queryRaw`SELECT 1 FROM "UseCase" WHERE "worksheetId" = ${worksheetId}::uuid ORDER BY id FOR UPDATE`
    const { count } = await tx.worksheet.deleteMany({
      where: { id: worksheetId, workspaceId, title: confirmation.trim() },
    })
    if (count === 0) throw new AppError('badInput', 'the title was not typed as it is')
  })
  log.info({ workspaceId, worksheetId, userId }, 'worksheet deleted')
}

/**
 * The worksheet as it is, kept so until the end of the transaction.
 * @throws AppError `archived`, or `notFound` when it was deleted since the scope was made
 */
async function lock(tx: WorksheetWrites['tx'], scope: WorksheetScope): Promise<{ title: string; scale: unknown }> {
  const rows = await tx.$queryRaw<{ title: string; scale: unknown; archivedAt: Date | null }[]>`
    SELECT title, scale, "archivedAt" FROM "Worksheet"
    WHERE id = ${scope.worksheetId}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid FOR NO KEY UPDATE`
  if (!rows[0]) throw new AppError('notFound')
  if (rows[0].archivedAt) throw new AppError('archived')
  return rows[0]
}
