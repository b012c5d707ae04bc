import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { err, type Result } from '../domain/core/result'
import { MAX_UPLOAD_BYTES, type IntakeError } from '../domain/worksheet/intake-errors'
import type { ParseOptions, WorkbookReading } from '../domain/worksheet/parse'
import { MAX_CONCURRENT_READS, READ_DEADLINE_MS, WORKER_HEAP_MB } from './limits'
import type { WorkerTask } from './worker'

/** Built by scripts/build-worker.mjs. By path, because bundlers do not resolve workers of worker_threads reliably. */
const WORKER_FILE = join('dist', 'excel-worker.mjs')

/**
 * Reads the worksheets of an uploaded file in a thread of its own, within the limits of limits.ts.
 * @param bytes the file as it came; anything at all
 * @returns the recognised worksheets, or a named refusal
 * @throws when the worker's bundle is missing or the reader itself is broken, which no file may cause
 */
export async function readWorkbook(
  bytes: Uint8Array,
  options: ParseOptions = {},
): Promise<Result<WorkbookReading, IntakeError>> {
  if (bytes.byteLength > MAX_UPLOAD_BYTES) return err({ code: 'tooLarge' })
  await turn()
  try {
    return await readInWorker({ bytes, options })
  } finally {
    endTurn()
  }
}

function readInWorker(workerData: WorkerTask): Promise<Result<WorkbookReading, IntakeError>> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), WORKER_FILE)
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    workerData,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 64 },
  })
  return new Promise<Result<WorkbookReading, IntakeError>>((resolve, reject) => {
    const deadline = setTimeout(() => resolve(err({ code: 'tooSlow' })), READ_DEADLINE_MS)
    worker.once('message', (result: Result<WorkbookReading, IntakeError>) => resolve(result))
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(err({ code: 'tooLargeInside' }))
      else reject(error)
    })
    worker.once('exit', (code) => reject(new Error(`the reader ended with ${code} before it answered`)))
    const stop = () => clearTimeout(deadline)
    worker.once('message', stop).once('error', stop).once('exit', stop)
  }).finally(() => worker.terminate())
}

let reading = 0
const waiting: (() => void)[] = []

/** Waits until fewer than MAX_CONCURRENT_READS are under way: each may take a core and its whole heap. */
async function turn(): Promise<void> {
  if (reading < MAX_CONCURRENT_READS) reading++
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

function endTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else reading--
}
