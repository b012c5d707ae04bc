import type { CellKey } from '@/lib/domain/worksheet/fields'

/** What a history is of: the whole worksheet, one row, or one cell of it. */
export interface HistoryPlace {
  useCaseId?: string
  field?: CellKey
}

const WORKSHEET = 'worksheet'

/** The history that an address asks for; null when it asks for none. */
export function historyPlaceIn(params: URLSearchParams): HistoryPlace | null {
  const of = params.get('history')
  if (!of) return null
  if (of === WORKSHEET) return {}
  const field = params.get('field')
  return field ? { useCaseId: of, field: field as CellKey } : { useCaseId: of }
}

/** Puts what history is open into the address, so that a link shows the same and Back closes it, without asking the server. */
export function openHistory(place: HistoryPlace | null): void {
  const url = new URL(window.location.href)
  putHistoryPlace(url.searchParams, place)
  window.history.pushState(null, '', url)
}

/** Writes into an address which history is open. */
export function putHistoryPlace(params: URLSearchParams, place: HistoryPlace | null): void {
  params.delete('history')
  params.delete('field')
  if (!place) return
  params.set('history', place.useCaseId ?? WORKSHEET)
  if (place.field) params.set('field', place.field)
}
