import { parentPort } from 'node:worker_threads'
import { parseWorkbook, type ParseOptions, type WorkbookReading } from '../domain/worksheet/parse'
import { err, ok, type Result } from '../domain/core/result'
import { condense } from '../domain/worksheet/condense'
import type { IntakeError } from '../domain/worksheet/intake-errors'
import type { ColumnChoices, FileReading } from '../domain/worksheet/reading'
import { readExportId } from './read/custom-properties'
import { readGrids } from './read/workbook'
import { Refusal } from './read/refusal'

/**
 * The thread in which a stranger's file is read, so that a hostile one can neither block nor bring down the server.
 * Bundled by scripts/build-worker.mjs and started by path from intake.ts. Answers each task with one message.
 */
export interface WorkerTask {
  bytes: Uint8Array
  options: ParseOptions
  /** The person's columns, when the answer shall be a CondensedReading. */
  choices: ColumnChoices[] | null
}

/** What an import keeps, small enough to pass between threads without a pause: ten thousand rows are one text. */
export interface CondensedReading {
  reading: FileReading
  /** The cells of each row, by sheet: a `Cells[][]` as JSON. */
  rows: string
  /** By sheet: a `RowPlaces[]` as JSON. */
  places: string
}

function read({ bytes, options, choices }: WorkerTask): Result<WorkbookReading | CondensedReading, IntakeError> {
  try {
    const read = parseWorkbook(readGrids(bytes), options)
    if (!read.ok || !choices) return read
    const { reading, rows, places } = condense(read.value, choices, readExportId(bytes))
    return ok({ reading, rows: JSON.stringify(rows), places: JSON.stringify(places) })
  } catch (error) {
    if (error instanceof Refusal) return err({ code: error.code })
    throw error
  }
}

parentPort?.on('message', (task: WorkerTask) => parentPort?.postMessage(read(task)))
