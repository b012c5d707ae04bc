import { parentPort, workerData } from 'node:worker_threads'
import { parseWorkbook, type ParseOptions } from '../domain/worksheet/parse'
import { err } from '../domain/core/result'
import { readGrids } from './read/workbook'
import { Refusal } from './read/refusal'

/**
 * The thread in which a stranger's file is read, so that a hostile one can neither block nor bring down the server.
 * Bundled by scripts/build-worker.mjs and started by path from intake.ts.
 */
export interface WorkerTask {
  bytes: Uint8Array
  options: ParseOptions
}

function read({ bytes, options }: WorkerTask): ReturnType<typeof parseWorkbook> {
  try {
    return parseWorkbook(readGrids(bytes), options)
  } catch (error) {
    if (error instanceof Refusal) return err({ code: error.code })
    throw error
  }
}

parentPort?.postMessage(read(workerData as WorkerTask))
