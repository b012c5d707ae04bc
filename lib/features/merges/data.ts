import { z } from 'zod'
import type { PastUseCase } from '@/lib/domain/history/as-of'
import { chosenSide, mergeCopy, outdatedRows, type CopyMerge } from '@/lib/domain/merge/copy'
import { exportedRows } from '@/lib/domain/merge/exported'
import { keysOfCopy } from '@/lib/domain/merge/file-keys'
import type { BaseRow, FileRow } from '@/lib/domain/merge/match'
import type { Patch } from '@/lib/domain/merge/patch'
import { isSameScale, mergeScale, resolveScale, type ScaleMerge } from '@/lib/domain/merge/scale'
import { addedColumns, patchesTo, resolveMerge } from '@/lib/domain/merge/resolve'
import { fieldsOf, type MergeRow } from '@/lib/domain/merge/three-way'
import { isExample } from '@/lib/domain/worksheet/example'
import type { CellKey, ExtraKey } from '@/lib/domain/worksheet/fields'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { Cells, FormatId, Scale } from '@/lib/domain/worksheet/model'
import { scaleOf } from '@/lib/domain/worksheet/priority'
import { rowPlacesSchema, type SheetFacts } from '@/lib/domain/worksheet/reading'
import { render, type RenderedColumn } from '@/lib/domain/worksheet/render'
import type { RowName } from '@/lib/domain/worksheet/row-name'
import { db, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { atWorksheet, type Scope } from '@/lib/server/scope'
import { getWorksheetHistory, type WorksheetHistory } from '../history/data'
import { getImport, isTaken, type MergeTarget, type StoredImport } from '../imports/data'
import { cellsSchema } from '../use-cases/data'
import type { MergeDecisions } from './schema'
import type { MergeChange, MergePreview, MergeScale } from './types'

type ImportScope = Scope<'worksheet.import'>

/** Rows of which a preview tells what would change in them. */
const SHOWN_CHANGES = 200
/** Characters of a row's name. */
const NAME_LENGTH = 120
/** No action has a higher seq. */
const LATEST = 2_147_483_647

/** A merge of an uploaded file under some decisions, as of one moment. */
export interface ImportMerge extends CopyMerge {
  target: MergeTarget
  facts: SheetFacts
  history: WorksheetHistory
  known: readonly BaseRow[]
  file: readonly FileRow[]
  /** The merged rows, conflicts without a choice as in the worksheet. */
  rows: MergeRow[]
  addedColumns: ExtraKey[]
  /** Rows whose choices rest on what has changed since. */
  outdated: Set<string>
  decisions: MergeDecisions
  scale: ScaleMerge
  /** A choice about the scale rests on what has changed since. */
  isScaleOutdated: boolean
}

/**
 * What merging an import comes to under a person's decisions. Nothing is written.
 * @throws AppError as `readMerge`
 */
export async function previewMerge(scope: ImportScope, id: string, decisions: MergeDecisions): Promise<MergePreview> {
  return mergePreviewOf(await readMerge(scope, await getImport(scope, id), decisions))
}

/**
 * Merges an import's rows in memory.
 * @param tx a transaction that keeps the worksheet from changing meanwhile; by default the moment is one of its own
 * @throws AppError `notFound` when there is no worksheet (any more) to merge into; `conflict` when the import was
 *   committed; `badInput` when no sheet is chosen
 */
export async function readMerge(
  scope: ImportScope,
  stored: StoredImport,
  decisions: MergeDecisions,
  tx?: Transaction,
): Promise<ImportMerge> {
  const { merge: target } = stored
  if (!target) throw new AppError('notFound', 'no worksheet to merge into')
  const { facts, ...sheet } = await readSheet(scope, stored, tx)
  const since = Math.min(target.base?.seq ?? LATEST, decisions.seq ?? LATEST)
  const history = await getWorksheetHistory(atWorksheet(scope, target.worksheet.id), since, tx)
  const { now } = history
  const exported = target.base && (await exportedAs({ ...target, base: target.base }, history, tx))
  const worksheetScale = exported?.scale ?? scaleOf(now.format, now.scale)

  const keys = keysOfCopy(facts, now.format, exported?.ownColumns ?? null)
  const inFile = sheet.rows.map((row) => ({ ...row, cells: renamed(row.cells, keys) }))
  const file = [...unreadExamples(exported?.rows ?? [], inFile), ...inFile]
  const ours = present(now.useCases)
  const copy = { base: exported?.rows ?? null, ours, file: { columns: new Set(keys.values()), rows: file } }
  const { merge, questions } = mergeCopy({ ...copy, scale: worksheetScale }, decisions.matches)

  const rows = resolveMerge(merge, decisions.choices)
  const scale = mergeScale(exported?.scale ?? null, scaleInFile(facts, now.format), scaleOf(now.format, now.scale))
  const past = decisions.seq === undefined ? now : history.asOf(decisions.seq)
  const seen = present(past.useCases)
  return {
    ...{ target, facts, history, known: copy.base ?? ours, file, merge, questions, rows, decisions },
    addedColumns: addedColumns(now.extraColumns, keys.values(), rows),
    outdated: outdatedRows(merge, decisions.choices, new Map(seen.map(({ id, cells }) => [id, cells]))),
    scale,
    isScaleOutdated: !isSameScale(scaleOf(past.format, past.scale), scale.ours),
  }
}

/** The first chosen sheet that has ids, else the first chosen one: an export has one worksheet. */
async function readSheet(
  scope: ImportScope,
  { id, reading, options, committedAt }: StoredImport,
  tx: Transaction = db(),
): Promise<{ facts: SheetFacts; rows: FileRow[] }> {
  if (committedAt) throw new AppError('conflict', 'the import was committed')
  const stored = await tx.import.findFirst({ where: { id, workspaceId: scope.workspaceId }, select: { places: true } })
  const places = z.array(rowPlacesSchema).parse(stored?.places ?? [])
  const taken = reading.sheets.flatMap((_, index) => (isTaken(options, index) ? [index] : []))
  const index = taken.find((each) => places[each]?.rowIds) ?? taken[0]
  if (index === undefined) throw new AppError('badInput', 'no sheet is chosen')
  const [found] = await tx.$queryRaw<{ rows: unknown }[]>`
    SELECT rows -> ${index}::int AS rows FROM "Import" WHERE id = ${id}::uuid`
  const rows = z.array(cellsSchema).parse(found?.rows)
  const { sheetRows, rowIds } = places[index] ?? { sheetRows: [], rowIds: null }
  return {
    facts: reading.sheets[index]!,
    rows: rows.map((cells, at) => ({ sheetRow: sheetRows[at] ?? at + 1, rowId: rowIds?.[at] ?? null, cells })),
  }
}

/** The worksheet as the export held it: its rows with their places in the file, and the columns that drawing it added. */
async function exportedAs(
  { worksheet, base }: MergeTarget & { base: NonNullable<MergeTarget['base']> },
  history: WorksheetHistory,
  tx: Transaction = db(),
): Promise<{ rows: BaseRow[]; ownColumns: RenderedColumn[]; scale: Scale }> {
  const past = history.asOf(base.seq)
  const useCases = present(past.useCases)
  const scale = scaleOf(past.format, past.scale)
  const found = await tx.export.findFirst({
    where: { id: base.exportId, worksheetId: worksheet.id },
    select: { layout: true },
  })
  const layout = z
    .record(z.string(), z.int())
    .nullable()
    .parse(found?.layout ?? null)
  if (layout)
    return { rows: useCases.map((row) => ({ ...row, sheetRow: layout[row.id] ?? null })), ownColumns: [], scale }
  // One row that has every key in use: which columns there were is decided by the code that drew them.
  const cells = Object.fromEntries(fieldsOf(...useCases.map((row) => row.cells)).map((key) => [key, '-']))
  const { columns, format } = render({ ...past, id: worksheet.id }, [{ id: '', cells }], base.format)
  return { rows: exportedRows(useCases, base.format), ownColumns: columns.slice(format.columns.length), scale }
}

function present(useCases: readonly PastUseCase[]): MergeRow[] {
  return useCases.flatMap(({ id, cells, deleted }) => (deleted ? [] : [{ id, cells }]))
}

/** Published example rows, which a reading leaves out: that the file does not show them does not mean they were deleted. */
function unreadExamples(base: readonly BaseRow[], file: readonly FileRow[]): FileRow[] {
  const read = new Set(file.map(({ rowId }) => rowId))
  const unread = base.filter(({ id, cells }) => isExample(cells) && !read.has(id))
  return unread.map(({ id, cells }, index) => ({ sheetRow: -index, rowId: id, cells }))
}

function renamed(cells: Cells, keys: ReadonlyMap<CellKey, CellKey>): Cells {
  return Object.fromEntries(Object.entries(cells).map(([key, text]) => [keys.get(key as CellKey) ?? key, text]))
}

/**
 * The scale that a file says itself; one whose sheet is missing was read with the published scores.
 * @param target the worksheet's format, which may have scores of its own
 */
function scaleInFile({ format, scale, issues }: SheetFacts, target: FormatId): Scale | null {
  const isMissing = issues.some((group) => group.issues[0]?.code === 'missingScale')
  return formats[format].scaleSheet === null || isMissing ? null : scaleOf(target, scale)
}

/** What a person decides by. */
export function mergePreviewOf(each: ImportMerge): MergePreview {
  const { target, history, merge, outdated } = each
  const { matches: decided, choices } = each.decisions
  const isDecided = (rowId: string, field?: CellKey) =>
    !outdated.has(rowId) && chosenSide(choices, rowId, field) !== undefined
  const byId = new Map(merge.rows.map((row) => [row.id, row]))
  const nameOf = (rowId: string) => rowName(byId.get(rowId))
  const knownCells = new Map(each.known.map(({ id, cells }) => [id, cells]))
  const fileCells = new Map(each.file.map(({ sheetRow, cells }) => [sheetRow, cells]))

  const matches = each.questions.map(({ baseId, sheetRow, by, certainty, similarity }) => ({
    ...{ sheetRow, useCaseId: baseId, by, certainty, similarity },
    cells: { file: fileCells.get(sheetRow) ?? {}, worksheet: knownCells.get(baseId) ?? {} },
    decided: decided[sheetRow] !== undefined,
  }))
  const conflicts = merge.conflicts.map((conflict) => {
    return { ...conflict, name: nameOf(conflict.rowId), decided: isDecided(conflict.rowId, conflict.field) }
  })
  const rowConflicts = merge.rowConflicts.map(({ rowId, deletedIn }) => {
    const { base, theirs, ours } = byId.get(rowId)!
    const kept = theirs ?? ours ?? {}
    return { rowId, name: nameOf(rowId), deletedIn, base: base ?? {}, kept, decided: isDecided(rowId) }
  })
  const { counts, changes } = changesOf(each, nameOf)
  const scale = scalePreview(each)
  const asked = new Set([...conflicts, ...rowConflicts].map(({ rowId }) => rowId))
  return {
    worksheet: target.worksheet,
    seq: history.seq,
    sheet: each.facts.name,
    base: target.base && { exportedAt: target.base.exportedAt, exportedBy: target.base.exportedBy },
    ...{ matches, conflicts, rowConflicts, counts, changes },
    undecided:
      [...matches, ...conflicts, ...rowConflicts].filter((question) => !question.decided).length +
      (scale?.isConflict && !scale.decided ? 1 : 0) +
      [...outdated].filter((rowId) => !asked.has(rowId)).length,
    addedColumns: each.addedColumns.map((key) => key.slice('extra:'.length)),
    scale,
  }
}

/** The worksheet's scale after a merge, and whether that is a change. */
export function mergedScale({ scale, decisions: { choices } }: ImportMerge): { scale: Scale; isChanged: boolean } {
  const merged = resolveScale(scale, choices.scale ?? choices.all)
  return { scale: merged, isChanged: !isSameScale(merged, scale.ours) }
}

function scalePreview(each: ImportMerge): MergeScale | null {
  const { scale: merged, isChanged } = mergedScale(each)
  const { choices } = each.decisions
  const decided = (choices.scale ?? choices.all) !== undefined && !each.isScaleOutdated
  return each.scale.isConflict || isChanged ? { ...each.scale, merged, decided } : null
}

function rowName(row: { ours: Cells | null; theirs: Cells | null; base: Cells | null } | undefined): RowName {
  const cells = row?.ours ?? row?.theirs ?? row?.base ?? {}
  const brief = (text: string | undefined) => text?.slice(0, NAME_LENGTH) ?? null
  return { no: brief(cells.no), product: brief(cells.product), problem: brief(cells.problem ?? cells.caseName) }
}

function changesOf(each: ImportMerge, nameOf: (rowId: string) => RowName): Pick<MergePreview, 'counts' | 'changes'> {
  const { history, rows } = each
  const before = new Map(history.now.useCases.map((useCase) => [useCase.id, useCase]))
  const patches = new Map<string, Patch[]>()
  for (const patch of patchesTo(history.now.useCases, rows)) {
    patches.set(patch.useCaseId, [...(patches.get(patch.useCaseId) ?? []), patch])
  }
  const counts = {
    changedRows: 0,
    changedCells: 0,
    added: 0,
    deleted: 0,
    restored: 0,
    moved: 0,
    scales: Number(mergedScale(each).isChanged),
  }
  const changes = [...patches].map(([rowId, ofRow]): MergeChange => {
    const useCase = before.get(rowId)
    const cells = ofRow.flatMap(({ field, value }) =>
      field === 'position' || field === 'deleted' ? [] : [{ field, from: useCase?.cells[field] ?? null, to: value }],
    )
    const deletion = ofRow.find(({ field }) => field === 'deleted')
    const kind = !useCase
      ? 'added'
      : deletion
        ? deletion.value === null
          ? 'restored'
          : 'deleted'
        : cells.length > 0
          ? 'changed'
          : 'moved'
    if (kind === 'changed') {
      counts.changedRows++
      counts.changedCells += cells.length
    } else if (kind !== 'moved') counts[kind]++
    if (useCase && !deletion && ofRow.some(({ field }) => field === 'position')) counts.moved++
    return { rowId, name: nameOf(rowId), kind, cells }
  })
  return { counts, changes: changes.slice(0, SHOWN_CHANGES) }
}
