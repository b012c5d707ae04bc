import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { err, type Result } from '../domain/core/result'
import type { Change, ChangeError } from '../domain/worksheet/changes'
import type { MergeInput } from '../domain/merge/plan'
import { MAX_UPLOAD_BYTES, type IntakeError } from '../domain/worksheet/intake-errors'
import type { ParseOptions } from '../domain/worksheet/parse'
import type { WorkbookReading } from '../domain/worksheet/sheet-reading'
import type { ColumnChoices } from '../domain/worksheet/reading'
import {
  MAX_CONCURRENT_READS,
  MAX_REUSED_BYTES,
  MAX_WAITING_READS,
  MERGE_DEADLINE_MS,
  READ_DEADLINE_MS,
  WORKER_HEAP_MB,
} from './limits'
import type { CondensedReading, PlannedMerge, RowsTask, WorkerTask, WrittenBack } from './worker'

/** Built by scripts/build-worker.mjs. By path, because bundlers do not resolve workers of worker_threads reliably. */
const WORKER_FILE = join('dist', 'excel-worker.mjs')

/**
 * Reads the worksheets of an uploaded file in a thread of its own, within the limits of limits.ts.
 * @param bytes the file as it came; anything at all
 * @returns the recognised worksheets, or a named refusal
 * @throws when the worker's bundle is missing or the reader itself is broken, which no file may cause
 */
export function readWorkbook(
  bytes: Uint8Array,
  options: ParseOptions = {},
): Promise<Result<WorkbookReading, IntakeError>> {
  return within<WorkbookReading>({ bytes, options, choices: null })
}

/** As `readWorkbook`, but yields what an import keeps of the file under the person's choice of columns. */
export function readForImport(
  bytes: Uint8Array,
  options: ParseOptions,
  choices: ColumnChoices[],
): Promise<Result<CondensedReading, IntakeError>> {
  return within<CondensedReading>({ bytes, options, choices })
}

/** Writes changes into the file itself, in a thread and within the limits of reading. */
export function writeChanges(
  bytes: Uint8Array,
  changes: Change[],
): Promise<Result<WrittenBack, IntakeError | ChangeError>> {
  return within<WrittenBack, IntakeError | ChangeError>({ bytes, changes })
}

/** As `writeChanges`, but for the rows that the worksheets shall hold; document properties may be set with them. */
export function writeRows(task: RowsTask): Promise<Result<WrittenBack, IntakeError>> {
  return within<WrittenBack>(task)
}

/** Merges what was read of a file into a worksheet, in the same thread: ten thousand rows take seconds. */
export function planMergeApart(merge: MergeInput): Promise<Result<PlannedMerge, IntakeError>> {
  return within<PlannedMerge>({ merge })
}

async function within<Answer, Refused extends { code: string } = IntakeError>(
  task: WorkerTask,
): Promise<Result<Answer, Refused | IntakeError>> {
  const size = 'bytes' in task ? task.bytes.byteLength : task.merge.rows.length + task.merge.useCases.length
  if ('bytes' in task && size > MAX_UPLOAD_BYTES) return err({ code: 'tooLarge' })
  if (waiting.length >= MAX_WAITING_READS) return err({ code: 'busy' })
  await turn()
  const worker = takeWorker()
  let isReusable = false
  try {
    const result = await answerOf<Answer, Refused>(worker, task)
    isReusable = result.ok && size <= MAX_REUSED_BYTES
    return result
  } finally {
    releaseWorker(worker, isReusable)
    endTurn()
  }
}

async function answerOf<Answer, Refused extends { code: string }>(
  worker: Worker,
  task: WorkerTask,
): Promise<Result<Answer, Refused | IntakeError>> {
  const settled = new AbortController()
  const { signal } = settled
  const answered = once(worker, 'message', { signal }).then(
    ([result]) => result as Result<Answer, Refused | IntakeError>,
  )
  const ended = once(worker, 'exit', { signal }).then(([code]) => {
    throw new Error(`the reader ended with ${code} before it answered`)
  })
  const deadline = 'merge' in task ? MERGE_DEADLINE_MS : READ_DEADLINE_MS
  const late = setTimeout(deadline, err({ code: 'tooSlow' } as const), { signal })
  worker.postMessage(task)
  try {
    return await Promise.race([answered, ended, late])
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return err({ code: 'tooLargeInside' })
    }
    throw error
  } finally {
    settled.abort()
    await Promise.allSettled([answered, ended, late])
  }
}

/**
 * A thread that waits for the next file: starting one takes longer than reading a small worksheet. It has read nothing
 * yet, or only small files that were not refused; after any other file a thread ends and gives back its memory.
 */
let spare: Worker | undefined

function startWorker(): Worker {
  const file = join(/* turbopackIgnore: true */ process.cwd(), WORKER_FILE)
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: 64 },
  })
  // A spare thread that fails is forgotten; without a listener its error would end the process.
  const forget = () => {
    if (spare === worker) spare = undefined
  }
  return worker.on('error', forget).on('exit', forget)
}

function takeWorker(): Worker {
  const worker = spare ?? startWorker()
  spare = undefined
  worker.ref()
  return worker
}

function releaseWorker(worker: Worker, isReusable: boolean): void {
  if (!isReusable || spare) void worker.terminate()
  spare ??= isReusable ? worker : startWorker()
  // Waiting must not keep the process running.
  spare.unref()
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
