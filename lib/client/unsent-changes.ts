import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ChangeRequest } from '../domain/merge/change'
import type { Conflict } from '../domain/merge/patch'

/** Where changes belong, so that other screens can name the place and lead there. */
export interface UnsentPlace {
  worksheetId: string
  title: string
  href: string
}

interface Kept extends UnsentPlace {
  userId: string
}

interface Schema extends DBSchema {
  requests: {
    key: string
    value: Kept & { order: number; request: ChangeRequest }
    indexes: { place: [string, string]; person: string }
  }
  conflicts: {
    key: [string, string]
    value: Kept & { conflicts: readonly Conflict[] }
    indexes: { person: string }
  }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

function database(): Promise<IDBPDatabase<Schema>> {
  return (opened ??= openDB<Schema>('kachisuji', 1, {
    upgrade(db) {
      const requests = db.createObjectStore('requests', { keyPath: 'request.actionId' })
      requests.createIndex('place', ['userId', 'worksheetId'])
      requests.createIndex('person', 'userId')
      const conflicts = db.createObjectStore('conflicts', { keyPath: ['userId', 'worksheetId'] })
      conflicts.createIndex('person', 'userId')
    },
  }))
}

/**
 * What one person typed into one worksheet and the server has not confirmed, kept on this device so that it outlives a
 * reload and a closed tab. A device that keeps nothing (storage full or forbidden) loses only this second safety.
 */
export class UnsentChanges {
  private last = 0

  constructor(
    private readonly userId: string,
    private readonly place: UnsentPlace,
  ) {}

  /** What was left behind, oldest first. */
  async load(): Promise<{ requests: ChangeRequest[]; conflicts: readonly Conflict[] }> {
    try {
      const db = await database()
      const kept = await db.getAllFromIndex('requests', 'place', [this.userId, this.place.worksheetId])
      const conflicts = await db.get('conflicts', [this.userId, this.place.worksheetId])
      kept.sort((a, b) => a.order - b.order)
      return { requests: kept.map(({ request }) => request), conflicts: conflicts?.conflicts ?? [] }
    } catch {
      return { requests: [], conflicts: [] }
    }
  }

  /** Keeps requests, in their order; one that is kept already is replaced. */
  keep(requests: readonly ChangeRequest[]): Promise<void> {
    return this.write(async (db) => {
      const store = db.transaction('requests', 'readwrite').store
      for (const request of requests) {
        const known = await store.get(request.actionId)
        // By the clock, so that what an earlier page left stays before what this one adds.
        this.last = known ? this.last : Math.max(this.last + 1, Date.now())
        const order = known?.order ?? this.last
        await store.put({ userId: this.userId, ...this.place, order, request })
      }
    })
  }

  /** The server has confirmed it. */
  drop(actionId: string): Promise<void> {
    return this.write((db) => db.delete('requests', actionId))
  }

  keepConflicts(conflicts: readonly Conflict[]): Promise<void> {
    const { userId, place } = this
    return this.write(async (db) => {
      if (conflicts.length === 0) await db.delete('conflicts', [userId, place.worksheetId])
      else await db.put('conflicts', { userId, ...place, conflicts })
    })
  }

  private async write(action: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<void> {
    try {
      await action(await database())
    } catch {
      // Storage is full or forbidden: what was typed is still in the page, which says that it is not saved.
    }
  }
}

/** What waits in one worksheet. */
export interface UnsentCount extends UnsentPlace {
  /** Changed cells that the server has not confirmed. */
  unsent: number
  /** Cells where somebody else's text waits beside the person's for a decision. */
  undecided: number
}

/** What of a person waits on this device, by worksheet. */
export async function listUnsent(userId: string): Promise<UnsentCount[]> {
  const counts = new Map<string, UnsentCount>()
  const at = ({ worksheetId, title, href }: UnsentPlace) => {
    const count = counts.get(worksheetId) ?? { worksheetId, title, href, unsent: 0, undecided: 0 }
    counts.set(worksheetId, count)
    return count
  }
  try {
    const db = await database()
    for (const kept of await db.getAllFromIndex('requests', 'person', userId)) {
      at(kept).unsent += kept.request.patches.length
    }
    for (const kept of await db.getAllFromIndex('conflicts', 'person', userId)) {
      at(kept).undecided += kept.conflicts.length
    }
  } catch {
    // Nothing can be kept on this device, so nothing waits on it.
  }
  return [...counts.values()]
}

/** How many changes of a person wait on this device, over all worksheets: what signing out would throw away. */
export async function countUnsent(userId: string): Promise<number> {
  return (await listUnsent(userId)).reduce((sum, { unsent, undecided }) => sum + unsent + undecided, 0)
}

/** Throws away what a person's changes wait for, after they were asked. */
export async function discardUnsent(userId: string): Promise<void> {
  const db = await database()
  const write = db.transaction(['requests', 'conflicts'], 'readwrite')
  for (const key of await write.objectStore('requests').index('person').getAllKeys(userId)) {
    await write.objectStore('requests').delete(key)
  }
  for (const key of await write.objectStore('conflicts').index('person').getAllKeys(userId)) {
    await write.objectStore('conflicts').delete(key)
  }
  await write.done
}
