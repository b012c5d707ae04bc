import type { HistoryPage } from '../domain/history/step'
import type { WorksheetChanges, Whereabouts } from '../domain/live/live'
import type { ChangeResponse, UseCasePage } from '../domain/merge/change'
import { USER_HEADER, type ChangeRequest } from '../domain/merge/change'

/** What became of a change that was sent. `message` is the server's own sentence, in the reader's language. */
export type Delivery =
  | { kind: 'accepted'; response: ChangeResponse }
  /** Nobody answered, or the server is in trouble: the same request may be sent again. */
  | { kind: 'unreachable' }
  | { kind: 'signedOut' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; message: string | null }

/** Browsers let a request of at most 64 KiB outlive its page; larger ones would be refused with the flag set. */
const KEEPALIVE_BYTES = 60_000

/**
 * Sends one change. Never throws: every failure is a kind of delivery.
 * @param userId who made it: somebody else who signed in meanwhile does not send it in their own name
 */
export async function postChange(worksheetId: string, userId: string, request: ChangeRequest): Promise<Delivery> {
  const body = JSON.stringify(request)
  let response: Response
  try {
    response = await fetch(`/api/worksheets/${worksheetId}/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [USER_HEADER]: userId },
      body,
      // UTF-16 units times three bounds the UTF-8 size.
      keepalive: body.length * 3 < KEEPALIVE_BYTES,
    })
  } catch {
    return { kind: 'unreachable' }
  }
  if (response.status === 401) return { kind: 'signedOut' }
  if (response.status === 403) return { kind: 'forbidden' }
  if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'unreachable' }
  try {
    const answer: unknown = await response.json()
    if (response.ok) return { kind: 'accepted', response: answer as ChangeResponse }
    return { kind: 'refused', message: messageOf(answer) }
  } catch {
    // A body cut off on the way: the action's id makes asking again harmless.
    return response.ok ? { kind: 'unreachable' } : { kind: 'refused', message: null }
  }
}

/** @returns the next page of rows, or null when it could not be had now */
export function fetchUseCases(worksheetId: string, after: string): Promise<UseCasePage | null> {
  return get(`/api/worksheets/${worksheetId}/use-cases?${new URLSearchParams({ after })}`)
}

/** @returns what changed after `since` behind the row `after`, or null when it could not be had now */
export function fetchChanges(worksheetId: string, since: number, after: string): Promise<WorksheetChanges | null> {
  return get(`/api/worksheets/${worksheetId}/changes?since=${since}&after=${after}`)
}

/** @returns a page of history, or null when it could not be had now */
export function fetchHistory(worksheetId: string, query: Record<string, string>): Promise<HistoryPage | null> {
  return get(`/api/worksheets/${worksheetId}/history?${new URLSearchParams(query)}`)
}

async function get<Value>(address: string): Promise<Value | null> {
  try {
    const response = await fetch(address)
    return response.ok ? ((await response.json()) as Value) : null
  } catch {
    return null
  }
}

/** Tells the others where this browser is. Of no consequence when it is lost: the next move says it again. */
export function postWhereabouts(worksheetId: string, clientId: string, at: Whereabouts): void {
  void fetch(`/api/worksheets/${worksheetId}/presence`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, ...at }),
  }).catch(() => {})
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null
  const { error } = answer
  if (typeof error !== 'object' || error === null || !('message' in error)) return null
  return typeof error.message === 'string' ? error.message : null
}
