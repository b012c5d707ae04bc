import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ChangeRequest } from '../domain/merge/change'
import type { Conflict } from '../domain/merge/patch'

interface Schema extends DBSchema {
  requests: {
    key: string
    value: { userId: string; worksheetId: string; order: number; request: ChangeRequest }
    indexes: { place: [string, string]; person: string }
  }
  conflicts: {
    key: [string, string]
    value: { userId: string; worksheetId: string; conflicts: readonly Conflict[] }
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
    private readonly worksheetId: string,
  ) {}

  /** What was left behind, oldest first. */
  async load(): Promise<{ requests: ChangeRequest[]; conflicts: readonly Conflict[] }> {
    try {
      const db = await database()
      const kept = await db.getAllFromIndex('requests', 'place', [this.userId, this.worksheetId])
      const conflicts = await db.get('conflicts', [this.userId, this.worksheetId])
      kept.sort((a, b) => a.order - b.order)
      return { requests: kept.map(({ request }) => request), conflicts: conflicts?.conflicts ?? [] }
    } catch {
      return { requests: [], conflicts: [] }
    }
  }

  /** Keeps requests, in their order; one that is kept already is replaced. */
  keep(requests: readonly ChangeRequest[]): void {
    void this.write(async (db) => {
      const store = db.transaction('requests', 'readwrite').store
      for (const request of requests) {
        const known = await store.get(request.actionId)
        // By the clock, so that what an earlier page left stays before what this one adds.
        this.last = known ? this.last : Math.max(this.last + 1, Date.now())
        const order = known?.order ?? this.last
        await store.put({ userId: this.userId, worksheetId: this.worksheetId, order, request })
      }
    })
  }

  /** The server has confirmed it. */
  drop(actionId: string): void {
    void this.write((db) => db.delete('requests', actionId))
  }

  keepConflicts(conflicts: readonly Conflict[]): void {
    const { userId, worksheetId } = this
    void this.write(async (db) => {
      if (conflicts.length === 0) await db.delete('conflicts', [userId, worksheetId])
      else await db.put('conflicts', { userId, worksheetId, conflicts })
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

/** How many changes of a person wait on this device, over all worksheets: what signing out would throw away. */
export async function countUnsent(userId: string): Promise<number> {
  try {
    const db = await database()
    const requests = await db.getAllFromIndex('requests', 'person', userId)
    const conflicts = await db.getAllFromIndex('conflicts', 'person', userId)
    return (
      requests.reduce((sum, { request }) => sum + request.patches.length, 0) +
      conflicts.reduce((sum, { conflicts }) => sum + conflicts.length, 0)
    )
  } catch {
    return 0
  }
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
