import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What one person typed into a form and has not saved. */
export interface Draft<Content = unknown> {
  userId: string
  /** The form: its kind and an id, such as `value:` and the use case's. It says what the content is. */
  about: string
  /** The revision and the content that the person started from. */
  revision: number
  base: Content
  draft: Content
  /** When it was typed, in milliseconds. */
  at: number
}

interface Schema extends DBSchema {
  drafts: { key: [userId: string, about: string]; value: Draft; indexes: { person: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

// Apart from what waits to be sent: a tab of an older version that holds that database open must not keep this one shut.
function database(): Promise<IDBPDatabase<Schema>> {
  return (opened ??= openDB<Schema>('kachisuji-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['userId', 'about'] }).createIndex('person', 'userId')
    },
  }))
}

/** Outlives a reload, going back and a closed tab. @returns false where the device keeps nothing (full, forbidden) */
export async function keepDraft(draft: Draft): Promise<boolean> {
  try {
    await (await database()).put('drafts', draft)
    return true
  } catch {
    return false
  }
}

/** What was kept about a form, perhaps by an older version of the product; undefined without any. */
export async function findDraft<Content>(userId: string, about: string): Promise<Draft<Content> | undefined> {
  try {
    return (await (await database()).get('drafts', [userId, about])) as Draft<Content> | undefined
  } catch {
    return undefined
  }
}

/** It was saved, or given up. */
export async function dropDraft(userId: string, about: string): Promise<void> {
  try {
    await (await database()).delete('drafts', [userId, about])
  } catch {
    // Where nothing can be kept, nothing is left to drop.
  }
}

/** How many forms of a person wait on this device. */
export async function countDrafts(userId: string): Promise<number> {
  try {
    return await (await database()).countFromIndex('drafts', 'person', userId)
  } catch {
    return 0
  }
}

/** Throws all of a person's away, after they were asked. */
export async function discardDrafts(userId: string): Promise<void> {
  try {
    const { store } = (await database()).transaction('drafts', 'readwrite')
    for (const key of await store.index('person').getAllKeys(userId)) await store.delete(key)
  } catch {
    // Where nothing can be kept, nothing is left to throw away.
  }
}
