import type { CellKey } from '../worksheet/fields'
import type { UseCase, Worksheet } from '../worksheet/model'

/** What one person's browser is told about what the others do: shared by the server that tells it and the browser. */

/** A use case as it is now, deleted or not. */
export type ChangedUseCase = UseCase & { deleted: boolean }

/** The worksheet apart from its rows, as it is now. */
export type WorksheetFacts = Omit<Worksheet, 'id'> & { archived: boolean }

/**
 * What is different in a worksheet since an earlier seq: states, not steps, so that hearing of something twice or out
 * of order does no harm. Answer of `GET /api/worksheets/{id}/changes?since={seq}&after={next}`.
 */
export interface WorksheetChanges {
  /** Everything up to this seq is in here, apart from the rows behind `next`. */
  seq: number
  useCases: ChangedUseCase[]
  /** Null when nothing but rows changed. */
  worksheet: WorksheetFacts | null
  /** More rows changed than one answer holds: the id after which the rest is asked for. */
  next: string | null
}

/** The cell in which somebody is, and whether they are typing there. */
export interface Whereabouts {
  useCaseId: string | null
  field: CellKey | null
  typing: boolean
}

/** Somebody who has a worksheet open. */
export interface PresentPerson extends Whereabouts {
  /** One browser of theirs. */
  clientId: string
  userId: string
  name: string
}

/** What a stream says, by the name of its event; `worksheetId` tells which of the browser's worksheets is meant. */
export interface LiveEvents {
  changes: WorksheetChanges & { worksheetId: string }
  presence: { worksheetId: string; people: PresentPerson[] }
  /** Something that is no part of the worksheet, but is shown with it, changed: revealed votes, a dataset, a shared term. */
  related: { worksheetId: string }
  /** The person may no longer see the worksheet, or signed out. */
  closed: { worksheetId: string }
  /** Says nothing but that the connection lives. */
  ping: Record<string, never>
}

/** Place up to which a browser knows a worksheet, in the stream's address and in `Last-Event-ID`: `<id>.<seq>`. */
export interface Cursor {
  worksheetId: string
  seq: number
}

/** Worksheets that one browser may follow at once. */
export const MAX_FOLLOWED = 20

/** Cursors as text: `<id>.<seq>,<id>.<seq>`. */
export function printCursors(cursors: readonly Cursor[]): string {
  return cursors.map(({ worksheetId, seq }) => `${worksheetId}.${seq}`).join()
}

/** The reverse of `printCursors`; what is not a cursor is left out, of several for one worksheet the first counts. */
export function parseCursors(text: string): Cursor[] {
  const cursors = new Map<string, Cursor>()
  for (const part of text.split(',')) {
    const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})$/.exec(part)
    if (match && !cursors.has(match[1]!)) cursors.set(match[1]!, { worksheetId: match[1]!, seq: Number(match[2]) })
  }
  return [...cursors.values()].slice(0, MAX_FOLLOWED)
}
