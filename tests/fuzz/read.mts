import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '../../lib/excel/intake.ts'
import { drawFrom, mutate } from './mutate.mts'

const folder = join(import.meta.dirname, '..', 'fixtures', 'xlsx')

/** Files of the corpus that are read, by name. */
export const sources = readdirSync(folder)
  .filter((name) => !name.endsWith('.json') && !name.startsWith('refused-'))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))

export interface Attempt {
  seed: number
  /** The file that was changed. */
  source: string
  /** `worksheet`, or the name of the refusal. */
  outcome: string
  ms: number
}

/** The file that a seed makes. */
export function mutantOf(seed: number): { source: string; bytes: Uint8Array } {
  const draw = drawFrom(seed)
  const { name, bytes } = sources[draw(sources.length)]!
  return { source: name, bytes: mutate(bytes, draw) }
}

/**
 * Reads the file that a seed makes as an upload is read: in the worker, under its limits.
 * @throws when the reader breaks instead of answering
 */
export async function attempt(seed: number): Promise<Attempt> {
  const { source, bytes } = mutantOf(seed)
  const began = performance.now()
  const result = await readWorkbook(bytes)
  return { seed, source, outcome: result.ok ? 'worksheet' : result.error.code, ms: performance.now() - began }
}
