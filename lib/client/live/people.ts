import type { PresentPerson } from '../../domain/live/live'
import { Observable } from '../observable'

const nobody: readonly PresentPerson[] = []

/** Who is shown where several are: somebody who types there, else one of them. @param people at least one */
export function foremost(people: readonly PresentPerson[]): PresentPerson {
  return people.find(({ typing }) => typing) ?? people[0]!
}

/** The others who have this worksheet open, and where they are; each row has its own listeners, as in the store. */
export class People {
  /** One entry a person, whatever the number of their browsers. */
  readonly others = new Observable<readonly PresentPerson[]>(nobody)
  private byRow = new Map<string, readonly PresentPerson[]>()
  private readonly listeners = new Map<string, Set<() => void>>()

  /** @param ownClientId this browser's name, which is left out */
  set(people: readonly PresentPerson[], ownClientId: string | null): void {
    const others = people.filter(({ clientId }) => clientId !== ownClientId)
    this.others.set([...new Map(others.map((person) => [person.userId, person])).values()])
    const before = this.byRow
    this.byRow = new Map()
    for (const person of others) {
      if (person.useCaseId) this.byRow.set(person.useCaseId, [...this.inRow(person.useCaseId), person])
    }
    for (const id of new Set([...before.keys(), ...this.byRow.keys()])) {
      if (JSON.stringify(before.get(id)) === JSON.stringify(this.byRow.get(id))) {
        // The same list as before, so that nobody draws the row again for nothing.
        this.byRow.set(id, before.get(id) ?? nobody)
      } else for (const listener of [...(this.listeners.get(id) ?? [])]) listener()
    }
  }

  readonly inRow = (id: string): readonly PresentPerson[] => this.byRow.get(id) ?? nobody

  readonly subscribeRow = (id: string, listener: () => void): (() => void) => {
    const listeners = this.listeners.get(id) ?? new Set()
    this.listeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.listeners.delete(id)
    }
  }
}
