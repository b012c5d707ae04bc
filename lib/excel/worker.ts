import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { parseWorkbook, type ParseOptions } from '../domain/worksheet/parse'
import type { WorkbookReading } from '../domain/worksheet/sheet-reading'
import { err, ok, type Result } from '../domain/core/result'
import { planChanges, type Change, type ChangeError } from '../domain/worksheet/changes'
import { planMerge, type MergeInput, type MergePlan } from '../domain/merge/plan'
import { notesWith, planAdded, type AddedPlan } from '../domain/worksheet/added-plan'
import type { AddedSheet } from '../domain/worksheet/added-sheet'
import { condense } from '../domain/worksheet/condense'
import type { FidelityReport } from '../domain/worksheet/fidelity'
import type { IntakeError } from '../domain/worksheet/intake-errors'
import type { ColumnChoices, FileReading } from '../domain/worksheet/reading'
import { planOriginal, type OriginalSheet } from '../domain/worksheet/originals'
import type { SheetEdits } from '../domain/worksheet/sheet-edits'
import { readExportId } from './read/custom-properties'
import { kindByBytes } from './read/kind'
import { readGrids } from './read/workbook'
import { Refusal } from './read/refusal'
import { writeBack } from './write/write-back'

/**
 * The thread in which a stranger's file is read and merged, so that a hostile or large one can neither block nor bring
 * down the server.
 * Bundled by scripts/build-worker.mjs and started by path from intake.ts. Answers each task with one message.
 */
export type WorkerTask = ReadTask | WriteTask | RowsTask | MergeTask

export interface ReadTask {
  bytes: Uint8Array
  options: ParseOptions
  /** The person's columns, when the answer shall be a CondensedReading. */
  choices: ColumnChoices[] | null
}

/** Changes to write into the file itself. */
export interface WriteTask {
  bytes: Uint8Array
  changes: Change[]
}

/** Rows that the worksheets of the file shall hold, and document properties that it shall get. */
export interface RowsTask {
  bytes: Uint8Array
  /** As the file was imported: with or without its example row, under the person's columns. */
  options: ParseOptions
  sheets: OriginalSheet[]
  properties: Record<string, string>
  /** What the product states beside the rows, where the file has one worksheet. */
  added: AddedSheet[]
}

/** A file that was read before, to be merged into a worksheet. */
export interface MergeTask {
  merge: MergeInput
}

/** What a merge comes to; its preview as JSON, because nobody on the way to the browser reads it. */
export interface PlannedMerge extends Omit<MergePlan, 'preview'> {
  preview: string
  /** Of the preview. */
  undecided: number
}

/** The person's own file with the changes in it, and what became of the rest. */
export interface WrittenBack {
  bytes: Uint8Array<ArrayBuffer>
  report: FidelityReport
  /** By sheet as in the task: for each row that was wanted the row of the sheet that holds it. */
  places: number[][]
}

/** What an import keeps, small enough to pass between threads without a pause: ten thousand rows are one text. */
export interface CondensedReading {
  reading: FileReading
  /** The cells of each row, by sheet: a `Cells[][]` as JSON. */
  rows: string
  /** By sheet: a `RowPlaces[]` as JSON. */
  places: string
}

function read({ bytes, options, choices }: ReadTask): Result<WorkbookReading | CondensedReading, IntakeError> {
  const read = parseWorkbook(readGrids(bytes), options)
  if (!read.ok || !choices) return read
  const { reading, rows, places } = condense(read.value, choices, readExportId(bytes))
  return ok({ reading, rows: JSON.stringify(rows), places: JSON.stringify(places) })
}

function write({ bytes, changes }: WriteTask): Result<WrittenBack, IntakeError | ChangeError> {
  const sheets = sheetsOf(bytes, { includeExample: true })
  if (!sheets.ok) return sheets
  const planned = planChanges(sheets.value.worksheets, changes)
  return planned.ok ? ok(written(bytes, planned.value)) : planned
}

function writeRows({ bytes, options, sheets, properties, added }: RowsTask): Result<WrittenBack, IntakeError> {
  const read = sheetsOf(bytes, options)
  if (!read.ok) return read
  const { grids, worksheets } = read.value
  const edits = sheets.flatMap((original) => {
    const found = worksheets.find(({ sheet }) => sheet.name === original.name)
    return found ? [planOriginal(found.grid, found.sheet, original)] : []
  })
  if (edits.length < sheets.length) return err({ code: 'notAWorksheet' })
  const rows = sheets.flatMap((sheet) => sheet.rows.map(({ id = null, cells }) => ({ rowId: id, cells })))
  const plan = planAdded(added, grids, worksheets.length, rows)
  return ok(written(bytes, edits, { properties, plan }))
}

function written(
  bytes: Uint8Array,
  edits: SheetEdits[],
  { properties, plan }: { properties?: Record<string, string>; plan?: AddedPlan } = {},
): WrittenBack {
  const { bytes: file, report } = writeBack(bytes, edits, { properties, added: plan?.sheets })
  if (plan) report.notes = [...notesWith(report.notes, plan), ...plan.notes]
  return { bytes: file, report, places: edits.map(({ places }) => places) }
}

function merge({ merge: input }: MergeTask): Result<PlannedMerge, IntakeError> {
  const { preview, ...plan } = planMerge(input, randomUUID)
  return ok({ ...plan, preview: JSON.stringify(preview), undecided: preview.undecided })
}

/** The sheets of a package, and the worksheets among them. */
function sheetsOf(bytes: Uint8Array, options: ParseOptions) {
  // A text file is a worksheet too, but nothing that formats and formulas could be kept of.
  if (kindByBytes(bytes) === 'text') return err({ code: 'notExcel' } as const)
  const grids = readGrids(bytes)
  const read = parseWorkbook(grids, options)
  if (!read.ok) return read
  const worksheets = read.value.sheets.flatMap((sheet) => {
    const grid = grids.find(({ name }) => name === sheet.name)
    return grid ? [{ grid, sheet }] : []
  })
  return ok({ grids, worksheets })
}

function answer(task: WorkerTask) {
  try {
    if ('merge' in task) return merge(task)
    if ('changes' in task) return write(task)
    return 'sheets' in task ? writeRows(task) : read(task)
  } catch (error) {
    if (error instanceof Refusal) return err({ code: error.code })
    throw error
  }
}

parentPort?.on('message', (task: WorkerTask) => parentPort?.postMessage(answer(task)))
