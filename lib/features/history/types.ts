import type { HistoryStep } from '../../domain/history/step'

/** Answer of `GET /api/worksheets/{id}/history`: steps, the last one first. */
export interface HistoryPage {
  /** The worksheet's seq when the page was read. */
  seq: number
  steps: HistoryStep[]
  /** Cursor of the next page, null after the last. */
  next: number | null
  /** Everybody who ever changed the worksheet and still has an account, by name. */
  people: { id: string; name: string }[]
}
