import { err, ok, type Result } from '@/lib/domain/core/result'
import type { MergeDecisions } from '@/lib/domain/merge/preview'
import { mergeAssessments, takeDatasets } from '@/lib/server/assessment-writes'
import type { Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { tellRelated } from '@/lib/server/realtime/hub'
import { atWorksheet, type Scope } from '@/lib/server/scope'
import { lockWorksheet } from '@/lib/server/lock-worksheet'
import { takeSnapshot } from '@/lib/server/take-snapshot'
import { transact, type WorksheetWrites } from '@/lib/server/transact'
import { takeValues, writeValues } from '@/lib/server/value-writes'
import { getImport, importedWorksheets, importSchema, incomingOf, type MergeTarget } from '../imports/data'
import type { ImportSummary } from '../imports/types'
import { extraColumnsSchema, scaleSchema } from '../worksheets/schema'
import { readMerge, type ImportMerge } from './data'

type ImportScope = Scope<'worksheet.import'>

/** What is left to decide. Thrown within the transaction, which then has written nothing. */
class Undecided extends Error {
  /** @param preview JSON of a MergePreview */
  constructor(readonly preview: string) {
    super('the merge is not decided')
  }
}

/**
 * Merges an import into its worksheet, of which a snapshot is taken first: one action under the import's id, made anew
 * from the worksheet as it is at that moment. Committed twice, it is written once and answered alike.
 * @returns err `undecided` with the JSON of a new MergePreview, and nothing written, when a match or conflict is not decided, or was
 *   decided on what others have changed since
 * @throws AppError as `readMerge`; `tooLarge` when the worksheet would get more columns than it can hold
 */
export async function commitMerge(
  scope: ImportScope,
  id: string,
  decisions: MergeDecisions & { seq: number },
): Promise<Result<ImportSummary, { code: 'undecided'; preview: string }>> {
  const { committedAt, merge } = await getImport(scope, id)
  try {
    if (!committedAt) await transact(scope, (writes) => writeMerge(writes, scope, { id, target: merge }, decisions))
  } catch (error) {
    if (error instanceof Undecided) return err({ code: 'undecided', preview: error.preview })
    throw error
  }
  // It may have changed datasets, which other worksheets show too.
  tellRelated(scope.workspaceId)
  return ok({ id, worksheets: await importedWorksheets(scope, id) })
}

async function writeMerge(
  writes: WorksheetWrites,
  scope: ImportScope,
  { id, target }: { id: string; target: MergeTarget | null },
  decisions: MergeDecisions,
): Promise<void> {
  const { tx, record, patchUseCases } = writes
  const { workspaceId, userId } = scope
  // What it says is read by the claim, which a change of options has to wait for.
  const claimed = await tx.$queryRaw<object[]>`
    UPDATE "Import" SET "committedAt" = now()
    WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid AND "userId" = ${userId}::uuid
      AND "committedAt" IS NULL
    RETURNING id, "fileName", options, reading, "worksheetIds", NULL AS "committedAt", "undoneAt", "targetId",
      NULL AS target`
  if (!claimed[0]) throw new AppError('conflict', 'committed by another request in this moment')
  const stored = importSchema.parse({ ...claimed[0], merge: target })
  if (target) await lockWorksheet(tx, workspaceId, target.worksheet.id)
  const merged = await readMerge(scope, stored, decisions, tx)
  if (merged.undecided > 0) throw new Undecided(merged.preview)

  const { facts, patches, addedColumns } = merged
  const worksheetId = merged.target.worksheet.id
  if (merged.archivedAt) throw new AppError('archived')
  await takeSnapshot(tx, atWorksheet(scope, worksheetId), { reason: 'merge' })
  await changeWorksheet(tx, worksheetId, merged)
  const { fileName } = stored
  const exportedAt = merged.target.base?.exportedAt ?? null
  const said = saidOf(merged, merged.places.assessments)
  const needed = [...said.values()].flatMap(({ datasets }) => datasets)
  const datasets = said.size > 0 ? await takeDatasets(tx, scope, needed, incomingOf(stored)) : undefined
  const values = await takeValues(tx, scope, worksheetId, saidOf(merged, merged.places.values))
  const added = { addedColumns, datasets, sharedTerms: values.sharedTerms }
  const event = { kind: 'merge', fileName, sheet: facts.name, exportedAt, ...added } as const
  await record(worksheetId, { ...event, ...(merged.scale && { scale: merged.scale }) }, id)
  if (patches.length > 0) await patchUseCases(worksheetId, patches)
  const base = merged.target.base?.seq ?? null
  if (said.size > 0) {
    const rows = { said, added: new Set(merged.addedIds), base, actionId: id }
    await mergeAssessments(writes, scope, worksheetId, rows)
  }
  await writeValues(writes, worksheetId, values.writes, id)
  // From here on it is an import into this worksheet, and is undone as one.
  await tx.$executeRaw`
    UPDATE "Import" SET "targetId" = ${worksheetId}::uuid, "worksheetIds" = ${[worksheetId]}::uuid[], rows = NULL
    WHERE id = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid`
}

/** What another sheet of the file says of the merged rows, by the use cases that they are. */
function saidOf<Said>(
  { places: { sheetRows }, useCaseIds }: ImportMerge,
  said: readonly (Said | null)[] | null,
): Map<string, Said> {
  const entries = (said ?? []).flatMap((each, index): [string, Said][] => {
    const id = useCaseIds[sheetRows[index]!]
    return each && id !== undefined ? [[id, each]] : []
  })
  return new Map(entries)
}

async function changeWorksheet(
  tx: Transaction,
  id: string,
  { extraColumns, addedColumns, scale }: ImportMerge,
): Promise<void> {
  const columns = extraColumnsSchema.safeParse([...extraColumns, ...addedColumns])
  if (!columns.success) throw new AppError('tooLarge', 'too many columns')
  const data = { extraColumns: columns.data, ...(scale && { scale: scaleSchema.parse(scale.to) }) }
  await tx.worksheet.update({ where: { id }, data })
}
