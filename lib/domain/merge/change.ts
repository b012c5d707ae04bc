import type { UseCase } from '../worksheet/model'
import type { Conflict, Patch } from './patch'

export const changeSources = [
  'typing',
  'paste',
  'fill',
  'clear',
  'rows',
  'undo',
  'redo',
  'import',
  'conflict',
  'declined',
  'restore',
] as const
/**
 * Through what a change was made; history tells people so. `declined` are texts that the person gave up for somebody
 * else's: they come into history, and the cells stay as they are.
 */
export type ChangeSource = (typeof changeSources)[number]

/** Patches that one request may carry: a paste of 1,000 rows with every column stays below it. */
export const MAX_PATCHES = 30_000

/** Names who made a change that is sent: refused when somebody else is signed in by then. */
export const USER_HEADER = 'x-kachisuji-user'

/** Body of `POST /api/worksheets/{id}/changes`. */
export interface ChangeRequest {
  /** Chosen by the writer, once per action: the same id delivered again is answered, not applied again. */
  actionId: string
  source: ChangeSource
  patches: Patch[]
}

/** Answer of `POST /api/worksheets/{id}/changes` (200): everything not under `conflicts` is committed. */
export interface ChangeResponse {
  seq: number
  /** The new revision of each row that the action changed or created. */
  revisions: Record<string, number>
  conflicts: Conflict[]
}

/**
 * Answer of `GET /api/worksheets/{id}/use-cases?after={cursor}`: rows in worksheet order, a page at a time, so
 * that no page blocks the browser while it is parsed.
 */
export interface UseCasePage {
  seq: number
  useCases: UseCase[]
  /** Cursor of the next page, null after the last. */
  next: string | null
}
