import type { PresentPerson, WorksheetChanges, WorksheetFacts } from '../../domain/live/live'
import type { WorksheetStore } from '../worksheet-store'
import type { Live } from './live'

const RETRY_MS = 2_000

interface Options {
  live: Live
  store: WorksheetStore
  /** The rest of a change that is too large for the stream, or null when it could not be had now. */
  fetchChanges: (since: number, after: string) => Promise<WorksheetChanges | null>
  facts: (facts: WorksheetFacts) => void
  /** Something was changed, by others or by this person. */
  heard: (seq: number) => void
  people: (people: PresentPerson[]) => void
  closed: () => void
  connected: (connected: boolean) => void
}

/**
 * Keeps a store at what the others do.
 * @returns how to stop
 */
export function followWorksheet({ live, store, fetchChanges, facts, heard, people, closed, connected }: Options) {
  let known = store.seq
  let fetching = 0
  let stopped = false

  function take(changes: WorksheetChanges): void {
    store.receive(changes.useCases)
    if (changes.worksheet) facts(changes.worksheet)
  }

  async function fetchRest(since: number, next: string | null): Promise<void> {
    let after = next
    while (after !== null && !stopped) {
      const rest = await fetchChanges(since, after)
      if (stopped) return
      if (rest) store.receive(rest.useCases)
      else await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      if (rest) after = rest.next
    }
  }

  async function takeRest(since: number, next: string | null): Promise<void> {
    fetching += 1
    await fetchRest(since, next)
    fetching -= 1
    // Left in between, a part is missing: whoever opens the worksheet again begins where nothing is.
    if (fetching === 0 && !stopped) store.seq = known
  }

  const stop = live.follow(store.worksheet.id, store.seq, {
    changes(changes) {
      take(changes)
      const since = Math.min(known, changes.seq)
      known = changes.seq
      heard(known)
      void takeRest(since, changes.next)
    },
    presence: (event) => people(event.people),
    related: () => {},
    closed,
    connected,
  })
  return () => {
    stopped = true
    stop()
  }
}
