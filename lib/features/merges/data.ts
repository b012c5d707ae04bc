import { z } from 'zod'
import type { MergeDecisions } from '@/lib/domain/merge/preview'
import { rowPlacesSchema, type RowPlaces, type SheetFacts } from '@/lib/domain/worksheet/reading'
import { planMergeApart } from '@/lib/excel/intake'
import type { PlannedMerge } from '@/lib/excel/worker'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { atWorksheet, type Scope } from '@/lib/server/scope'
import { getHistoryTexts } from '../history/data'
import { getImport, isTaken, type MergeTarget, type StoredImport } from '../imports/data'

type ImportScope = Scope<'worksheet.import'>

/** No action has a higher seq. */
const LATEST = 2_147_483_647

/** A merge of an uploaded file under some decisions, as of one moment. */
export interface ImportMerge extends PlannedMerge {
  target: MergeTarget
  facts: SheetFacts
  places: RowPlaces
  archivedAt: Date | null
  /** Columns that the worksheet has. */
  extraColumns: readonly string[]
}

/**
 * What merging an import comes to under a person's decisions. Nothing is written.
 * @returns JSON of a MergePreview
 * @throws AppError as `readMerge`
 */
export async function previewMerge(scope: ImportScope, id: string, decisions: MergeDecisions): Promise<string> {
  return (await readMerge(scope, await getImport(scope, id), decisions)).preview
}

/**
 * Merges an import's rows without writing anything.
 * @param tx a transaction that keeps the worksheet from changing meanwhile; by default the moment is one of its own
 * @throws AppError `notFound` when there is no worksheet (any more) to merge into; `conflict` when the import was
 *   committed; `badInput` when no sheet is chosen; `tooLarge` when it takes more time or memory than a merge may;
 *   `tooManyRequests` when too many files wait already
 */
export async function readMerge(
  scope: ImportScope,
  stored: StoredImport,
  decisions: MergeDecisions,
  tx?: Transaction,
): Promise<ImportMerge> {
  const { merge: target } = stored
  if (!target) throw new AppError('notFound', 'no worksheet to merge into')
  const sheet = await readSheet(scope, stored, tx)
  const since = Math.min(target.base?.seq ?? LATEST, decisions.seq ?? LATEST)
  const { archivedAt, worksheet, useCases, events } = await getHistoryTexts(
    atWorksheet(scope, target.worksheet.id),
    since,
    tx,
  )
  const base = target.base && { ...target.base, layout: await layoutOf(target.base.exportId, tx) }
  const planned = await planMergeApart({ worksheet, useCases, events, ...sheet, base, decisions })
  if (!planned.ok) {
    throw new AppError(planned.error.code === 'busy' ? 'tooManyRequests' : 'tooLarge', planned.error.code)
  }
  return {
    ...planned.value,
    target,
    facts: sheet.facts,
    places: sheet.places,
    archivedAt,
    extraColumns: worksheet.extraColumns,
  }
}

/** Where the rows of each of an import's sheets stood. */
async function readPlaces(scope: ImportScope, id: string, tx: Transaction): Promise<RowPlaces[]> {
  const stored = await tx.import.findFirst({ where: { id, workspaceId: scope.workspaceId }, select: { places: true } })
  return z.array(rowPlacesSchema).parse(stored?.places ?? [])
}

/** The first chosen sheet that has ids, else the first chosen one: an export has one worksheet. */
async function readSheet(
  scope: ImportScope,
  { id, reading, options, committedAt }: StoredImport,
  tx: Transaction = db(),
): Promise<{ facts: SheetFacts; places: RowPlaces; rows: string }> {
  if (committedAt) throw new AppError('conflict', 'the import was committed')
  const places = await readPlaces(scope, id, tx)
  const taken = reading.sheets.flatMap((_, index) => (isTaken(options, index) ? [index] : []))
  const index = taken.find((each) => places[each]?.rowIds) ?? taken[0]
  if (index === undefined) throw new AppError('badInput', 'no sheet is chosen')
  const [found] = await tx.$queryRaw<{ rows: string }[]>`
    SELECT (rows -> ${index}::int)::text AS rows FROM "Import"
    WHERE id = ${id}::uuid AND "workspaceId" = ${scope.workspaceId}::uuid`
  return {
    facts: reading.sheets[index]!,
    places: places[index] ?? rowPlacesSchema.parse({ sheetRows: [], rowIds: null }),
    rows: found?.rows ?? '[]',
  }
}

/** Where an export put the rows that it wrote into a person's own file. */
async function layoutOf(exportId: string, tx: Transaction = db()): Promise<Record<string, number> | null> {
  const found = await tx.export.findFirst({ where: { id: exportId }, select: { layout: true } })
  return z
    .record(z.string(), z.int())
    .nullable()
    .parse(found?.layout ?? null)
}
