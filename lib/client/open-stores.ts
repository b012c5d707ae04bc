import type { UseCasePage } from '../domain/merge/change'
import type { Worksheet } from '../domain/worksheet/model'
import type { WorksheetStore } from './worksheet-store'

const stores = new Map<string, WorksheetStore>()

/**
 * The store of a worksheet that a person opens: the one that this page has had before, with its undo steps and what it is
 * still sending, or a new one. Of those that nobody looks at, the ones that are still sending are kept, and the last.
 * @param key of person and worksheet
 */
export function storeFor(
  key: string,
  { worksheet, page }: { worksheet: Worksheet; page: UseCasePage },
  make: () => WorksheetStore,
): WorksheetStore {
  // On the server every request is somebody else's.
  if (typeof window === 'undefined') return make()
  const known = stores.get(key)
  known?.revisit(worksheet, page)
  const store = known ?? make()
  for (const [other, { queue }] of stores) if (queue.state.get().unsent === 0) stores.delete(other)
  stores.set(key, store)
  return store
}
