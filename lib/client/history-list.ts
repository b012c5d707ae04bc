import { groupSteps } from '../domain/history/group'
import type { HistoryPage, HistoryPerson, HistoryStep } from '../domain/history/step'
import { Observable } from './observable'

export interface HistoryState {
  /** The last one first. */
  steps: readonly HistoryStep[]
  people: readonly HistoryPerson[]
  /** Older ones are asked for with this; null when there are none. */
  next: number | null
  status: 'loading' | 'ready' | 'failed'
  /** Made since; they are shown when the person asks for them. */
  newer: readonly HistoryStep[]
}

/** As many sentences as a screen shows: where many saves read as one, more pages are read at once. */
const FIRST_ENTRIES = 10
const FIRST_PAGES = 5

/** The part of a history that was loaded. */
export class HistoryList {
  readonly state: Observable<HistoryState>
  private asking = false
  private askAgain = false

  /**
   * @param fetchPage the steps before a seq, or the last ones; null when they could not be had now
   * @param people who is known before the first page says it
   */
  constructor(
    private readonly fetchPage: (before: number | null) => Promise<HistoryPage | null>,
    people: readonly HistoryPerson[] = [],
  ) {
    this.state = new Observable<HistoryState>({ steps: [], people, next: null, status: 'loading', newer: [] })
  }

  /** Loads the last steps. */
  async open(): Promise<void> {
    const page = await this.ask(null)
    if (page) this.change({ ...page, newer: [] })
    let pages = 1
    while (this.state.get().status === 'ready' && pages < FIRST_PAGES && this.lacksEntries()) {
      await this.more()
      pages += 1
    }
  }

  /** Loads older steps. */
  async more(): Promise<void> {
    const { next, steps } = this.state.get()
    if (next === null) return
    const page = await this.ask(next)
    if (page) this.change({ steps: [...steps, ...page.steps], next: page.next })
  }

  /**
   * Looks for steps that were made since.
   * @param show whether they are shown at once, or kept until `showNewer`
   */
  async refresh(show: () => boolean): Promise<void> {
    if (this.asking) {
      this.askAgain = true
      return
    }
    if (this.state.get().status !== 'ready') return
    this.asking = true
    const page = await this.fetchPage(null)
    this.asking = false
    if (page) this.takeNewer(page)
    if (show()) this.showNewer()
    if (this.askAgain) {
      this.askAgain = false
      await this.refresh(show)
    }
  }

  showNewer(): void {
    const { steps, newer } = this.state.get()
    if (newer.length > 0) this.change({ steps: [...newer, ...steps], newer: [] })
  }

  private takeNewer({ steps: latest, next, people }: HistoryPage): void {
    const { steps } = this.state.get()
    const known = steps[0]?.seq ?? 0
    const newer = latest.filter(({ seq }) => seq > known)
    // More than a page was made since: between these and what is known some would be missing.
    if (newer.length === latest.length && next !== null) this.change({ steps: latest, newer: [], next, people })
    else this.change({ newer, people })
  }

  private lacksEntries(): boolean {
    const { steps, next } = this.state.get()
    return next !== null && groupSteps(steps).length < FIRST_ENTRIES
  }

  private async ask(before: number | null): Promise<HistoryPage | null> {
    this.change({ status: 'loading' })
    const page = await this.fetchPage(before)
    this.change({ status: page ? 'ready' : 'failed' })
    return page
  }

  private change(change: Partial<HistoryState>): void {
    this.state.set({ ...this.state.get(), ...change })
  }
}
