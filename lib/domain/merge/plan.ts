import { z } from 'zod'
import { changesSchema, worksheetEventSchema } from '../history/event'
import { undoEvents, type PastUseCase, type PastWorksheet, type UndoableEvent } from '../history/as-of'
import { isExample } from '../worksheet/example'
import type { CellKey, ExtraKey } from '../worksheet/fields'
import { formats } from '../worksheet/formats/formats'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { scaleOf } from '../worksheet/priority'
import type { RowPlaces, SheetFacts } from '../worksheet/reading'
import { render, type RenderedColumn } from '../worksheet/render'
import { cellsSchema, useCaseSchema } from '../worksheet/stored'
import type { StoredUseCase } from './apply'
import { mergeCopy, outdatedRows } from './copy'
import { exportedRows } from './exported'
import { keysOfCopy } from './file-keys'
import type { BaseRow, FileRow } from './match'
import type { Patch } from './patch'
import { mergedScale, mergePreviewOf, type MergeDecisions, type MergePreview } from './preview'
import { addedColumns, patchesTo, resolveMerge } from './resolve'
import { isSameScale, mergeScale } from './scale'
import { fieldsOf, type MergeRow } from './three-way'

/**
 * What merging a file into a worksheet comes to, from what the database holds of both. Ten thousand rows take seconds:
 * the server has it done in a thread of its own, which is why rows and events are texts.
 */
export interface MergeInput {
  worksheet: Omit<PastWorksheet, 'useCases'> & { id: string; seq: number }
  /** JSON of its use cases (StoredUseCase), deleted ones among them, in worksheet order. */
  useCases: string
  /** JSON of its events since the export and since what the person saw, the last one first, with their seqs. */
  events: string
  facts: SheetFacts
  places: RowPlaces
  /** JSON of the cells of the file's rows. */
  rows: string
  /** The export that the file is a copy of. */
  base: {
    seq: number
    format: FormatId
    /** By use case id its row in a file that the product did not draw. */
    layout: Record<string, number> | null
    exportedAt: string
    exportedBy: string | null
  } | null
  decisions: MergeDecisions
}

/** What a person sees of a merge, and what it writes once nothing is undecided. */
export interface MergePlan {
  preview: MergePreview
  patches: Patch[]
  /** By row of the file's sheet the use case that it is after the merge; rows that stay out are missing. */
  useCaseIds: Record<number, string>
  /** Those that the worksheet does not have yet. */
  addedIds: string[]
  addedColumns: ExtraKey[]
  /** The worksheet's scale before and after, where the merge changes it. */
  scale: { from: Scale; to: Scale } | null
}

const useCasesSchema = z.array(useCaseSchema.extend({ deleted: z.boolean() })) satisfies z.ZodType<StoredUseCase[]>
const eventsSchema = z.array(
  z.union([
    z.object({ seq: z.int(), useCaseId: z.string(), changes: changesSchema }),
    z.object({ seq: z.int(), useCaseId: z.null(), changes: worksheetEventSchema }),
  ]),
) satisfies z.ZodType<UndoableEvent[]>

/**
 * @param newId makes the id of a row that the worksheet does not have
 * @throws when a stored text is none of ours
 */
export function planMerge(input: MergeInput, newId: () => string): MergePlan {
  const { worksheet, facts, base, decisions } = input
  const useCases = useCasesSchema.parse(JSON.parse(input.useCases))
  const events = eventsSchema.parse(JSON.parse(input.events))
  const now = { ...worksheet, useCases }
  const asOf = (moment: number) =>
    undoEvents(
      now,
      events.filter(({ seq }) => seq > moment),
    )
  const exported = base && exportedAs(base, asOf(base.seq))
  const keys = keysOfCopy(facts, now.format, exported?.ownColumns ?? null)
  const inFile = rowsOf(input).map((row) => ({ ...row, cells: renamed(row.cells, keys) }))
  const file = [...unreadExamples(exported?.rows ?? [], inFile), ...inFile]
  const ours = present(useCases)
  const ourScale = scaleOf(now.format, now.scale)
  const copy = { base: exported?.rows ?? null, ours, file: { columns: new Set(keys.values()), rows: file } }
  const merged = mergeCopy({ ...copy, scale: exported?.scale ?? ourScale }, decisions.matches)

  const rows = resolveMerge(merged.merge, decisions.choices)
  const past = decisions.seq === undefined ? now : asOf(decisions.seq)
  const seen = new Map(present(past.useCases).map(({ id, cells }) => [id, cells]))
  const state = {
    ...merged,
    ...{ base, facts, useCases, file, rows, decisions },
    worksheet: { id: worksheet.id, title: worksheet.title },
    seq: worksheet.seq,
    known: copy.base ?? ours,
    addedColumns: addedColumns(now.extraColumns, keys.values(), rows),
    outdated: outdatedRows(merged.merge, decisions.choices, seen),
    scale: mergeScale(exported?.scale ?? null, scaleInFile(facts, now.format), ourScale),
    isScaleOutdated: !isSameScale(scaleOf(past.format, past.scale), ourScale),
  }
  const { scale, isChanged } = mergedScale(state)
  const added = new Map<string, string>()
  const patches = patchesTo(useCases, rows, (rowId) => {
    const id = newId()
    added.set(rowId, id)
    return id
  })
  const kept = new Set(rows.map(({ id }) => id))
  return {
    preview: mergePreviewOf(state),
    patches,
    useCaseIds: Object.fromEntries(
      [...merged.rowIds].flatMap(([sheetRow, id]) => (kept.has(id) ? [[sheetRow, added.get(id) ?? id]] : [])),
    ),
    addedIds: [...added.values()],
    addedColumns: state.addedColumns,
    scale: isChanged ? { from: now.scale, to: scale } : null,
  }
}

function rowsOf({ rows, places: { sheetRows, rowIds } }: MergeInput): FileRow[] {
  const cells = z.array(cellsSchema).parse(JSON.parse(rows))
  return cells.map((each, at) => ({ sheetRow: sheetRows[at] ?? at + 1, rowId: rowIds?.[at] ?? null, cells: each }))
}

/** The worksheet as the export held it: its rows with their places in the file, and the columns that drawing it added. */
function exportedAs(
  { format, layout }: NonNullable<MergeInput['base']>,
  past: PastWorksheet,
): { rows: BaseRow[]; ownColumns: RenderedColumn[]; scale: Scale } {
  const useCases = present(past.useCases)
  const scale = scaleOf(past.format, past.scale)
  if (layout)
    return { rows: useCases.map((row) => ({ ...row, sheetRow: layout[row.id] ?? null })), ownColumns: [], scale }
  // One row that has every key in use: which columns there were is decided by the code that drew them.
  const cells = Object.fromEntries(fieldsOf(...useCases.map((row) => row.cells)).map((key) => [key, '-']))
  const rendered = render({ ...past, id: '' }, [{ id: '', cells }], format)
  const ownColumns = rendered.columns.slice(rendered.format.columns.length)
  return { rows: exportedRows(useCases, format), ownColumns, scale }
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
