import { generateNKeysBetween } from 'fractional-indexing'
import { ok, type Result } from '@/lib/domain/core/result'
import type { IntakeError } from '@/lib/domain/worksheet/intake-errors'
import { isExtraKey, type ExtraKey } from '@/lib/domain/worksheet/fields'
import {
  type DatasetEffect,
  type SharedTermEffect,
  type WorksheetEvent,
  worksheetEventSchema,
} from '@/lib/domain/history/event'
import type { Valuation } from '@/lib/domain/value/valuation'
import { isSameScale } from '@/lib/domain/merge/scale'
import type { Scale } from '@/lib/domain/worksheet/model'
import { keysInFormat } from '@/lib/domain/worksheet/condense'
import { mappingOf, rowPlacesSchema, type RowPlaces } from '@/lib/domain/worksheet/reading'
import { readForImport } from '@/lib/excel/intake'
import type { CondensedReading } from '@/lib/excel/worker'
import { db, pool, sql, type Sql, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { addAssessments, revertAssessments, revertDatasets, takeDatasets } from '@/lib/server/assessment-writes'
import { revertAction } from '@/lib/server/changes'
import { tellRelated } from '@/lib/server/realtime/hub'
import { atWorksheet, type Scope, type WorksheetScope } from '@/lib/server/scope'
import { transact, type WorksheetWrites } from '@/lib/server/transact'
import { addValuations, revertSharedTerms, revertValuations, settleValues } from '@/lib/server/value-writes'
import { extraColumnsSchema, formatSchema, scaleSchema } from '../worksheets/schema'
import { getImport, importedWorksheets, importSchema, incomingOf, isTaken, titleOf, type StoredImport } from './data'
import { importOptionsSchema, type ImportOptions } from './schema'
import type { ImportSummary, UndoSummary } from './types'

type ImportScope = Scope<'worksheet.import'>

/**
 * Reads an uploaded file and keeps it for the preview. Nothing is written to any worksheet.
 * @param target the worksheet to append to, in the scope's workspace; null makes new worksheets
 * @returns the import's id, or why the file cannot be read
 */
export async function startImport(
  scope: ImportScope,
  { fileName, bytes, target }: { fileName: string; bytes: Buffer; target: string | null },
): Promise<Result<string, IntakeError>> {
  const options = importOptionsSchema.parse({})
  const read = await readFile(bytes, options)
  if (!read.ok) return read
  const id = crypto.randomUUID()
  const { workspaceId, userId } = scope
  await pool().query({
    name: 'start-import',
    // Files that nobody decided about within a day go when the next one comes.
    text: `WITH abandoned AS (
        DELETE FROM "Import" WHERE "workspaceId" = $2 AND "committedAt" IS NULL
          AND "createdAt" < now() - interval '1 day'
      )
      INSERT INTO "Import" (id, "workspaceId", "userId", "targetId", "fileName", bytes, options, reading, rows,
        places)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [id, workspaceId, userId, target, fileName, bytes, options, ...contentOf(read.value)],
  })
  return ok(id)
}

/** Reads the file again under other options. */
export async function changeImport(
  scope: ImportScope,
  id: string,
  options: ImportOptions,
): Promise<Result<null, IntakeError>> {
  const { reading } = await getImport(scope, id)
  const { rows: files } = await pool().query<{ bytes: Buffer }>({
    text: `SELECT bytes FROM "Import" WHERE id = $1 AND "workspaceId" = $2 AND "committedAt" IS NULL`,
    values: [id, scope.workspaceId],
  })
  if (!files[0]) throw new AppError('conflict', 'the import was committed')
  const names = reading.sheets.map(({ name }) => name)
  const read = await readFile(files[0].bytes, options, names)
  if (!read.ok) return read
  await pool().query({
    text: `UPDATE "Import" SET options = $3, reading = $4, rows = $5, places = $6
      WHERE id = $1 AND "workspaceId" = $2 AND "committedAt" IS NULL`,
    values: [id, scope.workspaceId, options, ...contentOf(read.value)],
  })
  return ok(null)
}

function readFile(bytes: Uint8Array, options: ImportOptions, sheetNames: string[] = []) {
  const choices = sheetNames.map((_, index) => options.sheets[index]?.columns ?? {})
  const mapping = mappingOf(sheetNames, choices)
  return readForImport(bytes, { includeExample: options.includeExample, mapping }, choices)
}

const contentOf = ({ reading, rows, places }: CondensedReading) => [reading, rows, places]

/**
 * Writes an import's rows: all of it in one transaction, under the import's id as the action. Committed twice, it is
 * written once and answered alike.
 * @throws AppError `tooLarge` when a worksheet would get more columns than it can hold; `archived` or `notFound` when
 *   the worksheet to append to can no longer be changed; `badInput` when no sheet is chosen
 */
export async function commitImport(scope: ImportScope, id: string): Promise<ImportSummary> {
  const { committedAt, merge } = await getImport(scope, id)
  if (!committedAt) await writeImport(scope, id, merge)
  // It may have changed datasets, which other worksheets show too.
  tellRelated(scope.workspaceId)
  return { id, worksheets: await importedWorksheets(scope, id) }
}

async function writeImport(scope: ImportScope, id: string, merge: StoredImport['merge']): Promise<void> {
  await transact(scope, async (writes) => {
    // What it says is read by the claim, which a change of options has to wait for.
    const claimed = await writes.tx.$queryRaw<unknown[]>`
      UPDATE "Import" SET "committedAt" = now()
      WHERE id = ${id}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid AND "userId" = ${scope.userId}::uuid
        AND "committedAt" IS NULL
      RETURNING id, "fileName", options, reading, "worksheetIds", "committedAt", "undoneAt", "targetId",
        NULL AS target`
    if (!claimed[0]) throw new AppError('conflict', 'committed by another request in this moment')
    const stored = importSchema.parse({ ...claimed[0], merge })
    const taken = stored.reading.sheets.flatMap((_, index) => (isTaken(stored.options, index) ? [index] : []))
    if (taken.length === 0) throw new AppError('badInput', 'no sheet is chosen')
    const write = stored.targetId ? append : create
    const worksheetIds = new Set<string>()
    for (const index of taken) worksheetIds.add(await write(writes, scope, stored, index))
    await writes.tx.$executeRaw`
      UPDATE "Import" SET "worksheetIds" = ${[...worksheetIds]}::uuid[], rows = NULL
      WHERE id = ${id}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid`
  })
}

async function create(
  { tx, record, addUseCases }: WorksheetWrites,
  scope: ImportScope,
  stored: StoredImport,
  index: number,
): Promise<string> {
  const { workspaceId } = scope
  const { name, format, scale, extraColumns, rowCount } = stored.reading.sheets[index]!
  const title = titleOf(stored, index)
  const id = crypto.randomUUID()
  await tx.$executeRaw`
    INSERT INTO "Worksheet" (id, "workspaceId", title, format, scale, "extraColumns")
    VALUES (${id}::uuid, ${workspaceId}::uuid, ${title}, ${format}, ${JSON.stringify(scale)}::jsonb,
      ${JSON.stringify(columnsWithin(extraColumns))}::jsonb)`
  const event = { kind: 'import', fileName: stored.fileName, sheet: name, useCases: rowCount } as const
  const { assessments, valuations, ...taken } = await takeOtherSheets(tx, scope, stored, index)
  await record(id, { ...event, addedColumns: extraColumns, ...taken }, stored.id)
  const positions = generateNKeysBetween(null, null, rowCount)
  await addUseCases(id, positions, rowsOf(stored, index))
  if (assessments) await addAssessments(tx, scope, id, positions, assessments)
  await addValuations(tx, id, positions, valuations)
  return id
}

async function append(
  { tx, record, addUseCases }: WorksheetWrites,
  scope: ImportScope,
  stored: StoredImport,
  index: number,
): Promise<string> {
  const facts = stored.reading.sheets[index]!
  const target = await lockTarget(tx, scope, stored.targetId)
  const renames = keysInFormat(facts, formatSchema.parse(target.format))
  const columns = extraColumnsSchema.parse(target.extraColumns)
  const addedColumns = [...facts.usedKeys.filter(isExtraKey), ...Object.values(renames)].filter(
    (key) => !columns.includes(key),
  )
  const event = { kind: 'import', fileName: stored.fileName, sheet: facts.name, useCases: facts.rowCount } as const
  const { assessments, valuations, ...taken } = await takeOtherSheets(tx, scope, stored, index)
  await record(target.id, { ...event, addedColumns, ...taken }, stored.id)
  await tx.worksheet.update({
    where: { id: target.id },
    data: { extraColumns: columnsWithin([...columns, ...addedColumns]) },
  })
  const positions = generateNKeysBetween(target.last, null, facts.rowCount)
  await addUseCases(target.id, positions, rowsOf(stored, index, renames))
  if (assessments) await addAssessments(tx, scope, target.id, positions, assessments)
  await addValuations(tx, target.id, positions, valuations)
  return target.id
}

/** What other sheets say of a sheet's rows, and what was added or changed in the workspace for it. */
async function takeOtherSheets(
  tx: Transaction,
  scope: ImportScope,
  stored: StoredImport,
  index: number,
): Promise<{
  assessments: RowPlaces['assessments']
  valuations: (Valuation | null)[]
  datasets?: DatasetEffect[]
  sharedTerms?: SharedTermEffect[]
}> {
  const { assessedCount, valueCount } = stored.reading.sheets[index]!
  if (assessedCount + valueCount === 0) return { assessments: null, valuations: [] }
  const [found] = await tx.$queryRaw<{ places: unknown }[]>`
    SELECT places -> ${index}::int AS places FROM "Import"
    WHERE id = ${stored.id}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid`
  const { assessments, values } = rowPlacesSchema.parse(found?.places)
  const needed = assessments?.flatMap((each) => each?.datasets ?? []) ?? []
  const datasets = await takeDatasets(tx, scope, needed, incomingOf(stored))
  return { assessments, datasets, ...(await settleValues(tx, scope, values ?? [])) }
}

interface Target {
  id: string
  format: string
  extraColumns: unknown
  scale: unknown
  archivedAt: Date | null
  /** Position of the last row, deleted ones included: they may come back. */
  last: string | null
}

async function lockTarget(tx: WorksheetWrites['tx'], scope: ImportScope, id: string | null): Promise<Target> {
  const rows = await tx.$queryRaw<Target[]>`
    SELECT id, format, "extraColumns", scale, "archivedAt",
      (SELECT max(position) FROM "UseCase" u WHERE u."worksheetId" = s.id) AS last
    FROM "Worksheet" s WHERE id = ${id}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid FOR NO KEY UPDATE`
  if (!rows[0]) throw new AppError('notFound')
  if (rows[0].archivedAt) throw new AppError('archived')
  return rows[0]
}

function columnsWithin(columns: ExtraKey[]): ExtraKey[] {
  if (!extraColumnsSchema.safeParse(columns).success) throw new AppError('tooLarge', 'too many columns')
  return columns
}

/** The stored rows of a sheet as an SQL expression: they go from table to table without passing through here. */
function rowsOf({ id }: StoredImport, index: number, renames: Record<string, string> = {}): Sql {
  const rows = sql`SELECT rows -> ${index}::int FROM "Import" WHERE id = ${id}::uuid`
  if (Object.keys(renames).length === 0) return sql`(${rows})`
  return sql`(
    SELECT jsonb_agg((
      SELECT coalesce(jsonb_object_agg(coalesce(${JSON.stringify(renames)}::jsonb ->> key, key), value), '{}')
      FROM jsonb_each(r.cells)
    ) ORDER BY r.n)
    FROM jsonb_array_elements((${rows})) WITH ORDINALITY AS r(cells, n))`
}

/**
 * Takes a committed import back. Worksheets that it made are archived, from where they can be restored; rows that it
 * appended are deleted, except those that somebody has worked on since; so are columns that it added. Undone twice, it is undone once.
 */
export async function undoImport(scope: ImportScope, id: string): Promise<UndoSummary> {
  const { committedAt, undoneAt, targetId, fileName, worksheetIds } = await getImport(scope, id)
  if (!committedAt) throw new AppError('badInput', 'the import was not committed')
  const summary: UndoSummary = {
    ...{ archived: [], removed: 0, kept: 0, keptColumns: [], keptScale: false, keptDatasets: [], actionId: null },
  }
  if (undoneAt) return summary
  for (const worksheetId of worksheetIds) {
    const worksheet = atWorksheet(scope, worksheetId)
    const { datasets } = await effectsOf(worksheet, id)
    summary.keptDatasets.push(...(await db().$transaction((tx) => revertDatasets(tx, scope, datasets))))
    if (targetId) {
      const undoId = crypto.randomUUID()
      const { reverted, kept } = await revertAction(worksheet, id, undoId)
      summary.removed += reverted
      summary.kept += kept
      const { revertedToo, keptRecords, ...keptToo } = await revertWorksheet(worksheet, { id, fileName }, undoId)
      summary.kept += keptRecords
      const isWhole = !revertedToo && datasets.every(({ from }) => from === null)
      Object.assign(summary, keptToo, { actionId: isWhole ? undoId : null })
    } else if (await archiveImported(scope, worksheetId, fileName)) summary.archived.push(worksheetId)
  }
  await pool().query({
    text: `UPDATE "Import" SET "undoneAt" = now() WHERE id = $1 AND "workspaceId" = $2`,
    values: [id, scope.workspaceId],
  })
  tellRelated(scope.workspaceId)
  return summary
}

/** What an import or a merge did to the worksheet itself. */
interface WorksheetEffects {
  addedColumns: Set<string>
  scale: { from: Scale; to: Scale } | null
  datasets: DatasetEffect[]
  sharedTerms: SharedTermEffect[]
  assessments: Extract<WorksheetEvent, { kind: 'assessment' }>[]
  valuations: Extract<WorksheetEvent, { kind: 'valuation' }>[]
}

/**
 * Takes back what an import or a merge did to the worksheet beside its rows: the columns that nobody has used since, and
 * the scores, data, ML fit and values that nobody has changed since.
 */
async function revertWorksheet(
  scope: WorksheetScope<'worksheet.import'>,
  { id, fileName }: { id: string; fileName: string },
  undoId: string,
): Promise<Pick<UndoSummary, 'keptColumns' | 'keptScale'> & { keptRecords: number; revertedToo: boolean }> {
  const { addedColumns, scale: set, assessments, valuations, sharedTerms } = await effectsOf(scope, id)
  const nothing = { keptColumns: [], keptScale: false, keptRecords: 0, revertedToo: false }
  const records = assessments.length + valuations.length
  if (addedColumns.size === 0 && !set && records === 0) return nothing
  return transact(scope, async (writes) => {
    const { tx, record } = writes
    const now = await lockTarget(tx, scope, scope.worksheetId)
    const from = extraColumnsSchema.parse(now.extraColumns)
    const used = await usedColumns(tx, scope, { columns: from.filter((key) => addedColumns.has(key)), id, undoId })
    const to = from.filter((key) => !addedColumns.has(key) || used.has(key))
    const scale = set && isSameScale(scaleSchema.parse(now.scale), set.to) ? { from: set.to, to: set.from } : null
    const event = { kind: 'undoImport', fileName, extraColumns: { from, to }, ...(scale && { scale }) } as const
    await record(scope.worksheetId, event, undoId)
    await tx.worksheet.update({
      where: { id: scope.worksheetId },
      data: { extraColumns: to, ...(scale && { scale: scale.to }) },
    })
    const keptRecords =
      (await revertAssessments(writes, scope, scope.worksheetId, assessments, undoId)) +
      (await revertValuations(writes, scope, scope.worksheetId, valuations, undoId))
    await revertSharedTerms(tx, scope, sharedTerms)
    return {
      keptRecords,
      keptColumns: [...used].map((key) => key.slice('extra:'.length)),
      keptScale: set !== null && scale === null,
      revertedToo: to.length < from.length || scale !== null || keptRecords < records,
    }
  })
}

async function effectsOf(scope: WorksheetScope<'worksheet.import'>, id: string): Promise<WorksheetEffects> {
  const { rows } = await pool().query<{ changes: unknown }>({
    text: `SELECT h.changes FROM "HistoryEvent" h JOIN "Worksheet" s ON s.id = h."worksheetId" AND s."workspaceId" = $2
      WHERE h."worksheetId" = $1 AND h."actionId" = $3 AND h."useCaseId" IS NULL`,
    values: [scope.worksheetId, scope.workspaceId, id],
  })
  const events = rows.map(({ changes }) => worksheetEventSchema.parse(changes))
  const added = events.flatMap((event) => ('addedColumns' in event ? event.addedColumns : []))
  const [scale = null] = events.flatMap((event) => (event.kind === 'merge' && event.scale ? [event.scale] : []))
  const datasets = events.flatMap((event) => ('datasets' in event ? (event.datasets ?? []) : []))
  const assessments = events.filter((event) => event.kind === 'assessment')
  const sharedTerms = events.flatMap((event) => ('sharedTerms' in event ? (event.sharedTerms ?? []) : []))
  const valuations = events.filter((event) => event.kind === 'valuation')
  return { addedColumns: new Set(added), scale, datasets, sharedTerms, assessments, valuations }
}

/** Of columns that an action added those that a row has something in, or that somebody else has written into since. */
async function usedColumns(
  tx: Transaction,
  { worksheetId }: WorksheetScope<'worksheet.import'>,
  { columns, id, undoId }: { columns: ExtraKey[]; id: string; undoId: string },
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM unnest(${columns}::text[]) AS key
    WHERE EXISTS (
      SELECT FROM "UseCase" u WHERE u."worksheetId" = ${worksheetId}::uuid AND NOT u.deleted AND u.cells ? key
    ) OR EXISTS (
      SELECT FROM "HistoryEvent" h WHERE h."worksheetId" = ${worksheetId}::uuid AND h."useCaseId" IS NOT NULL
        AND h.seq > (
          SELECT min(seq) FROM "HistoryEvent" f
          WHERE f."worksheetId" = ${worksheetId}::uuid AND f."actionId" = ${id}::uuid
        )
        AND h."actionId" NOT IN (${id}::uuid, ${undoId}::uuid) AND h.changes ? key
    )`
  return new Set(rows.map(({ key }) => key))
}

/** @returns false when the worksheet was archived or deleted already */
async function archiveImported(scope: ImportScope, worksheetId: string, fileName: string): Promise<boolean> {
  const worksheet = { id: worksheetId, workspaceId: scope.workspaceId, archivedAt: null }
  try {
    await transact(scope, async ({ tx, record }) => {
      // Recording locks the worksheet: of two undoings at once, the second finds it archived and takes its record back.
      await record(worksheetId, { kind: 'undoImport', fileName })
      const { count } = await tx.worksheet.updateMany({ where: worksheet, data: { archivedAt: new Date() } })
      if (count === 0) throw new AppError('archived')
    })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
