import { readFile } from 'node:fs/promises'
import { err, type Result } from '../../lib/domain/core/result.ts'
import type { IntakeError } from '../../lib/domain/worksheet/intake-errors.ts'
import type { WorkbookReading } from '../../lib/domain/worksheet/sheet-reading.ts'
import { readWorkbook } from '../../lib/excel/intake.ts'
import { buildWorker } from '../build-worker.mjs'

/** Reads the worksheets of a file on disk as an import would. */
export async function readFileAt(file: string, includeExample: boolean): Promise<Result<WorkbookReading, IntakeError>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return err({ code: 'unreadable' })
  }
  await buildWorker()
  return readWorkbook(bytes, { includeExample })
}
