import type { UseCasePage } from '../domain/merge/change'
import type { WorksheetStore } from './worksheet-store'

const RETRY_MS = 2_000

/**
 * Loads the rows behind the first page, one page after another, leaving the browser free in between: a page is small
 * enough that parsing and adding it stays below a long task.
 * @param fetchPage the page after a cursor, or null when it could not be had: it is asked for again
 * @returns how to stop
 */
export function loadRest(store: WorksheetStore, fetchPage: (after: string) => Promise<UseCasePage | null>): () => void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  async function loadNext(): Promise<void> {
    const after = store.next.get()
    if (after === null || stopped) return
    const page = await fetchPage(after)
    if (stopped) return
    if (page) store.addPage(page)
    timer = setTimeout(() => void loadNext(), page ? 0 : RETRY_MS)
  }
  void loadNext()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
